import { Ports } from '../../cli/demo/ports';
import { startPrometheus } from '../../cli/demo/prometheus';
import { untilReady } from '../../cli/demo/ready';

const PATIENCE_MS = 120_000;

/** A Prometheus that scrapes nothing. */
export interface Server {
  readonly url: string;
  /** Seconds of processor time that it has used. */
  processorSeconds(): Promise<number>;
  /** The values that a label has among the series of a selector, within seconds of the epoch. */
  labelValues(label: string, selector: string, from: number, to: number): Promise<string[]>;
  stop(): Promise<void>;
}

/** Starts a Prometheus on the data of a folder. @throws Error with its last lines where it does not come up. */
export async function startServer(folder: string): Promise<Server> {
  const { port } = await new Ports('127.0.0.1').choose(0);
  const child = startPrometheus('prometheus', folder, port, []);
  const url = `http://127.0.0.1:${port}`;
  await untilReady(child, `${url}/-/ready`, PATIENCE_MS, new AbortController().signal);
  return {
    url,
    stop: () => child.stop(),
    async processorSeconds() {
      const page = await (await fetch(`${url}/metrics`)).text();
      return Number(/^process_cpu_seconds_total (\S+)$/m.exec(page)?.[1]);
    },
    async labelValues(label, selector, from, to) {
      const params = new URLSearchParams({ 'match[]': selector, start: String(from), end: String(to) });
      const answer = await fetch(`${url}/api/v1/label/${label}/values?${params}`);
      return ((await answer.json()) as { data: string[] }).data;
    },
  };
}
