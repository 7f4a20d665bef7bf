import { recordedOverview } from '../../as-code/dashboards/recorded/overview';
import { modelLevel, RECORDED_WINDOW, ReadSeries } from '../../as-code/rules/level';
import { boundsToPromQL, measureToPromQL } from '../../src/engine/measures/promql/print';
import type { PromQLContext } from '../../src/engine/measures/promql/context';
import { isRecordable } from '../../src/engine/measures/promql/records';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import type { Sample } from '../../src/engine/measures/live/vector';
import { TestPrometheus } from '../support/prometheus';
import { recordedScrapes, recordingNames } from '../support/recordings';
import { difference, type Tally } from './compare';
import { recordedText } from '../victoria/rules';
import { recordedMembers, startFleet } from './fleet';

/** Seconds between two recorded samples. */
const EVERY = 10;
const questions: Array<Pick<PromQLContext, 'by' | 'select'>> = [
  { by: [], select: {} },
  { by: ['model_name', 'job'], select: {} },
  { by: ['cluster'], select: { cluster: 'east|', job: 'vllm.*', model_name: 'tiny-.*' } },
];

jest.setTimeout(300_000);

/** Measures that the recorded dashboards can answer: all that they read is recorded. */
function recordedMeasures() {
  const read = new ReadSeries();
  recordedOverview(read.recording);
  const names = new Set(read.all().map(({ name }) => name));
  return measures.filter((measure) => {
    const asked: string[] = [];
    const recording = { ...modelLevel, reads: ({ name }: { name: string }) => asked.push(name) };
    try {
      measureToPromQL(measure, { window: RECORDED_WINDOW, by: [], select: {}, recording });
    } catch {
      return false;
    }
    return asked.length > 0 && asked.every((name) => names.has(name));
  });
}

test('recorded series give the numbers that the engines’ own would give', async () => {
  const start = recordedScrapes(recordingNames()[0])[0].t;
  const { prometheus } = await startFleet(recordedMembers());
  const from = Math.ceil(start) + 30;
  const to = from + 90;
  // Prometheus evaluates each group at a time of its own; here all are recorded at the same instants.
  const recorded = await TestPrometheus.start({
    backfill: [await recordedText(prometheus, from * 1000, to * 1000, EVERY * 1000)],
  });
  try {
    const tally: Tally = { values: 0, differences: [] };
    const asked = recordedMeasures();
    expect(asked.length).toBeGreaterThan(40);
    for (const question of questions) {
      for (const measure of asked) {
        const own = { window: RECORDED_WINDOW, ...question };
        for (const print of [measureToPromQL, boundsText('lower'), boundsText('upper')]) {
          const raw = print(measure, own);
          const text = print(measure, { ...own, recording: modelLevel });
          if (raw !== undefined && text !== undefined) {
            await compareText(prometheus, recorded, raw, text, { from, to }, tally);
          }
        }
      }
    }
    expect(tally.differences.slice(0, 20)).toEqual([]);
    expect(tally.values).toBeGreaterThan(3000);
  } finally {
    await recorded.stop();
    await prometheus.stop();
  }
});

test('every number of the catalogue that a level can be asked for is a sum, an extreme, a count or buckets', () => {
  expect(isRecordable({ op: 'aggregate', fn: 'avg', by: 'group', of: { op: 'value', signal: 'running' } })).toBe(false);
  expect(isRecordable({ op: 'buckets', signal: 'ttft' })).toBe(true);
});

function boundsText(side: 'lower' | 'upper') {
  return (...[measure, context]: Parameters<typeof boundsToPromQL>) => boundsToPromQL(measure, context)?.[side];
}

async function compareText(
  prometheus: TestPrometheus,
  recorded: TestPrometheus,
  raw: string,
  text: string,
  { from, to }: { from: number; to: number },
  tally: Tally
): Promise<void> {
  const [theirs, ours] = await Promise.all([
    prometheus.range(raw, from * 1000, to * 1000, EVERY * 1000),
    recorded.range(text, from * 1000, to * 1000, EVERY * 1000),
  ]);
  const at = (series: typeof ours, t: number): Sample[] =>
    series.flatMap(({ labels, points }) =>
      points.filter(([time]) => time === t).map(([, value]) => ({ labels, value }))
    );
  for (let t = from * 1000; t <= to * 1000; t += EVERY * 1000) {
    difference(`${text} at ${t}`, at(ours, t), at(theirs, t), tally);
  }
}
