import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child } from '../../../cli/demo/child';
import { Ports } from '../../../cli/demo/ports';
import { startServer } from '../server';
import { readStack } from '../stack-file';
import { copyPlugin, type Edits } from './plugin-copy';

const APP = 'vllmconsole-vllm-app';
const HOST = '127.0.0.1';

/** A dashboard as a user meets it. */
export interface SeenDashboard {
  readonly uid: string;
  readonly title: string;
  readonly folder: string;
  readonly provisioned: boolean;
  readonly revision: number;
  readonly description: string;
}

export interface StartOptions {
  /** The plugin that is installed; absent: none. */
  readonly plugin?: Edits;
  /** Whether the app is enabled by a provisioning file. */
  readonly enabled?: boolean;
  /** The dashboards that are provisioned as files; absent: none. */
  readonly files?: Edits;
}

/** A Grafana with a database of its own that is stopped and started again with other plugins and files. */
export class Instance {
  private readonly stack = readStack();
  // Made at the first start: the runner loads a spec's file more than once.
  private folder = '';
  private child?: Child;
  private url = '';

  /** Stops it where it runs, and starts it on the same database. */
  async start({ plugin, enabled = false, files }: StartOptions): Promise<void> {
    await this.halt();
    this.folder ||= mkdtempSync(join(tmpdir(), 'vllm-console-lifecycle-'));
    const { folder, stack } = this;
    ['plugins', 'copies', 'provisioning'].forEach((name) =>
      rmSync(join(folder, name), { recursive: true, force: true })
    );
    const installed = plugin && copyPlugin(stack.plugin, join(folder, 'copies', 'installed'), plugin);
    const provided = files && copyPlugin(stack.plugin, join(folder, 'copies', 'files'), files);
    const provisioning = join(folder, 'provisioning');
    ['plugins', 'dashboards', 'datasources', 'alerting'].forEach((name) =>
      mkdirSync(join(provisioning, name), { recursive: true })
    );
    [...(enabled ? ['plugins'] : []), ...(provided ? ['dashboards'] : [])].forEach((name) =>
      cpSync(join(stack.provisioning, name), join(provisioning, name), { recursive: true })
    );
    const { port } = await new Ports(HOST).choose(0);
    this.url = `http://${HOST}:${port}`;
    this.child = await startServer(stack.grafana, {
      port,
      folder,
      plugin: installed?.plugin,
      provisioning,
      dashboards: provided?.dashboards ?? '',
      prometheusUrl: stack.prometheusUrl,
      engine: stack.live,
    });
  }

  /** Enables or disables the app as its configuration page does. */
  async setEnabled(enabled: boolean): Promise<void> {
    await this.request(`/api/plugins/${APP}/settings`, { enabled, pinned: enabled });
  }

  /** Saves a dashboard over itself with another description, as an editor of Grafana would. */
  async saveEdited(uid: string, description: string): Promise<void> {
    const { dashboard } = await this.request<{ dashboard: object }>(`/api/dashboards/uid/${uid}`);
    await this.request('/api/dashboards/db', { dashboard: { ...dashboard, description }, overwrite: true });
  }

  /** The status that Grafana answers to the deletion of a dashboard. */
  async statusOfDeletion(uid: string): Promise<number> {
    const { status } = await fetch(`${this.url}/api/dashboards/uid/${uid}`, { method: 'DELETE' });
    return status;
  }

  /** All dashboards that are there. */
  async dashboards(): Promise<SeenDashboard[]> {
    const hits = await this.request<Array<{ uid: string }>>('/api/search?type=dash-db');
    return Promise.all(hits.map(({ uid }) => this.dashboard(uid)));
  }

  /** Removes the provisioned files while the server runs; their provider stays. */
  removeFiles(): void {
    rmSync(join(this.folder, 'copies', 'files', 'dashboards', 'overview.json'));
  }

  async stop(): Promise<void> {
    await this.halt();
    if (this.folder !== '') {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  /** Lines of the log of the running server that hold a text. */
  logLines(text: string): string[] {
    return readFileSync(join(this.folder, 'grafana.log'), 'utf8')
      .split('\n')
      .filter((line) => line.includes(text));
  }

  private async halt(): Promise<void> {
    await this.child?.stop();
    this.child = undefined;
  }

  private async dashboard(uid: string): Promise<SeenDashboard> {
    const { dashboard, meta } = await this.request<{
      dashboard: Pick<SeenDashboard, 'uid' | 'title' | 'revision' | 'description'>;
      meta: { folderTitle?: string; provisioned: boolean };
    }>(`/api/dashboards/uid/${uid}`);
    const { title, revision, description } = dashboard;
    return { uid, title, folder: meta.folderTitle ?? '', provisioned: meta.provisioned, revision, description };
  }

  private async request<T>(path: string, body?: object): Promise<T> {
    const init = body && {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    };
    const response = await fetch(`${this.url}${path}`, init);
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
    }
    return JSON.parse(text) as T;
  }
}
