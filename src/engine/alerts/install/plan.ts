import { differences, type FieldChange, fieldsOf } from './fields';
import { INSTALLED, installedMark } from './marks';
import type { HttpRule } from './types';

/** What is to happen to a rule: `gone` is one that is installed and not wanted, or not shipped, any more. */
export type RuleState = 'new' | 'changed' | 'same' | 'gone';

export interface PlannedRule {
  readonly uid: string;
  readonly title: string;
  readonly group: string;
  readonly state: RuleState;
  /** Whether somebody edited it in Grafana and the plan would undo that. */
  readonly edited: boolean;
  /** Of a rule that is gone: whether it still ships, and was not chosen. */
  readonly shipped: boolean;
  /** From what is in Grafana to what is wanted. */
  readonly changes: readonly FieldChange[];
  readonly wanted?: HttpRule;
  readonly installed?: HttpRule;
}

/** The uids of all rules that the console installs, now and in other versions, begin so. */
const OURS = 'vllm-console-';

/** Whether the console installed a rule, in this version or in another one. */
export function isOurs({ uid }: Pick<HttpRule, 'uid'>): boolean {
  return uid.startsWith(OURS);
}

/**
 * What an installation would do, rule by rule.
 * @param shipped the uids of all rules of this version, whatever was chosen.
 */
export function planOf(
  wanted: readonly HttpRule[],
  installed: readonly HttpRule[],
  shipped: ReadonlySet<string>
): PlannedRule[] {
  const there = new Map(installed.filter(isOurs).map((rule) => [rule.uid, rule]));
  const uids = new Set(wanted.map(({ uid }) => uid));
  return [
    ...wanted.map((rule) => planned(rule, there.get(rule.uid), true)),
    ...[...there.values()]
      .filter(({ uid }) => !uids.has(uid))
      .map((rule) => planned(undefined, rule, shipped.has(rule.uid))),
  ];
}

function planned(wanted: HttpRule | undefined, installed: HttpRule | undefined, shipped: boolean): PlannedRule {
  const { uid, title, ruleGroup: group } = (wanted ?? installed) as HttpRule;
  const changes = wanted && installed ? differences(fieldsOf(installed), fieldsOf(wanted)) : [];
  const state = !installed ? 'new' : !wanted ? 'gone' : changes.length > 0 ? 'changed' : 'same';
  const edited = (state === 'changed' || state === 'gone') && isEdited(installed as HttpRule);
  return { uid, title, group, state, edited, shipped, changes, wanted, installed };
}

/** Whether a rule says something else than the console wrote; one that it did not write counts as well. */
export function isEdited(rule: HttpRule): boolean {
  return rule.annotations?.[INSTALLED] !== installedMark(fieldsOf(rule));
}
