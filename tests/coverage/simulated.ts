import { parseFleet } from '../../simulator/fleet/config';
import { Fleet } from '../../simulator/fleet/fleet';
import type { Machine } from '../../simulator/fleet/machine';
import { renderedPages } from '../../simulator/serve/pages';
import type { RecordedScrape } from '../../src/engine/recording/types';
import type { Member } from '../prometheus/fleet';
import { conditionalScrapes } from '../support/conditional';
import { clusterScrapes } from '../support/foreign';

const start = 1_790_000_000;
const seconds = 90;

const replica = { model: 'Llama-3.1-8B-Instruct', gpu: 'H100', settings: { version: '0.32.0' }, workload: 'chat' };

/** Three engines of two models, without exporters. */
export function threeEngines(): Member[] {
  const engines = [
    { ...replica, name: 'chat', count: 2, settings: { version: '0.32.0', maxNumSeqs: 4 }, rate: 3 },
    { ...replica, name: 'code', model: 'Qwen2.5-7B-Instruct', workload: 'code' },
  ];
  return scraped({ seed: 5, engines }, ({ job }) => job === 'vllm');
}

/** A machine with all of its exporters and a gateway that refuses, a cluster around it, and an engine with every option. */
export function everything(): Member[] {
  const gateway = { maxActive: 2, queueMax: 6, queueTimeoutSeconds: 3, requestTimeoutSeconds: 2 };
  return [
    ...scraped({ seed: 3, engines: [{ ...replica, name: 'machine', gateway, rate: 4 }] }),
    { scrapes: conditionalScrapes(start, seconds), target: { job: 'vllm', instance: 'options:8000' } },
    { scrapes: clusterScrapes('kube-state-metrics', start, seconds), target: { job: 'ksm', instance: 'ksm:8080' } },
    { scrapes: clusterScrapes('kubelet', start, seconds), target: { job: 'kubelet', instance: 'gpu-a:10250' } },
  ];
}

/** A server that is not vLLM's, of which only those names are scraped that are everybody's. */
export function nothingOfOurs(): Member[] {
  const scrapes = Array.from({ length: seconds }, (_, i): RecordedScrape => {
    const counted = `http_requests_total{handler="/",method="GET",status="2xx"} ${i}`;
    return { t: start + i, status: 200, ms: 5, page: `${counted}\nprocess_cpu_seconds_total ${i / 10}\n` };
  });
  return [{ scrapes, target: { job: 'web', instance: 'web:8080' } }];
}

type Page = ReturnType<typeof renderedPages>[number];

/** What a Prometheus would scrape of a simulated fleet, once a second. */
function scraped(config: object, wanted: (page: Page) => boolean = () => true): Member[] {
  const fleet = new Fleet(parseFleet(config), start);
  const members = new Map<string, { scrapes: RecordedScrape[]; target: Member['target'] }>();
  const take = (machine: Machine, t: number) =>
    renderedPages(machine)
      .filter(wanted)
      .forEach(({ job, page }) => {
        const key = `${job} ${machine.name}`;
        const member = members.get(key) ?? { scrapes: [], target: { job, instance: machine.name } };
        member.scrapes.push({ t, status: 200, ms: 5, page: page ?? '' });
        members.set(key, member);
      });
  for (let second = 0; second < seconds; second++) {
    fleet.events.runUntil(second);
    fleet.machines.forEach((machine) => take(machine, start + second));
  }
  return [...members.values()];
}
