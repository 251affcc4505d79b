/** A line that is rewritten on a terminal; nothing in a pipe. */
export function showProgress(): { step: (done: number, total: number, what: string) => void; end: () => void } {
  if (!process.stderr.isTTY) return { step: () => undefined, end: () => undefined };
  const write = (text: string): void => {
    process.stderr.write(`\r\u001B[2K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  };
  return {
    step: (done, total, what) => write(total > 0 ? `[${done}/${total}] ${what}` : what),
    end: () => write(""),
  };
}
