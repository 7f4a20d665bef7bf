import { parsePage } from '../../src/engine/exposition/parse';
import { tellableVersions } from '../../src/engine/measures/catalogue/fleet-versions';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import { LiveEvaluator } from '../../src/engine/measures/live/evaluate';
import { pagesFolder, recordedScrapes, recordingNames, recordingsFolder, sourceOf } from '../support/recordings';

const recorded = [recordingsFolder, pagesFolder].flatMap((folder) =>
  recordingNames(folder).flatMap((name) => {
    const [, minor, patch] = /(?:^|-)0\.(\d+)\.(\d+)/.exec(name) ?? [];
    return minor === undefined ? [] : [{ name, folder, version: Number(minor) + Number(patch) / 10 }];
  })
);

test.each(recorded)('$name: the derived version is the newest one that can be told', ({ name, folder, version }) => {
  const scrapes = recordedScrapes(name, folder);
  const at = scrapes.filter(({ status }) => status === 200).at(-1)!.t * 1000 + 1;
  const evaluator = new LiveEvaluator([sourceOf(scrapes, { job: 'vllm', instance: name })], { at, window: 60_000 });
  const [derived] = evaluator.measure(measureById('version_at_least'));
  expect(derived.value).toBe(tellableVersions.find((told) => told <= version));
});

/** Replicas of one model with these many running requests and KV usages. */
function replicas(loads: ReadonlyArray<readonly [running: number, kv: number]>): (id: string) => number {
  const sources = loads.map(([running, kv], i) => ({
    target: { job: 'vllm', instance: `${i}:8000` },
    scrapes: [0, 15, 30].map((second) => {
      const own = 'model_name="m",engine="0"';
      const page = `vllm:num_requests_running{${own}} ${running}\nvllm:kv_cache_usage_perc{${own}} ${kv}\n`;
      return { t: second * 1000, snapshot: parsePage(page, second * 1000) };
    }),
  }));
  const evaluator = new LiveEvaluator(sources, { at: 30_000, window: 60_000 });
  return (id) => evaluator.measure(measureById(id))[0].value;
}

test('imbalance is the fullest engine over the mean, and says nothing of a handful of requests', () => {
  expect(
    replicas([
      [20, 0.5],
      [10, 0.1],
    ])('running_imbalance')
  ).toBeCloseTo(4 / 3, 9);
  expect(
    replicas([
      [20, 0.5],
      [0, 0.1],
    ])('running_imbalance')
  ).toBe(2);
  expect(
    replicas([
      [4, 0.5],
      [0, 0.1],
    ])('running_imbalance')
  ).toBe(1);
  expect(
    replicas([
      [0, 0],
      [0, 0],
    ])('running_imbalance')
  ).toBeNaN();
});

test('the KV gap is between the fullest and the emptiest', () => {
  expect(
    replicas([
      [20, 0.75],
      [10, 0.25],
      [1, 0.5],
    ])('kv_usage_gap')
  ).toBe(0.5);
});
