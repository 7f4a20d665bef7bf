import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { startChild } from '../../../cli/demo/child';
import { Ports } from '../../../cli/demo/ports';
import { untilReady } from '../../../cli/demo/ready';
import { TestPrometheus } from '../../support/prometheus';
import { startHttpSink } from '../alertmanager/http-sink';
import { ALERTMANAGER } from '../alertmanager/running';
import type { Story } from '../stories';
import { compressedRules } from './compressed';
import { Stage } from './stage';

/** An alert of a message; `at` is in seconds of the stories' time. */
export interface Arrival {
  readonly at: number;
  readonly status: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Stories in front of a Prometheus with the rules, and of an Alertmanager, so many times faster than the clock. */
export class Performance {
  readonly arrivals: Arrival[] = [];
  readonly stage: Stage;
  private readonly folder = mkdtempSync(join(tmpdir(), 'vllm-console-delivery-'));
  private readonly stops: Array<() => unknown> = [];

  constructor(
    stories: Readonly<Record<string, Story>>,
    private readonly factor: number
  ) {
    this.stage = new Stage(stories, factor);
  }

  async begin(): Promise<void> {
    const alertmanager = await this.startAlertmanager(await this.startSink());
    const rules = join(this.folder, 'rules.yaml');
    writeFileSync(rules, stringify(compressedRules(this.factor)));
    const seconds = (ofStory: number) => `${Math.max(500, Math.round((1000 * ofStory) / this.factor))}ms`;
    const config = {
      global: { scrape_interval: seconds(15), scrape_timeout: seconds(15), evaluation_interval: seconds(30) },
      rule_files: [rules],
      alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
      scrape_configs: [{ job_name: 'stories', static_configs: await this.stage.open() }],
    };
    this.stops.push(() => this.stage.close());
    const prometheus = await TestPrometheus.start({ config: stringify(config) });
    this.stops.push(() => prometheus.stop());
  }

  async end(): Promise<void> {
    for (const stop of this.stops.reverse()) {
      await stop();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async startSink(): Promise<string> {
    const sink = await startHttpSink();
    this.stops.push(() => sink.close());
    sink.received.onAdd = ({ body }) => {
      const { alerts } = body as unknown as { alerts: ReadonlyArray<Omit<Arrival, 'at'>> };
      this.arrivals.push(...alerts.map((alert) => ({ ...alert, at: this.stage.now })));
    };
    return sink.url;
  }

  private async startAlertmanager(url: string): Promise<string> {
    const file = join(this.folder, 'alertmanager.yaml');
    const route = {
      receiver: 'sink',
      group_by: ['...'],
      group_wait: '0s',
      group_interval: '1s',
      repeat_interval: '1h',
    };
    const receivers = [{ name: 'sink', webhook_configs: [{ url, send_resolved: true }] }];
    writeFileSync(file, stringify({ route, receivers }));
    const { port } = await new Ports('127.0.0.1').choose(0);
    const address = `127.0.0.1:${port}`;
    const child = startChild({
      name: 'Alertmanager',
      command: ALERTMANAGER,
      args: [
        `--config.file=${file}`,
        `--storage.path=${join(this.folder, 'data')}`,
        `--web.listen-address=${address}`,
        '--cluster.listen-address=',
      ],
      logFile: join(this.folder, 'alertmanager.log'),
    });
    this.stops.push(() => child.stop());
    await untilReady(child, `http://${address}/-/ready`, 30_000, new AbortController().signal);
    return address;
  }
}
