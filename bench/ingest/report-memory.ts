// Loaded before a command that is measured: says at its end how much memory the process held at most, and what it computed.
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(`peak-memory-mb ${Math.round(maxRSS / 1024)}\n`);
  process.stderr.write(`processor-seconds ${((userCPUTime + systemCPUTime) / 1e6).toFixed(2)}\n`);
});
