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
const short = Object.fromEntries(told.filter(([, story]) => !isLong(story)));
const long = Object.fromEntries(told.filter(([, story]) => isLong(story)));
const seconds = Math.max(LONGEST / SHORT_FACTOR, ...Object.values(long).map((story) => length(story) / LONG_FACTOR));

const able = ['prometheus', ALERTMANAGER].every((program) => onPath(program) !== null);
jest.setTimeout((seconds * 2 + 120) * 1000);

(able ? describe : describe.skip)('incidents in a real Prometheus and a real Alertmanager', () => {
  const performances = [
    { stories: short, factor: SHORT_FACTOR, performance: new Performance(short, SHORT_FACTOR) },
    { stories: long, factor: LONG_FACTOR, performance: new Performance(long, LONG_FACTOR) },
  ];

  beforeAll(async () => {
    // One after the other: what has begun is then there to be ended, whatever fails.
    for (const { performance } of performances) {
      await performance.begin();
    }
    await sleep((seconds + SLACK_SECONDS) * 1000);
  });

  afterAll(async () => {
    await Promise.all(performances.map(({ performance }) => performance.end()));
    performances.forEach(({ stories, factor, performance }) => {
      const deliveries = Object.entries(stories).flatMap(([story, { raises }]) =>
        Object.keys(raises).map((alert) => ({
          story,
          alert,
          seconds: (['firing', 'resolved'] as const).map((status) => {
            const found = performance.arrival(story, alert, status);
            return found && found.at - performance.stage.play(story).begin;
          }),
        }))
      );
      process.stdout.write(deliveryTable(`incident, ${factor} times as fast`, ['arrived', 'resolved'], deliveries));
    });
  });

  const each = performances.flatMap(({ stories, factor, performance }) =>
    Object.entries(stories).map(([name, story]) => ({ name, story, factor, performance }))
  );
  test.each(each)('$name, $factor times as fast: it arrives complete, and is over again', (one) => {
    const { name, story, factor, performance } = one;
    for (const [alert, within] of Object.entries(story.raises).filter(([raised]) => !elsewhere.includes(raised))) {
      const begun = performance.arrival(name, alert, 'firing');
      const after = Math.round((begun?.at ?? Infinity) - performance.stage.play(name).begin);
      expect([alert, after, after <= within + SLACK_SECONDS * factor]).toEqual([alert, after, true]);
      expect(begun?.annotations).toMatchObject({
        summary: expect.stringMatching(/^(?!.*(no value|%!)).{10,}/),
        description: expect.stringMatching(/.{10,}/),
        runbook_url: `http://grafana.example.com/a/vllmconsole-vllm-app/runbooks/${alert}`,
      });
      const endless = factor === SHORT_FACTOR && length(story) > LONGEST;
      expect([alert, endless || performance.arrival(name, alert, 'resolved') !== undefined]).toEqual([alert, true]);
    }
  });

  test('every rule is delivered but those that cannot be told here', () => {
    const raised = new Set(told.flatMap(([, { raises }]) => Object.keys(raises)));
    expect(rules.map(({ name }) => name).filter((name) => !raised.has(name) && !elsewhere.includes(name))).toEqual([]);
  });
});
