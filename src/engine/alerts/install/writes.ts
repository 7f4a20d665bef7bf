import { fieldsOf } from './fields';
import { CHOICES, INSTALLED } from './marks';
import { isOurs, type PlannedRule, planOf } from './plan';
import { sortedJson } from './sorted-json';
import type { HttpRule } from './types';

/** A group as it is to be: Grafana takes groups whole. One without rules is to be deleted. */
export interface GroupWrite {
  readonly folderUid: string;
  readonly group: string;
  readonly interval: number;
  readonly rules: readonly HttpRule[];
}

/**
 * The groups that an installation has to write. Rules of others in these groups, and edited ones, stay as they are.
 * @param overwrite the uids of edited rules that are to be overwritten all the same.
 */
export function writesOf(
  plan: readonly PlannedRule[],
  installed: readonly HttpRule[],
  overwrite: ReadonlySet<string>
): GroupWrite[] {
  const final = [...plan.flatMap((one) => outcome(one, overwrite)), ...installed.filter((rule) => !isOurs(rule))];
  const places = new Map([...final, ...installed].map((rule) => [placeOf(rule), rule]));
  const writes = [...places.keys()].flatMap((place) => {
    const at = (rule: HttpRule) => placeOf(rule) === place;
    const write = groupWrite(places.get(place) as HttpRule, final.filter(at), plan, overwrite);
    return needed(write, installed.filter(at), final) ? [write] : [];
  });
  // A rule that moves is written where it goes before anything is removed where it was.
  return [...writes.filter(({ rules }) => rules.length > 0), ...writes.filter(({ rules }) => rules.length === 0)];
}

/** The groups as they are without any rule of the console. */
export function removalOf(installed: readonly HttpRule[]): GroupWrite[] {
  return writesOf(planOf([], installed, new Set()), installed, new Set(installed.map(({ uid }) => uid)));
}

/** Whether two readings say the same of the same rules; Grafana hands rules out in any order. */
export function sameRules(a: readonly HttpRule[], b: readonly HttpRule[]): boolean {
  const [one, other] = [a, b].map((rules) =>
    rules.map((rule) => sortedJson([rule.uid, rule.interval, said(rule)])).sort()
  );
  return sortedJson(one) === sortedJson(other);
}

function outcome({ edited, uid, wanted, installed }: PlannedRule, overwrite: ReadonlySet<string>): HttpRule[] {
  if (edited && !overwrite.has(uid)) {
    return [installed as HttpRule];
  }
  // Somebody who paused a rule wants it to stay so.
  return wanted ? [{ ...wanted, isPaused: installed?.isPaused ?? wanted.isPaused }] : [];
}

/** Where the interval was edited, it stays as long as no edited rule of the group is overwritten. */
function groupWrite(
  { folderUID: folderUid, ruleGroup: group, interval }: HttpRule,
  rules: readonly HttpRule[],
  plan: readonly PlannedRule[],
  overwrite: ReadonlySet<string>
): GroupWrite {
  const here = plan.filter(({ uid }) => rules.some((rule) => rule.uid === uid));
  const kept = here.filter(({ edited, uid }) => edited && !overwrite.has(uid));
  const wanted = here.find(({ wanted: rule, uid }) => rule && !kept.some((one) => one.uid === uid))?.wanted;
  const overwrites = here.some(({ edited, uid }) => edited && overwrite.has(uid));
  const own = overwrites ? undefined : kept[0]?.installed;
  return { folderUid, group, interval: (own ?? wanted)?.interval ?? interval, rules };
}

function needed({ interval, rules }: GroupWrite, before: readonly HttpRule[], final: readonly HttpRule[]): boolean {
  const left = before.filter(({ uid }) => !final.some((rule) => rule.uid === uid));
  const now = new Map(before.map((rule) => [rule.uid, rule]));
  return (
    left.length > 0 ||
    before.some((rule) => rule.interval !== interval) ||
    rules.some((rule) => said(rule) !== said(now.get(rule.uid)))
  );
}

/** Everything that a write would change of a rule. */
function said(rule: HttpRule | undefined): string {
  if (rule === undefined) {
    return '';
  }
  const { interval: _, ...fields } = fieldsOf(rule);
  const marks = [INSTALLED, CHOICES].map((mark) => rule.annotations?.[mark]);
  return sortedJson([fields, marks, rule.isPaused ?? false]);
}

function placeOf({ folderUID, ruleGroup }: HttpRule): string {
  return JSON.stringify([folderUID, ruleGroup]);
}
