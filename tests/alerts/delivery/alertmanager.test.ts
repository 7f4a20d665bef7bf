import { setTimeout as sleep } from 'node:timers/promises';
import { onPath } from '../../../cli/programs/execute';
import { ALERTMANAGER } from '../alertmanager/launch';
import { byHand } from '../by-hand';
import type { Expectation } from '../expectation';
import { rules } from '../fired';
import { simulated } from '../simulated';
import { Performance } from './performance';
import { deliveryTable } from './table';

const LONGEST = 2700;
const SHORT_FACTOR = 15;
const LONG_FACTOR = 90;
// On a busy machine, of the clock.
const SLACK_SECONDS = 15;

// What a GPU counts by the clock, a target that is not there, a fleet without any engine, and what takes too much simulating.
const untold = /^throttle-|that nothing scrapes|^replica-imbalance|^spec-decode/;
const elsewhere = [
  'VLLMNoEngine',
  'VLLMGPUThrottledByHeat',
  'VLLMGPUThrottledByPower',
  'VLLMGPUClockHeldDown',
  'VLLMReplicaImbalance',
  'VLLMSpeculationWasted',
];

const length = ({ begin = 600, lasts = 600, after = 900 }: Expectation) => begin + lasts + after;
const told = Object.entries<Expectation>({ ...simulated, ...byHand }).filter(
  ([name, { raises }]) => !untold.test(name) && Object.keys(raises).length > 0
);
// Pages by hand cost nothing: the long ones of these go faster. Of a simulation that is longer, the end is left out.
const isLong = (story: Expectation) => length(story) > LONGEST && story.jobs?.length === 0;
const acts = [
  { factor: SHORT_FACTOR, stories: told.filter(([, story]) => !isLong(story)) },
  { factor: LONG_FACTOR, stories: told.filter(([, story]) => isLong(story)) },
];

/** Stories that are told side by side. */
interface Act {
  readonly factor: number;
  readonly stories: ReadonlyArray<readonly [name: string, story: Expectation]>;
}

/** Seconds of the clock. */
function clockSeconds({ factor, stories }: Act): number {
  const lengths = stories.map(([, story]) => (isLong(story) ? length(story) : Math.min(length(story), LONGEST)));
  return Math.max(...lengths) / factor;
}

/** Tells them, and what came of each by its name. */
async function tell(all: readonly Act[]): Promise<ReadonlyMap<string, Performance>> {
  const performances = all.map(({ factor, stories }) => new Performance(Object.fromEntries(stories), factor));
  try {
    // One after the other: what has begun is then there to be ended, whatever fails.
    for (const performance of performances) {
      await performance.begin();
    }
    await sleep((Math.max(...all.map(clockSeconds)) + SLACK_SECONDS) * 1000);
  } finally {
    await Promise.all(performances.map((performance) => performance.end()));
  }
  return new Map(all.flatMap(({ stories }, i) => stories.map(([name]) => [name, performances[i]])));
}

/** Seconds of the story's time from its beginning until the message was there. */
function afterBeginning(performance: Performance, story: string, alert: string, status: 'firing' | 'resolved') {
  const found = performance.arrival(story, alert, status);
  return found && found.at - performance.stage.play(story).begin;
}

const expected = ({ raises }: Expectation) => Object.entries(raises).filter(([alert]) => !elsewhere.includes(alert));

const able = ['prometheus', ALERTMANAGER].every((program) => onPath(program) !== null);
jest.setTimeout((Math.max(...acts.map(clockSeconds)) * 2 + 120) * 1000);

(able ? describe : describe.skip)('incidents in a real Prometheus and a real Alertmanager', () => {
  let performances = new Map<string, Performance>();

  beforeAll(async () => {
    performances = new Map(await tell(acts));
    // One scrape that comes late, as on a busy machine, and a rule that waits begins to wait anew: those are told again.
    const again = acts
      .map(({ factor, stories }) => ({
        factor,
        stories: stories.filter(([name, story]) =>
          expected(story).some(([alert, within]) => {
            const after = afterBeginning(performances.get(name)!, name, alert, 'firing') ?? Infinity;
            return after > within + SLACK_SECONDS * factor;
          })
        ),
      }))
      .filter(({ stories }) => stories.length > 0);
    if (again.length > 0) {
      const names = again.flatMap(({ stories }) => stories.map(([name]) => name));
      process.stdout.write(`told once more: ${names.join(', ')}\n`);
      performances = new Map([...performances, ...(await tell(again))]);
    }
  });

  afterAll(() => {
    for (const { factor, stories } of acts) {
      const deliveries = stories.flatMap(([story, { raises }]) =>
        Object.keys(raises).map((alert) => ({
          story,
          alert,
          seconds: (['firing', 'resolved'] as const).map((status) =>
            afterBeginning(performances.get(story)!, story, alert, status)
          ),
        }))
      );
      process.stdout.write(deliveryTable(`incident, ${factor} times as fast`, ['arrived', 'resolved'], deliveries));
    }
  });

  const each = acts.flatMap(({ stories, factor }) => stories.map(([name, story]) => ({ name, story, factor })));
  test.each(each)('$name, $factor times as fast: it arrives complete, and is over again', ({ name, story, factor }) => {
    const performance = performances.get(name)!;
    for (const [alert, within] of expected(story)) {
      const after = Math.round(afterBeginning(performance, name, alert, 'firing') ?? Infinity);
      expect([alert, after, after <= within + SLACK_SECONDS * factor]).toEqual([alert, after, true]);
      expect(performance.arrival(name, alert, 'firing')?.annotations).toMatchObject({
        summary: expect.stringMatching(/^(?!.*(no value|%!)).{10,}/),
        description: expect.stringMatching(/.{10,}/),
        runbook_url: `http://grafana.example.com/a/vllmconsole-vllm-app/runbooks/${alert}`,
      });
      const endless = !isLong(story) && length(story) > LONGEST;
      expect([alert, endless || performance.arrival(name, alert, 'resolved') !== undefined]).toEqual([alert, true]);
    }
  });

  test('every rule is delivered but those that cannot be told here', () => {
    const raised = new Set(told.flatMap(([, { raises }]) => Object.keys(raises)));
    expect(rules.map(({ name }) => name).filter((name) => !raised.has(name) && !elsewhere.includes(name))).toEqual([]);
  });
});
