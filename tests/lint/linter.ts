import { execute } from '../../cli/programs/execute';
import { type DashboardJson, datasourceType, drawn, type PromQLTarget, targets } from '../unit/dashboards/dashboard';

/** What a dashboard asks: a Prometheus, the series that recording rules leave in one, or an engine itself. */
export type Kind = 'prometheus' | 'recorded' | 'engine';

/** What dashboard-linter has against a dashboard. */
export interface Finding {
  readonly rule: string;
  readonly kind: Kind;
  /** Types of the panels with the title that it names; none where it is about the dashboard itself. */
  readonly panels: readonly string[];
  readonly message: string;
}

/** Told by the dashboard's variable `datasource` and by names as `level:metric:operation` in its queries. */
function kindOf(dashboard: DashboardJson): Kind {
  if (datasourceType(dashboard) !== 'prometheus') {
    return 'engine';
  }
  const queries = drawn(dashboard).flatMap((panel) => targets<PromQLTarget>(panel));
  return queries.some(({ expr }) => /\b\w+:\w+:\w+\{/.test(expr)) ? 'recorded' : 'prometheus';
}

/** Names of the linter's rules by their descriptions, which are the headings of its report. */
export async function rulesByDescription(): Promise<ReadonlyMap<string, string>> {
  const { stdout } = await execute('dashboard-linter', ['rules']);
  return new Map([...stdout.matchAll(/^\* `(.+?)` - (.+)$/gm)].map(([, name, description]) => [description, name]));
}

/** The linter's report: headings, and below each its findings, whose queries may run over several lines. */
function messages(report: string, rules: ReadonlyMap<string, string>): Array<readonly [rule: string, message: string]> {
  const read: Array<[string, string]> = [];
  let rule = '';
  for (const line of report.trimEnd().split('\n')) {
    const message = /^\[[^\]]*(?:❌|⚠️)[^\]]*\] (.+)$/u.exec(line)?.[1];
    if (message !== undefined) {
      read.push([rule, message]);
    } else if (rules.has(line)) {
      rule = rules.get(line) ?? '';
    } else if (read.length > 0) {
      read[read.length - 1][1] += `\n${line}`;
    }
  }
  return read;
}

/**
 * What the linter finds in a file, with no exceptions.
 *
 * @throws Error where it cannot read the file, or its verdict is another than its report as read here.
 */
export async function lint(
  path: string,
  dashboard: DashboardJson,
  rules: ReadonlyMap<string, string>
): Promise<Finding[]> {
  // A configuration that does not exist: the default would be a file beside the dashboard.
  const args = ['lint', '--strict', `--config=${path}.no-exceptions`, path];
  const { code, stdout, stderr } = await execute('dashboard-linter', args);
  const kind = kindOf(dashboard);
  const findings = messages(stdout, rules).map(([rule, message]) => {
    const title = /^Dashboard '.*?', panel '(.*?)'(?:,| )/.exec(message)?.[1];
    const named = drawn(dashboard).filter((panel) => panel.title === title);
    return { rule, kind, panels: [...new Set(named.map(({ type }) => type))], message };
  });
  const objects = stderr.includes('there were linting errors');
  if (code === null || objects !== findings.length > 0 || (code !== 0 && !objects)) {
    throw new Error(`dashboard-linter ${args.join(' ')}: ${findings.length} findings, exit code ${code}\n${stderr}`);
  }
  return findings;
}
