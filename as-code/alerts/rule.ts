import type { Dashboard, Panel, RowPanel } from '@grafana/grafana-foundation-sdk/dashboard';
import type { AlertGroup, AlertRule, Component, Severity } from '../../src/engine/alerts/types';
import { measureById } from '../../src/engine/measures/catalogue/catalogue';
import type { Expression } from '../../src/engine/measures/expression';
import type { PromQLContext } from '../../src/engine/measures/promql/context';
import { expressionToPromQL, measureToPromQL } from '../../src/engine/measures/promql/print';
import type { SourceId, Unit } from '../../src/engine/signals/types';

/** A measure by its id, or a formula that no panel shows. */
export type Formula = string | Expression;

interface Timed {
  readonly of: Formula;
  readonly window: string;
  /** Only where this vector has a value as well, by fewer labels than the rule's. */
  readonly and?: { readonly on: readonly string[]; readonly promql: string };
}

/**
 * A formula over the rule's window or over its own, divided by another one or not; the first of several
 * formulas where all have a value; or PromQL.
 */
export type Asked =
  | Formula
  | Timed
  | (Timed & { readonly dividedBy: Timed })
  | { readonly all: readonly Formula[] }
  | { readonly promql: string };

/** `[what, comparison, limit]`: the limit is a number or PromQL with `$limits`. */
type Comparison = readonly [asked: Asked, op: '>' | '<' | '==', limit: number | string];

/** A comparison, or several of which one is enough. */
export type Condition = Comparison | { readonly any: readonly Comparison[] };

/** A rule as it is written down. */
export interface RuleSource {
  readonly name: string;
  readonly severity: Severity;
  readonly fixed?: boolean;
  readonly component?: Component;
  readonly by: readonly string[];
  /** What is compared. */
  readonly when: readonly [asked: Asked, op: '>' | '<', limit: number | string];
  /** Of a value that is no measure. */
  readonly unit?: Unit;
  readonly where?: readonly Condition[];
  readonly unless?: readonly Condition[];
  /** The range of rates; 5m where it is left out. */
  readonly window?: string;
  readonly for: string;
  readonly keepFiringFor?: string;
  readonly summary: string;
  readonly description: string;
  readonly dashboard: readonly [uid: string, panel: string];
  readonly onError?: AlertRule['onError'];
  readonly missing?: readonly string[];
}

export interface GroupSource {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly RuleSource[];
}

export const model = ['cluster', 'namespace', 'job', 'model_name'];
export const target = ['cluster', 'namespace', 'job', 'instance'];
export const engine = [...target, 'engine', 'model_name'];

const SCOPED: readonly SourceId[] = ['probe', 'gpu', 'host', 'gateway'];
const OBJECTIVES = ['ttft_objective', 'itl_objective', 'queue_objective'];

/** How rules ask: the engines of the chosen jobs; other programs by the scopes that their kind has. */
function contextOf(by: readonly string[], window: string): PromQLContext {
  return {
    window,
    by,
    select: { job: '$job' },
    scopes: Object.fromEntries(
      SCOPED.map((source) => [source, [{ label: 'job', op: '=~' as const, value: `$${source}_job` }]])
    ),
    objectives: {
      ...Object.fromEntries(OBJECTIVES.map((name) => [name, `$${name}`])),
      slo_burn: '(1 / (1 - $slo_target))',
    },
  };
}

/** The data of a group; dashboards tell the numbers of the panels that rules name by their titles. */
export function groupOf({ name, interval, rules }: GroupSource, dashboards: readonly Dashboard[]): AlertGroup {
  return { name, interval, rules: rules.map((rule) => ruleOf(rule, dashboards)) };
}

function ruleOf(source: RuleSource, dashboards: readonly Dashboard[]): AlertRule {
  const { name, severity, component = 'engine', by, when, where = [], unless = [], missing } = source;
  const [asked, op, limit] = when;
  const compared = (condition: Condition) => conditionText(condition, source);
  return {
    name,
    severity,
    fixed: source.fixed ?? false,
    component,
    labels: by,
    value: askedText(asked, source),
    unit: source.unit ?? unitOf(asked, name),
    op,
    limit: String(limit),
    where: where.map(compared),
    unless: unless.map(compared),
    for: source.for,
    ...(source.keepFiringFor !== undefined && { keepFiringFor: source.keepFiringFor }),
    summary: source.summary,
    description: source.description,
    dashboard: panelOf(source.dashboard, dashboards),
    onError: source.onError ?? 'KeepLast',
    missing: missing ?? ['VLLMMetricsMissing', 'VLLMMetricsIncomplete'],
  };
}

function conditionText(condition: Condition, source: RuleSource): string {
  const comparisons = 'any' in condition ? condition.any : [condition];
  return comparisons.map(([asked, op, limit]) => `${askedText(asked, source)} ${op} ${limit}`).join(' or ');
}

function askedText(asked: Asked, source: RuleSource): string {
  const { by, window = '5m' } = source;
  if (typeof asked === 'string' || 'op' in asked) {
    return formulaText(asked, contextOf(by, window));
  }
  if ('promql' in asked) {
    return asked.promql;
  }
  if ('all' in asked) {
    const all = asked.all.map((of) => formulaText(of, contextOf(by, window)));
    return `(${all.join(` and on(${by.join(', ')}) `)})`;
  }
  const text = formulaText(asked.of, contextOf(by, asked.window));
  const { and } = asked;
  const own = and ? `(${text} and on(${and.on.join(', ')}) ${and.promql})` : text;
  return 'dividedBy' in asked ? `(${own} / ${askedText(asked.dividedBy, source)})` : own;
}

function formulaText(of: Formula, context: PromQLContext): string {
  const text = typeof of === 'string' ? measureToPromQL(measureById(of), context) : expressionToPromQL(of, context);
  return `(${text})`;
}

function unitOf(asked: Asked, name: string): Unit {
  const of = typeof asked === 'object' && 'of' in asked ? asked.of : asked;
  if (typeof of !== 'string' || (typeof asked === 'object' && 'dividedBy' in asked)) {
    throw new RangeError(`${name} compares a formula: say its unit`);
  }
  return measureById(of).unit;
}

function panelOf([uid, title]: readonly [string, string], dashboards: readonly Dashboard[]): AlertRule['dashboard'] {
  const dashboard = dashboards.find((one) => one.uid === uid);
  const all = (dashboard?.panels ?? []).flatMap((one: Panel | RowPanel) => ('panels' in one ? one.panels : [one]));
  const panel = all.find((one) => one.title === title);
  if (panel?.id === undefined) {
    throw new RangeError(`no panel "${title}" in ${uid}`);
  }
  return { uid, panelId: panel.id };
}
