const LINE_EVERY_MS = 10_000;

/** Writes a line about a run every ten seconds of it, for streams that are no terminal. */
export function lineEveryTenSeconds(stream: NodeJS.WriteStream): (elapsedMs: number, text: () => string) => void {
  let next = LINE_EVERY_MS;
  return (elapsedMs, text) => {
    if (elapsedMs >= next) {
      next = (Math.floor(elapsedMs / LINE_EVERY_MS) + 1) * LINE_EVERY_MS;
      stream.write(`${text()}\n`);
    }
  };
}
