import { type Machine } from '../fleet/machine';
import { renderGatewayPage } from '../gateway/page';
import { renderDcgmPage } from '../gpu/page';
import { renderNodePage } from '../host/page';
import { renderMetricsPage } from '../page/page';
import { type Job } from './discovery';

/** How each kind of page is written; undefined where the machine has none. */
export const RENDER: Readonly<Record<Job, (machine: Machine) => string | undefined>> = {
  vllm: ({ server }) => (server.health === 'down' ? undefined : renderMetricsPage(server.state())),
  dcgm: ({ gpus, name }) => (gpus.length > 0 ? renderDcgmPage(gpus, { counters: 'all', hostname: name }) : undefined),
  node: ({ host }) => renderNodePage(host),
  gateway: ({ gateway }) => (gateway === undefined ? undefined : renderGatewayPage(gateway)),
};

/** Every page that a machine has, as a scrape at this moment would get it; `vllm` without a page while it is down. */
export function renderedPages(machine: Machine): Array<{ job: Job; page?: string }> {
  const jobs: Job[] = ['vllm', 'node'];
  if (machine.gpus.length > 0) {
    jobs.push('dcgm');
  }
  if (machine.gateway !== undefined) {
    jobs.push('gateway');
  }
  return jobs.map((job) => ({ job, page: RENDER[job](machine) }));
}
