interface TraceEvent {
  readonly name: string;
  readonly cat: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  /** Microseconds of the processor's time. */
  readonly tdur?: number;
}

/** What Chromium must record for `tickWork`. */
export const CATEGORIES = ['toplevel', 'blink.user_timing'];

/** In a millisecond. */
const MICROSECONDS = 1000;

/**
 * The work of a page tick by tick: processor time in milliseconds of all tasks of the main thread that sets the marks,
 * from halfway after the mark before to halfway to the next. Its garbage collection is part of it.
 */
export function tickWork(trace: string, mark: string): number[] {
  const events = (JSON.parse(trace) as { traceEvents: TraceEvent[] }).traceEvents;
  const marks = events.filter(({ cat, name }) => cat.includes('blink.user_timing') && name === mark);
  const { pid, tid } = marks[0] ?? { pid: -1, tid: -1 };
  const times = marks.map(({ ts }) => ts).sort((a, b) => a - b);
  const tasks = events.filter(
    (event) => event.pid === pid && event.tid === tid && event.ph === 'X' && event.name.endsWith('RunTask')
  );
  const borders = times.slice(1).map((ts, i) => (ts + times[i]) / 2);
  return borders
    .slice(1)
    .map((end, i) =>
      tasks.filter(({ ts }) => ts >= borders[i] && ts < end).reduce((sum, { tdur = 0 }) => sum + tdur / MICROSECONDS, 0)
    );
}
