import { Presets, SingleBar } from 'cli-progress';
import { formatDuration } from '../duration';
import { lineEveryTenSeconds } from '../progress-lines';

/** How far a run is. */
export interface LoadState {
  readonly elapsedMs: number;
  readonly ended: number;
  readonly failed: number;
  readonly inFlight: number;
}

/** Shows how far a run is: a bar on a terminal, else a line every ten seconds. Always on stderr. */
export interface LoadProgress {
  update(state: LoadState): void;
  stop(): void;
}

/**
 * Begins to show a run.
 *
 * @param limits what ends it, whichever comes first; infinity where one does not.
 */
export function startLoadProgress(
  limits: { readonly forMs: number; readonly requests: number },
  stream: NodeJS.WriteStream = process.stderr
): LoadProgress {
  return stream.isTTY ? bar(limits, stream) : lines(stream);
}

function bar({ forMs, requests }: { forMs: number; requests: number }, stream: NodeJS.WriteStream): LoadProgress {
  const shown = new SingleBar(
    { stream, format: '{bar} {text}', hideCursor: true, clearOnComplete: true },
    Presets.shades_classic
  );
  shown.start(1, 0, { text: '' });
  return {
    update: (state) =>
      shown.update(Math.min(1, Math.max(state.elapsedMs / forMs, state.ended / requests)), { text: textOf(state) }),
    stop: () => shown.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): LoadProgress {
  const line = lineEveryTenSeconds(stream);
  return {
    update: (state) => line(state.elapsedMs, () => textOf(state)),
    stop: () => undefined,
  };
}

function textOf({ elapsedMs, ended, failed, inFlight }: LoadState): string {
  return `${formatDuration(elapsedMs)}: ${ended} requests, ${failed} failed, ${inFlight} in flight`;
}
