import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { TestPrometheus } from '../../support/prometheus';
import { startHttpSink } from '../alertmanager/http-sink';
import { launchAlertmanager } from '../alertmanager/launch';
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
  private readonly arrivals: Arrival[] = [];
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

  /** The first message about an alert of a story, in this state. */
  arrival(story: string, alert: string, status: 'firing' | 'resolved'): Arrival | undefined {
    return this.arrivals.find(
      ({ labels, ...one }) => one.status === status && labels.cluster === story && labels.alertname === alert
    );
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
    const { address, child } = await launchAlertmanager(this.folder, file);
    this.stops.push(() => child.stop());
    return address;
  }
}
