import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { alertCatalogue } from '../../as-code/alerts/alerts';
import { execute } from '../../cli/programs/execute';
import { chosenGroups } from '../../src/engine/alerts/choose';
import { prometheusFile } from '../../src/engine/alerts/prometheus';
import type { Workload } from '../../src/engine/alerts/types';
import { seconds as durationOf } from '../../src/engine/durations';
import type { StoredSeries } from './series';

export const ALERTS_FILE = resolve(__dirname, '../../deploy/prometheus/alerts/vllm-alerts.yaml');
const PATIENCE_MS = 300_000;
const EXPR = 'count by (alertname) (ALERTS{alertstate="firing"})';

/** Seconds between two evaluations of the rules. */
function evaluationStep({ step }: StoredSeries): number {
  return Math.max(30, step);
}

/** The seconds until an end at which rules are evaluated. */
export function evaluations(series: StoredSeries, end: number): number[] {
  const step = evaluationStep(series);
  return Array.from({ length: Math.floor(end / step) }, (_, i) => (i + 1) * step);
}

/** Which alerts fire, by second, after promtool's evaluation of the rules, with limits for a workload, over the series. */
export async function firingAt(
  series: StoredSeries,
  seconds: readonly number[],
  workload?: Workload
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const folder = mkdtempSync(join(tmpdir(), 'vllm-console-alerts-'));
  const file = workload ? join(folder, 'rules.yaml') : ALERTS_FILE;
  if (workload) {
    writeFileSync(file, stringify(prometheusFile(chosenGroups(alertCatalogue(), { workload }), 'http://grafana')));
  }
  const test = join(folder, 'test.yaml');
  const text = stringify({
    rule_files: [file],
    evaluation_interval: `${evaluationStep(series)}s`,
    tests: [
      {
        interval: `${series.step}s`,
        input_series: series.input(),
        promql_expr_test: seconds.map((at) => ({ expr: EXPR, eval_time: `${at}s`, exp_samples: [] })),
      },
    ],
  });
  writeFileSync(test, text);
  try {
    // What fires is what promtool says that it did not expect.
    const { stdout, stderr } = await execute('promtool', ['test', 'rules', test], { timeoutMs: PATIENCE_MS });
    return parsed(`${stdout}${stderr}`, seconds);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parsed(output: string, seconds: readonly number[]): Map<number, Set<string>> {
  const firing = new Map(seconds.map((at) => [at, new Set<string>()]));
  const failures = output.split(/^\s*expr: /m).slice(1);
  if (failures.length === 0 && !/SUCCESS/.test(output)) {
    throw new Error(`promtool said:\n${output.slice(0, 2000)}`);
  }
  for (const failure of failures) {
    const at = durationOf(/time: (\S+?),/.exec(failure)?.[1] ?? '');
    const names = [...failure.matchAll(/alertname=\\?"(\w+)\\?"/g)].map(([, name]) => name);
    names.forEach((name) => firing.get(at)?.add(name));
  }
  return firing;
}
