import { openMetricsOf } from '../../cli/io/openmetrics';
import { gpuMeasures } from '../../src/engine/measures/catalogue/gpu';
import { hostMeasures } from '../../src/engine/measures/catalogue/host';
import { TestPrometheus } from '../support/prometheus';
import { simulatedHardware } from '../support/simulated-hardware';
import { compare, type Comparison, type Tally } from './compare';
import { instantsOf } from './fleet';

const seconds = 240;
const asked: Array<Pick<Comparison, 'by' | 'select'>> = [
  { by: [] },
  { by: ['instance', 'gpu', 'Hostname', 'hostname'], select: { cluster: 'east' } },
];

jest.setTimeout(300_000);

let prometheus: TestPrometheus | undefined;
afterEach(async () => prometheus?.stop());

test('measures of GPUs and hosts: live evaluation equals Prometheus', async () => {
  const hardware = simulatedHardware(seconds);
  const [first] = hardware[0].scrapes;
  const sources = hardware.map(({ source }) => source);
  prometheus = await TestPrometheus.start({
    backfill: hardware.map(({ scrapes, target }) => openMetricsOf(scrapes, target)),
  });
  const instants = instantsOf(first.t, first.t + seconds);
  const tally: Tally = { values: 0, differences: [] };
  for (const windowSeconds of [30, 60]) {
    for (const question of asked) {
      const comparison = { windowSeconds, ...question, instants, staleness: false };
      await compare([...gpuMeasures, ...hostMeasures], sources, prometheus, comparison, tally);
    }
  }
  expect(tally.differences.slice(0, 20)).toEqual([]);
  expect(tally.values).toBeGreaterThan(5000);
});
