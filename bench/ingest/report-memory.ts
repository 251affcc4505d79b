// Loaded before a command that is measured: says at its end how much memory and processor time the process took.
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(`peak-memory-mb ${Math.round(maxRSS / 1024)}\n`);
  process.stderr.write(`cpu-seconds ${((userCPUTime + systemCPUTime) / 1e6).toFixed(1)}\n`);
});
