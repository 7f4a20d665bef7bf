import { openMetricsOf } from '../../cli/io/openmetrics';
import { parseFleet } from '../../simulator/fleet/config';
import { Fleet } from '../../simulator/fleet/fleet';
import { renderGatewayPage } from '../../simulator/gateway/page';
import { gatewayMeasures } from '../../src/engine/measures/catalogue/gateway';
import { kubernetesMeasures } from '../../src/engine/measures/catalogue/kubernetes';
import type { Measure } from '../../src/engine/measures/types';
import type { RecordedScrape } from '../../src/engine/recording/types';
import { clusterScrapes } from '../support/foreign';
import { TestPrometheus } from '../support/prometheus';
import { sourceOf } from '../support/recordings';
import { compare, type Comparison, type Tally } from './compare';

const start = 1_790_000_000;
const seconds = 90;

/** A gateway that refuses and gives up, one scrape a second. */
function gatewayScrapes(): RecordedScrape[] {
  const gateway = { maxActive: 2, queueMax: 6, queueTimeoutSeconds: 3, requestTimeoutSeconds: 2 };
  const settings = { version: '0.32.0', maxModelLen: 8192 };
  const engine = {
    name: 'one',
    model: 'Qwen2.5-7B-Instruct',
    gpu: 'A100',
    settings,
    gateway,
    workload: 'chat',
    rate: 4,
  };
  const fleet = new Fleet(parseFleet({ seed: 3, engines: [engine] }), start);
  return Array.from({ length: seconds }, (_, i) => {
    fleet.events.runUntil(i);
    return { t: start + i, status: 200, ms: 5, page: renderGatewayPage(fleet.machines[0].gateway!) };
  });
}

const members = [
  { scrapes: clusterScrapes('kube-state-metrics', start, seconds), target: { job: 'ksm', instance: 'ksm:8080' } },
  { scrapes: clusterScrapes('kubelet', start, seconds), target: { job: 'kubelet', instance: 'gpu-a:10250' } },
  { scrapes: gatewayScrapes(), target: { job: 'gateway', instance: 'one' } },
];

jest.setTimeout(300_000);

describe('live evaluation equals Prometheus on what stands beside the engines', () => {
  let prometheus: TestPrometheus;
  beforeAll(async () => {
    prometheus = await TestPrometheus.start({
      backfill: members.map(({ scrapes, target }) => openMetricsOf(scrapes, target)),
    });
  });
  afterAll(() => prometheus.stop());

  test.each<[string, readonly Measure[], ReadonlyArray<Pick<Comparison, 'by' | 'filters'>>]>([
    ['Kubernetes', kubernetesMeasures, [{ by: [] }, { by: ['namespace', 'pod'] }, { by: ['persistentvolumeclaim'] }]],
    ['a gateway', gatewayMeasures, [{ by: [] }, { by: ['job', 'instance'] }]],
  ])('%s', async (_, measures, questions) => {
    const tally: Tally = { values: 0, differences: [] };
    const instants = { start: (start + 50) * 1000 + 337, step: 7000, end: (start + 85) * 1000 + 337 };
    const sources = members.map(({ scrapes, target }) => sourceOf(scrapes, target));
    for (const question of questions) {
      await compare(
        measures,
        sources,
        prometheus,
        { windowSeconds: 30, instants, staleness: false, ...question },
        tally
      );
    }
    expect(tally.differences.slice(0, 20)).toEqual([]);
    expect(tally.values).toBeGreaterThan(300);
  });
});
