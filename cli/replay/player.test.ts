import { type RecordedScrape } from '../../src/engine/recording/types';
import { Player } from './player';

const BEGIN = 1_700_000_000;
const NOW = 1_800_000_000_000;

interface Values {
  readonly ok?: number;
  readonly bad?: number;
  readonly start?: number;
}

/** A scrape a second: its counters, and the start of the process in seconds since the recording's first scrape. */
function recording(values: ReadonlyArray<Values | null>): RecordedScrape[] {
  return values.map((value, i): RecordedScrape => {
    if (value === null) {
      return { t: BEGIN + i, status: 0, error: 'refused' };
    }
    const samples = Object.entries({ ok: value.ok, bad: value.bad }).flatMap(([status, count]) =>
      count === undefined ? [] : [`http_total{status="${status}"} ${count}`]
    );
    const start = BEGIN + (value.start ?? -100);
    const page = ['# HELP http_total Requests', '# TYPE http_total counter', ...samples];
    const rest = ['# TYPE running gauge', `running ${i}`, `process_start_time_seconds ${start}`];
    return { t: BEGIN + i, status: 200, page: `${[...page, ...rest].join('\n')}\n` };
  });
}

/** What the player serves for each second of so many loops. */
function play(scrapes: RecordedScrape[], loops: number, name: string): Array<number | null> {
  const player = new Player(scrapes, { startedAtMs: NOW });
  return Array.from({ length: loops * scrapes.length }, (_, second) => {
    const answer = player.answerAt(NOW + second * 1000);
    const line = answer.kind === 'page' ? answer.text.split('\n').find((text) => text.startsWith(name)) : undefined;
    return line === undefined ? null : Number(line.slice(line.lastIndexOf(' ')));
  });
}

describe('a replay', () => {
  const steady = recording([{ ok: 10 }, { ok: 12, bad: 1 }, { ok: 15, bad: 3 }]);

  it('serves the first pass as recorded', () => {
    const player = new Player(steady, { startedAtMs: NOW });
    const answer = player.answerAt(NOW);
    const moved = (BEGIN - 100).toString();
    expect(answer).toEqual({
      kind: 'page',
      text: (steady[0].page ?? '').replace(moved, (NOW / 1000 - 100).toString()),
    });
  });

  it('goes on counting in every loop, gauges as they are, and the process never starts anew', () => {
    expect(play(steady, 3, 'http_total{status="ok"}')).toEqual([10, 12, 15, 15, 17, 20, 20, 22, 25]);
    expect(play(steady, 2, 'running')).toEqual([0, 1, 2, 0, 1, 2]);
    expect(new Set(play(steady, 3, 'process_start'))).toEqual(new Set([NOW / 1000 - 100]));
  });

  it('keeps a series that appeared late, within its own family', () => {
    expect(play(steady, 3, 'http_total{status="bad"}')).toEqual([null, 1, 3, 3, 4, 6, 6, 7, 9]);
    const answer = new Player(steady, { startedAtMs: NOW }).answerAt(NOW + 3000);
    const lines = answer.kind === 'page' ? answer.text.split('\n') : [];
    expect(lines.slice(2, 5)).toEqual([
      'http_total{status="ok"} 15',
      'http_total{status="bad"} 3',
      '# TYPE running gauge',
    ]);
  });

  it('restarts where the recording does, once a loop', () => {
    const restart = recording([{ ok: 50 }, { ok: 60 }, null, { ok: 2, start: 2.5 }, { ok: 7, start: 2.5 }]);
    const seconds = play(restart, 2, 'http_total{status="ok"}');
    expect(seconds).toEqual([50, 60, null, 2, 7, 7, 17, null, 2, 7]);
    const starts = play(restart, 2, 'process_start').map((start) => start && start - NOW / 1000);
    expect(starts).toEqual([-100, -100, null, 2.5, 2.5, 2.5, 2.5, null, 7.5, 7.5]);
  });

  it('answers with failures, plays at another speed, and ends when it plays once', () => {
    const scrapes = recording([{ ok: 1 }, null, { ok: 2 }]);
    const player = new Player(scrapes, { startedAtMs: NOW, speed: 2, loop: false });
    expect(player.passMs).toBe(1500);
    expect([0, 500, 1000, 1499, 1500].map((ms) => player.answerAt(NOW + ms).kind)).toEqual([
      'page',
      'failure',
      'page',
      'page',
      'over',
    ]);
  });

  it('plays a recording of one scrape', () => {
    expect(play(recording([{ ok: 4 }]), 3, 'http_total')).toEqual([4, 4, 4]);
  });
});
