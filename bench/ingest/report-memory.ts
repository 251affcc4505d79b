// Loaded before a command that is measured: says at its end how much memory the process held at most.
process.on("exit", () => {
  process.stderr.write(`peak-memory-mb ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
});
