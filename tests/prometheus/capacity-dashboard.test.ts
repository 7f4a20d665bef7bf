import { capacityDashboard } from '../../as-code/dashboards/capacity/dashboard';
import { openMetricsOf } from '../../cli/io/openmetrics';
import { TestPrometheus } from '../support/prometheus';
import { recordedScrapes } from '../support/recordings';
import { drawn, type DashboardJson, type PromQLTarget, targets } from '../unit/dashboards/dashboard';

const dashboard = JSON.parse(JSON.stringify(capacityDashboard())) as DashboardJson;
const names = ['slot-starved-0.20.2', 'kv-pressure-0.32.0', 'healthy-0.32.0', 'data-parallel-2-0.32.0'];
const start = recordedScrapes(names[0])[0].t;

function exprOf(title: string, refId: string): string {
  const panel = drawn(dashboard).find((candidate) => candidate.title === title)!;
  return targets<PromQLTarget>(panel).find((target) => target.refId === refId)!.expr;
}

interface Asked {
  readonly instance: string;
  readonly slots?: string;
  /** Seconds after the first scrape. */
  readonly after?: number;
}

jest.setTimeout(120_000);

describe('the capacity dashboard, on recordings', () => {
  let prometheus: TestPrometheus;

  beforeAll(async () => {
    const members = names.map((name) => ({ name, scrapes: recordedScrapes(name) }));
    prometheus = await TestPrometheus.start({
      backfill: members.map(({ name, scrapes }) =>
        openMetricsOf(scrapes, { job: 'vllm', instance: name }, start - scrapes[0].t)
      ),
    });
  });
  afterAll(() => prometheus.stop());

  async function ask(title: string, refId: string, { instance, slots = '', after = 40 }: Asked) {
    const text = exprOf(title, refId)
      .replaceAll('$__rate_interval', '15s')
      .replaceAll('$instance', instance)
      .replaceAll('$max_num_seqs', slots)
      .replaceAll('$max_num_batched_tokens', '')
      .replace(/\$(cluster|namespace|job|model|engine)\b/g, '.*');
    const series = await prometheus.instant(text, Math.round((start + after) * 1000));
    return new Map(series.map(({ labels, points }) => [labels.more ?? labels.group ?? '', points[0][1]]));
  }

  const limits = 'Running and waiting against every limit';

  test('an engine before 0.24 gets a derived limit: blocks × block size ÷ the largest prompt bound', async () => {
    expect((await ask(limits, 'Derived', { instance: names[0] })).get('')).toBeCloseTo((4096 * 128) / 2000);
    expect((await ask(limits, 'C', { instance: names[0] })).size).toBe(0);
  });

  test('engines that report their limit get that one alone, data-parallel ranks added up', async () => {
    expect((await ask(limits, 'Derived', { instance: names[3] })).size).toBe(0);
    expect((await ask(limits, 'C', { instance: names[3] })).get('')).toBe(512);
  });

  test('a mixed fleet has no reported limit, and the derived one has all engines in it', async () => {
    const both = `${names[0]}|${names[1]}`;
    expect((await ask(limits, 'C', { instance: both })).size).toBe(0);
    expect((await ask(limits, 'Derived', { instance: both })).get('')).toBeCloseTo(262.144 + 2.5);
  });

  test('slots are typed in for each engine; an empty box draws nothing', async () => {
    expect((await ask(limits, 'Typed', { instance: names[3] })).size).toBe(0);
    expect((await ask(limits, 'Typed', { instance: names[3], slots: '64' })).get('')).toBe(128);
    expect((await ask('Slots', 'A', { instance: names[0], slots: '4' })).get('')).toBe(0.5);
  });

  test('without a typed number, slots are known where a queue shows them, and “not exposed” where none does', async () => {
    expect((await ask('Slots', 'A', { instance: names[0] })).get('')).toBe(1);
    expect((await ask('Slots', 'A', { instance: names[2] })).get('')).toBe(-1);
    expect((await ask('Slots', 'A', { instance: 'nobody' })).get('')).toBe(-2);
  });

  test('the blocks of data-parallel ranks are counted once', async () => {
    expect((await ask('KV blocks used and free', 'C', { instance: names[3] })).get('')).toBe(8192);
    const used = (await ask('KV blocks used and free', 'A', { instance: names[1] })).get('')!;
    const free = (await ask('KV blocks used and free', 'B', { instance: names[1] })).get('')!;
    expect(used + free).toBeCloseTo(40);
    expect(used).toBeGreaterThan(20);
  });

  test('more engines: the starved one doubles what runs, and the queue shrinks by as much', async () => {
    const at = { instance: names[0], slots: '2' };
    const title = 'The same load on more engines';
    const [engines, running, share, waiting, wait] = await Promise.all(
      ['A', 'B', 'D', 'E', 'F'].map((refId) => ask(title, refId, at))
    );
    expect([...engines]).toEqual([
      ['0 (now)', 1],
      ['1', 2],
      ['2', 3],
      ['3', 4],
    ]);
    expect(running.get('0 (now)')).toBe(2);
    expect(running.get('1')).toBe(2);
    expect(share.get('1')).toBe(1);
    expect(waiting.get('0 (now)')! - waiting.get('1')!).toBeCloseTo(2);
    expect(wait.get('1')!).toBeLessThan(wait.get('0 (now)')! / 2);
  });

  test('throughput by batch size: under pressure a batch of 4 to 7 writes more than one request alone', async () => {
    const title = 'Throughput of an engine by batch size';
    const full = await ask(title, 'A', { instance: names[1], after: 55 });
    expect([...full.keys()]).toEqual(['4. 4–7']);
    const one = await ask(title, 'A', { instance: names[2], after: 20 });
    expect([...one.keys()]).not.toContain('4. 4–7');
    expect(full.get('4. 4–7')!).toBeGreaterThan([...one.values()][0]);
  });
});
