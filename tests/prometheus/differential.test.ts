import { identityLabels } from '../../src/engine/measures/types';
import { measures } from '../../src/engine/measures/catalogue/catalogue';
import { openMetricsOf } from '../../cli/io/openmetrics';
import { TestPrometheus } from '../support/prometheus';
import { recordedScrapes, recordingNames, sourceOf } from '../support/recordings';
import { conditionalScrapes } from '../support/conditional';
import { legacyOf, withOtherOldBounds } from '../support/legacy';
import { compare, type Comparison, type Instants, readable, type Tally } from './compare';

type Question = Omit<Comparison, 'instants' | 'staleness'>;
type Asked = Omit<Question, 'windowSeconds'>;

/** Each window with everything added up, the middle one engine by engine. */
const questions: readonly Question[] = [
  ...[15, 30, 60].map((windowSeconds) => ({ windowSeconds, by: [] })),
  { windowSeconds: 30, by: identityLabels },
];
const fleetQuestions: readonly Asked[] = [
  { by: [] },
  { by: identityLabels },
  { by: ['model_name', 'job'] },
  { by: ['cluster', 'engine'], select: { job: 'vllm.*', instance: '(healthy|data).*' } },
  { by: ['instance'], select: { cluster: 'east', model_name: 'tiny-.*', engine: '0' } },
];
/** Filters of every kind, on identifying labels, on others, and on both. */
const filterQuestions: readonly Asked[] = [
  { by: [], filters: [{ label: 'finished_reason', op: '=', value: 'stop' }] },
  { by: ['engine'], filters: [{ label: 'finished_reason', op: '!=', value: 'stop' }] },
  { by: ['model_name'], filters: [{ label: 'engine', op: '=', value: '0' }] },
  { by: ['instance'], filters: [{ label: 'engine', op: '!=', value: '0' }] },
  { by: ['model_name'], filters: [{ label: 'model_name', op: '!~', value: 'tiny-q.*|"quoted"\\\\' }] },
  {
    by: ['job'],
    select: { cluster: 'east|' },
    filters: [
      { label: 'job', op: '=~', value: '(?i)VLLM(-b)?' },
      { label: 'finished_reason', op: '!~', value: 'abort|error' },
      { label: 'status', op: '!=', value: '5xx' },
      { label: 'le', op: '!=', value: '0.001' },
    ],
  },
  {
    by: [],
    filters: [
      { label: 'instance', op: '!=', value: '' },
      { label: 'constructor', op: '=', value: '' },
    ],
  },
];
const instantsPerRecording = 12;
const names = recordingNames();

/** Evenly spread over a recording, from its fifth second on, off the grid of its scrapes. */
function instantsOf(first: number, last: number): Instants {
  const start = Math.round(first * 1000) + 5_337;
  const step = Math.floor((last * 1000 - start) / instantsPerRecording);
  return { start, step, end: start + step * (instantsPerRecording - 1) };
}

async function compareAll(
  prometheus: TestPrometheus,
  sources: Parameters<typeof compare>[1],
  instants: Instants,
  asked: readonly Question[],
  of = readable(measures, sources)
): Promise<Tally> {
  const tally: Tally = { values: 0, differences: [] };
  for (const question of asked) {
    await compare(of, sources, prometheus, { ...question, instants, staleness: false }, tally);
  }
  return tally;
}

jest.setTimeout(600_000);

describe('live evaluation equals Prometheus', () => {
  let prometheus: TestPrometheus | undefined;
  afterEach(async () => prometheus?.stop());

  test.each(names)('%s alone', async (name) => {
    const scrapes = recordedScrapes(name);
    const target = { job: 'vllm', instance: `${name}:8000` };
    prometheus = await TestPrometheus.start({ backfill: [openMetricsOf(scrapes, target)] });
    const tally = await compareAll(
      prometheus,
      [sourceOf(scrapes, target)],
      instantsOf(scrapes[0].t, scrapes[scrapes.length - 1].t),
      questions
    );
    expect(tally.differences.slice(0, 20)).toEqual([]);
    expect(tally.values).toBeGreaterThan(1000);
  });

  test('what no recording has: flags, connectors and kinds of models, on a page written by hand', async () => {
    const start = recordedScrapes(names[0])[0].t;
    const scrapes = conditionalScrapes(start, 90);
    const target = { job: 'vllm', instance: 'conditional:8000', cluster: 'east' };
    prometheus = await TestPrometheus.start({ backfill: [openMetricsOf(scrapes, target)] });
    const asked = [
      ...questions,
      { windowSeconds: 30, by: ['model_name'], select: { model_name: 'tiny', engine: '0|1' } },
    ];
    const sources = [sourceOf(scrapes, target)];
    // Here also those measures of which there is no series.
    const tally = await compareAll(prometheus, sources, instantsOf(start, start + 90), asked, measures);
    expect(tally.differences.slice(0, 20)).toEqual([]);
    expect(tally.values).toBeGreaterThan(10_000);
  });

  test('a mixed fleet: all recordings at once, and one engine as 0.10 was', async () => {
    const start = recordedScrapes(names[0])[0].t;
    const hidden = recordedScrapes('healthy-0.11.0-hidden-metrics');
    const fleet = [
      ...names.map((name, i) => ({
        scrapes: recordedScrapes(name),
        target: { job: i % 2 ? 'vllm' : 'vllm-b', instance: `${name}:8000`, cluster: i % 3 ? 'east' : 'west' },
      })),
      { scrapes: legacyOf(hidden), target: { job: 'old', instance: '0.10:8000' } },
      { scrapes: withOtherOldBounds(hidden), target: { job: 'vllm', instance: 'two-bounds:8000' } },
    ].map((member) => ({ ...member, shift: start - member.scrapes[0].t }));
    prometheus = await TestPrometheus.start({
      backfill: fleet.map(({ scrapes, target, shift }) => openMetricsOf(scrapes, target, shift)),
    });
    const tally = await compareAll(
      prometheus,
      fleet.map(({ scrapes, target, shift }) => sourceOf(scrapes, target, shift)),
      instantsOf(start, start + 60),
      [...fleetQuestions, ...filterQuestions].map((question) => ({ windowSeconds: 30, ...question }))
    );
    expect(tally.differences.slice(0, 20)).toEqual([]);
    expect(tally.values).toBeGreaterThan(10_000);
  });
});
