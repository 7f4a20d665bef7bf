import { latest, type SeriesHistory } from './history';
import { type SampleLine } from './page-lines';
import { counterOffset, movedTime, zeroIfAbsent, type Tape } from './tape';

/** The replay's own clock: when it began (seconds since the epoch) and how many recorded seconds a second plays. */
export interface ReplayClock {
  readonly startedAt: number;
  readonly speed: number;
}

/** Writes a page of the tape as the engine would serve it in this loop (counted from 0). */
export function renderPage(tape: Tape, page: number, loop: number, clock: ReplayClock): string {
  const carried = carriedLines(tape, page, loop, clock);
  const out: string[] = [];
  let family = '';
  const enter = (next: string): void => {
    if (next !== family) {
      out.push(...(carried.get(family) ?? []));
      carried.delete(family);
      family = next;
    }
  };
  let end: string | undefined;
  for (const { text, sample, describes } of tape.pages[page]) {
    enter(describes ?? sample?.family ?? family);
    if (text === '# EOF') {
      end = text;
    } else {
      out.push(sample === undefined ? text : renderSample(tape, sample, text, page, loop, clock));
    }
  }
  enter('');
  for (const [name, lines] of carried) {
    out.push(...(tape.descriptions.get(name) ?? []), ...lines);
  }
  return `${out.concat(end ?? []).join('\n')}\n`;
}

function renderSample(
  tape: Tape,
  sample: SampleLine,
  text: string,
  page: number,
  loop: number,
  clock: ReplayClock
): string {
  const history = tape.histories.get(sample.key);
  if (history === undefined || Number.isNaN(sample.value)) {
    return text;
  }
  if (history.kind === 'time') {
    return `${sample.key} ${renderTime(tape, history, sample.value, page, loop, clock)}`;
  }
  const offset = counterOffset(history, page, loop);
  return offset === 0 ? text : `${sample.key} ${sample.value + offset}`;
}

function renderTime(
  tape: Tape,
  history: SeriesHistory,
  value: number,
  page: number,
  loop: number,
  { startedAt, speed }: ReplayClock
): number {
  if (page >= history.firstReset) {
    return movedTime(tape, value, loop, startedAt, speed);
  }
  const restarts = history.firstReset < history.values.length;
  const born = latest(history, history.values.length - 1, history.lastReset);
  return loop === 0 || !restarts || Number.isNaN(born)
    ? movedTime(tape, value, 0, startedAt, speed)
    : movedTime(tape, born, loop - 1, startedAt, speed);
}

/** A process keeps every series it has shown: those that the recording's end has and this early page lacks, by family. */
function carriedLines(tape: Tape, page: number, loop: number, clock: ReplayClock): Map<string, string[]> {
  const carried = new Map<string, string[]>();
  if (loop === 0) {
    return carried;
  }
  for (const history of tape.histories.values()) {
    const last = latest(history, history.values.length - 1, history.lastReset);
    if (page >= history.firstReset || !Number.isNaN(history.values[page]) || Number.isNaN(last)) {
      continue;
    }
    const value =
      history.kind === 'time'
        ? renderTime(tape, history, last, page, loop, clock)
        : zeroIfAbsent(latest(history, page)) + counterOffset(history, page, loop);
    carried.set(history.family, [...(carried.get(history.family) ?? []), `${history.key} ${value}`]);
  }
  return carried;
}
