import { sameDuration } from './duration';
import { isMark } from './marks';
import { sortedJson } from './sorted-json';
import type { HttpRule, RuleQuery } from './types';

/** What a rule says, each part as a text by its name: what is compared, shown and remembered. */
export type Fields = Readonly<Record<string, string>>;

const EXPRESSION = '__expr__';

/**
 * The parts of a rule that decide what it does. Grafana adds defaults to a rule when it is stored, and its editor adds more:
 * they are left out, and so is whether the rule is paused, which is nobody's definition.
 */
export function fieldsOf(rule: HttpRule): Fields {
  return {
    title: rule.title,
    folder: rule.folderUID,
    group: rule.ruleGroup,
    interval: sameDuration(`${rule.interval}s`),
    condition: rule.condition,
    ...Object.assign({}, ...rule.data.map(queryFields)),
    noDataState: rule.noDataState,
    execErrState: rule.execErrState,
    for: sameDuration(rule.for),
    keepFiringFor: sameDuration(rule.keep_firing_for),
    ...prefixed('labels', rule.labels),
    ...prefixed('annotations', rule.annotations),
    ...(rule.notification_settings && { notification: notification(rule.notification_settings) }),
    ...(rule.missingSeriesEvalsToResolve && { missingSeries: String(rule.missingSeriesEvalsToResolve) }),
    ...(rule.record && { record: sortedJson(rule.record) }),
  };
}

/** Which of two rules' fields differ, in the order of their names; an absent one is an empty text. */
export function differences(before: Fields, after: Fields): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((name) => ({ name, before: before[name] ?? '', after: after[name] ?? '' }))
    .filter((change) => change.before !== change.after);
}

export interface FieldChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function queryFields({ refId, datasourceUid, relativeTimeRange: range, model }: RuleQuery): Fields {
  if (datasourceUid === EXPRESSION) {
    return { [`${refId}.expression`]: expression(model) };
  }
  return {
    [`${refId}.datasource`]: datasourceUid,
    [`${refId}.range`]: sortedJson(range ?? {}),
    [`${refId}.query`]:
      typeof model.expr === 'string' ? `${model.expr}${model.instant === true ? '' : ' (range)'}` : sortedJson(model),
  };
}

function expression(model: RuleQuery['model']): string {
  const { type, expression: of, conditions } = model;
  if (type !== 'threshold' || !Array.isArray(conditions)) {
    const { intervalMs: _, maxDataPoints: __, datasource: ___, hide: ____, ...own } = model;
    return sortedJson(own);
  }
  const limits = conditions.map(({ evaluator, unloadEvaluator }: Record<string, Evaluator | undefined>) =>
    [limit(evaluator), unloadEvaluator && `until ${limit(unloadEvaluator)}`].filter(Boolean).join(' ')
  );
  return `${String(of)} ${limits.join(', ')}`;
}

interface Evaluator {
  readonly type: string;
  readonly params: readonly number[];
}

const SIGNS: Readonly<Record<string, string>> = { gt: '>', lt: '<' };

function limit(evaluator: Evaluator | undefined): string {
  if (evaluator === undefined) {
    return '';
  }
  const { type, params } = evaluator;
  // Grafana's editor keeps a second parameter that these two do not read.
  return type in SIGNS ? `${SIGNS[type]} ${params[0]}` : `${type} ${params.join(' ')}`;
}

function notification(settings: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(settings).filter(([, value]) => value !== null && value !== '' && value !== undefined);
  return said.length === 1 && said[0][0] === 'receiver' ? String(said[0][1]) : sortedJson(Object.fromEntries(said));
}

function prefixed(prefix: string, texts: Readonly<Record<string, string>> = {}): Fields {
  const entries = Object.entries(texts).filter(([name, text]) => !isMark(name) && text !== '');
  return Object.fromEntries(entries.map(([name, text]) => [`${prefix}.${name}`, text]));
}
