import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ports } from '../../cli/demo/ports';
import type { PrometheusSeries } from './prometheus';

export interface VictoriaOptions {
  /** Text in OpenMetrics form, imported after the start. */
  readonly backfill?: readonly string[];
  /** A scrape configuration's text, as Prometheus has it. */
  readonly config?: string;
}

/** A real VictoriaMetrics (single node) of its own folder and port, for tests. */
export class TestVictoria {
  private constructor(
    readonly url: string,
    private readonly folder: string,
    private readonly child: ChildProcess
  ) {}

  /** Starts it and waits until it is ready and has what was imported. Throws with its log where it does not come up. */
  static async start({ backfill = [], config = '' }: VictoriaOptions): Promise<TestVictoria> {
    const folder = mkdtempSync(join(tmpdir(), 'vllm-console-victoria-'));
    const configFile = join(folder, 'scrape.yaml');
    writeFileSync(configFile, config);
    const { port } = await new Ports('127.0.0.1').choose(0);
    const child = spawn(
      'victoria-metrics',
      [
        `-storageDataPath=${join(folder, 'data')}`,
        `-httpListenAddr=127.0.0.1:${port}`,
        `-promscrape.config=${configFile}`,
        '-retentionPeriod=100y',
        '-search.latencyOffset=0s',
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] }
    );
    let log = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => (log += chunk));
    }
    const started = new TestVictoria(`http://127.0.0.1:${port}`, folder, child);
    for (let i = 0; i < 300 && child.exitCode === null; i++) {
      const health = await fetch(`${started.url}/health`).catch(() => undefined);
      if (health?.ok) {
        await started.load(backfill);
        return started;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await started.stop();
    throw new Error(`victoria-metrics did not become ready:\n${log}`);
  }

  private async load(texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      const response = await fetch(`${this.url}/api/v1/import/prometheus`, {
        method: 'POST',
        body: inMilliseconds(text),
      });
      if (!response.ok) {
        throw new Error(await response.text());
      }
    }
    await fetch(`${this.url}/internal/force_flush`);
    await this.searchable();
  }

  /** Waits until what was imported is found: new names come into the index a moment after the flush. */
  private async searchable(): Promise<void> {
    let before = -1;
    for (let i = 0; i < 40; i++) {
      const response = await fetch(`${this.url}/api/v1/label/__name__/values?start=0`);
      const { data } = (await response.json()) as { data: readonly string[] };
      if (data.length > 0 && data.length === before) {
        return;
      }
      before = data.length;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }

  /** `query_range` at `start`, `start + step`, … up to `end`, all in milliseconds; nothing is taken from its cache. */
  async range(query: string, start: number, end: number, step: number): Promise<PrometheusSeries[]> {
    const seconds = { start: String(start / 1000), end: String(end / 1000), step: String(step / 1000) };
    const { result } = await this.api('query_range', { query, ...seconds, nocache: '1' });
    return result.map(({ metric, values = [] }) => ({ labels: metric, points: values.map(pointOf) }));
  }

  /** `query` at `at` (milliseconds). */
  async instant(query: string, at: number): Promise<PrometheusSeries[]> {
    const { result } = await this.api('query', { query, time: String(at / 1000) });
    return result.map(({ metric, value }) => ({ labels: metric, points: value ? [pointOf(value)] : [] }));
  }

  private async api(path: string, form: Record<string, string>): Promise<ApiData> {
    const response = await fetch(`${this.url}/api/v1/${path}`, { method: 'POST', body: new URLSearchParams(form) });
    const answer = (await response.json()) as { status: string; error?: string; data: ApiData };
    if (answer.status !== 'success') {
      throw new Error(`${answer.error}\nin ${form.query}`);
    }
    return answer.data;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGTERM');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

type Value = readonly [number, string];

interface ApiData {
  readonly result: ReadonlyArray<{
    readonly metric: Record<string, string>;
    readonly value?: Value;
    readonly values?: readonly Value[];
  }>;
}

function pointOf([t, v]: Value): readonly [number, number] {
  return [Math.round(t * 1000), v === '+Inf' ? Infinity : v === '-Inf' ? -Infinity : Number(v)];
}

/** Its importer takes whole milliseconds, where OpenMetrics has seconds. */
function inMilliseconds(openMetrics: string): string {
  return openMetrics.replace(/ (\d+)\.(\d{3})$/gm, ' $1$2');
}
