import { Presets, SingleBar } from 'cli-progress';
import { formatDuration } from '../duration';
import { lineEveryTenSeconds } from '../progress-lines';

/** Shows how far a recording is: a bar on a terminal, else a line every ten seconds. Always on stderr. */
export interface Progress {
  update(elapsedMs: number, pages: number, failures: number): void;
  stop(): void;
}

/** Begins to show the progress of something that lasts `totalMs`. */
export function startProgress(totalMs: number, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(totalMs, stream) : lines(totalMs, stream);
}

function bar(totalMs: number, stream: NodeJS.WriteStream): Progress {
  const format = '{bar} {elapsed} of {whole} | {pages} pages, {failures} failed';
  const shown = new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true }, Presets.shades_classic);
  const whole = formatDuration(totalMs);
  shown.start(totalMs, 0, { elapsed: '0s', whole, pages: 0, failures: 0 });
  return {
    update: (elapsedMs, pages, failures) =>
      shown.update(Math.min(elapsedMs, totalMs), { elapsed: formatDuration(elapsedMs), whole, pages, failures }),
    stop: () => shown.stop(),
  };
}

function lines(totalMs: number, stream: NodeJS.WriteStream): Progress {
  const line = lineEveryTenSeconds(stream);
  const whole = formatDuration(totalMs);
  return {
    update: (elapsedMs, pages, failures) =>
      line(elapsedMs, () => `${formatDuration(elapsedMs)} of ${whole}: ${pages} pages, ${failures} failed`),
    stop: () => undefined,
  };
}
