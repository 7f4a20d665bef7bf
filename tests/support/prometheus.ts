import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ports } from '../../cli/demo/ports';

export interface PrometheusOptions {
  /** Text in OpenMetrics form, back-filled into the TSDB before the start. */
  readonly backfill?: readonly string[];
  /** Folders whose blocks are copied into the TSDB before the start. */
  readonly blocks?: readonly string[];
  /** A configuration file's text. */
  readonly config?: string;
}

/** One series of a range or instant answer; times in milliseconds. */
export interface PrometheusSeries {
  readonly labels: Record<string, string>;
  readonly points: ReadonlyArray<readonly [number, number]>;
}

/** A real Prometheus of its own folder and port, for tests. */
export class TestPrometheus {
  private constructor(
    readonly url: string,
    readonly version: string,
    private readonly folder: string,
    private readonly child: ChildProcess
  ) {}

  /** Starts it and waits until it is ready. Throws with its log where it does not come up. */
  static async start({ backfill = [], blocks = [], config = '' }: PrometheusOptions): Promise<TestPrometheus> {
    const folder = mkdtempSync(join(tmpdir(), 'vllm-console-prometheus-'));
    const data = join(folder, 'data');
    mkdirSync(data);
    for (const [i, text] of backfill.entries()) {
      const file = join(folder, `backfill-${i}.om`);
      writeFileSync(file, text);
      execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', file, data], { stdio: 'pipe' });
      rmSync(file);
    }
    blocks.forEach((from) => cpSync(from, data, { recursive: true }));
    const configFile = join(folder, 'prometheus.yaml');
    writeFileSync(configFile, config);
    const { port } = await new Ports('127.0.0.1').choose(0);
    const version = /version (\S+)/.exec(execFileSync('prometheus', ['--version'], { encoding: 'utf8' }))?.[1] ?? '';
    const child = spawn(
      'prometheus',
      [
        `--config.file=${configFile}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=100y',
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] }
    );
    let log = '';
    child.stderr?.on('data', (chunk) => (log += chunk));
    const started = new TestPrometheus(`http://127.0.0.1:${port}`, version, folder, child);
    for (let i = 0; i < 300; i++) {
      if (child.exitCode !== null) {
        break;
      }
      const ready = await fetch(`${started.url}/-/ready`).catch(() => undefined);
      if (ready?.ok) {
        return started;
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await started.stop();
    throw new Error(`prometheus did not become ready:\n${log}`);
  }

  /** `query_range` at `start`, `start + step`, … up to `end`, all in milliseconds. */
  async range(query: string, start: number, end: number, step: number): Promise<PrometheusSeries[]> {
    const seconds = { start: String(start / 1000), end: String(end / 1000), step: String(step / 1000) };
    const { result } = await this.api('query_range', { query, ...seconds });
    return result.map(({ metric, values = [] }) => ({
      labels: metric,
      points: values.map(([t, v]) => [Math.round(t * 1000), parseValue(v)] as const),
    }));
  }

  /** `query` at `at` (milliseconds); a range selector gives raw samples. */
  async instant(query: string, at: number): Promise<PrometheusSeries[]> {
    const { result } = await this.api('query', { query, time: String(at / 1000) });
    return result.map(({ metric, value, values }) => ({
      labels: metric,
      points: (values ?? (value ? [value] : [])).map(([t, v]) => [Math.round(t * 1000), parseValue(v)] as const),
    }));
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

interface ApiData {
  readonly result: ReadonlyArray<{
    readonly metric: Record<string, string>;
    readonly value?: readonly [number, string];
    readonly values?: ReadonlyArray<readonly [number, string]>;
  }>;
}

function parseValue(text: string): number {
  return text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
}
