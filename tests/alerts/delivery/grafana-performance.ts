import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { alertEnvironment } from '../../../cli/demo/alerting';
import { buildIfNeeded } from '../../../cli/demo/build';
import { type Inbox, startInbox } from '../../../cli/demo/inbox/inbox';
import type { Message } from '../../../cli/demo/inbox/message';
import { CACHE, DASHBOARDS, DIST } from '../../../cli/demo/paths';
import { Ports } from '../../../cli/demo/ports';
import { receivers, writeProvisioning } from '../../../cli/demo/receivers';
import { findGrafana } from '../../../cli/programs/grafana';
import { startServer } from '../../grafana/server';
import { TestPrometheus } from '../../support/prometheus';
import type { Story } from '../stories';
import { Stage } from './stage';

const HOST = '127.0.0.1';
const SCRAPE_SECONDS = 5;

/** What a message is about. */
export interface Subject {
  readonly story: string;
  readonly alert: string;
  readonly channel: Message['channel'];
  readonly status: 'firing' | 'resolved';
}

/** Stories in front of a Prometheus, and a Grafana with the rules that ship whose alerts go to an inbox, by the clock. */
export class GrafanaPerformance {
  readonly stage: Stage;
  private readonly messages = new Map<string, Message>();
  private readonly folder = mkdtempSync(join(tmpdir(), 'vllm-console-delivery-'));
  private readonly stops: Array<() => unknown> = [];
  private inbox?: Inbox;

  /** @param from second of the stories at which they are scraped first. */
  constructor(stories: Readonly<Record<string, Story>>, from: number) {
    this.stage = new Stage(stories, 1, from);
  }

  /** @throws Error where there is no Grafana that runs from a folder, or one of the programs does not start. */
  async begin(): Promise<void> {
    const grafana = await findGrafana(CACHE);
    if (grafana.found?.kind !== 'folder') {
      throw new Error(`no Grafana: ${grafana.refusals.join('; ')}`);
    }
    await buildIfNeeded((line) => void process.stdout.write(`${line}\n`));
    const ports = new Ports(HOST);
    const [{ port }, { port: smtpPort }, { port: inboxPort }] = [
      await ports.choose(0),
      await ports.choose(0),
      await ports.choose(0),
    ];
    const inbox = await startInbox({ host: HOST, port: inboxPort, smtpPort });
    this.inbox = inbox;
    this.stops.push(() => inbox.close());
    const scraped = { job_name: 'stories', static_configs: await this.stage.open() };
    this.stops.push(() => this.stage.close());
    const interval = `${SCRAPE_SECONDS}s`;
    const config = { global: { scrape_interval: interval, scrape_timeout: interval }, scrape_configs: [scraped] };
    const prometheus = await TestPrometheus.start({ config: stringify(config) });
    this.stops.push(() => prometheus.stop());
    const provisioning = join(this.folder, 'provisioning');
    const environment = alertEnvironment(inbox);
    writeProvisioning(provisioning, receivers(environment).text);
    const server = await startServer(grafana.found, {
      port,
      folder: this.folder,
      plugin: DIST,
      provisioning,
      dashboards: DASHBOARDS,
      prometheusUrl: prometheus.url,
      engine: { name: 'none', url: `http://${HOST}:9` },
      settings: { ...environment, GF_UNIFIED_ALERTING_STATE_HISTORY_BACKEND: 'annotations' },
    });
    this.stops.push(() => server.stop());
  }

  /** Takes what has come into the inbox by now. */
  async look(): Promise<void> {
    const kept = (await (await fetch(new URL('messages', this.inbox?.url))).json()) as Message[];
    kept.forEach((message) => this.messages.set(JSON.stringify(message), message));
  }

  /** The first message about it. */
  arrival({ story, alert, channel, status }: Subject): Message | undefined {
    const title = new RegExp(`^\\[${status === 'resolved' ? 'RESOLVED' : '[A-Z]+(?<!RESOLVED)'}\\b.*?\\] ${alert}\\b`);
    const place = channel === 'email' ? `cluster: ${story}\n` : ` · cluster ${story}`;
    return [...this.messages.values()]
      .filter((message) => message.channel === channel && title.test(message.title))
      .filter(({ text }) => `${text}\n`.includes(place))
      .sort((a, b) => a.at - b.at)[0];
  }

  /** Seconds from the beginning of the story's incident until a message about it was there; undefined where none came. */
  after(subject: Subject): number | undefined {
    const message = this.arrival(subject);
    return message && this.stage.at(message.at) - this.stage.play(subject.story).begin;
  }

  async end(): Promise<void> {
    for (const stop of this.stops.reverse()) {
      await stop();
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
