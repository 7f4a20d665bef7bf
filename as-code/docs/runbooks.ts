import { chosenGroups } from '../../src/engine/alerts/choose';
import { conditionText } from '../../src/engine/alerts/promql';
import type { AlertCatalogue, AlertLimit, AlertRule } from '../../src/engine/alerts/types';
import { quantity } from '../../src/engine/alerts/words';

const BLOCK = /<!-- facts -->[\s\S]*?<!-- \/facts -->/;

/** The headings of a runbook, in their order. */
export const runbookSections = ['Meaning', 'Impact', 'First look', 'Causes', 'Remedy', 'Verify', 'Escalate'];

/** A runbook with what the rule itself says, written anew. @throws RangeError where it has no place for it. */
export function withFacts(text: string, facts: string, name: string): string {
  if (!BLOCK.test(text)) {
    throw new RangeError(`docs/runbooks/${name}.md has no <!-- facts --> and <!-- /facts --> below its title`);
  }
  return text.replace(BLOCK, () => `<!-- facts -->\n${facts}\n<!-- /facts -->`);
}

/** What each rule says of itself in its runbook, by its name. */
export function runbookFacts(catalogue: AlertCatalogue): Map<string, string> {
  const chosen = new Map(chosenGroups(catalogue).flatMap(({ rules }) => rules.map((rule) => [rule.name, rule])));
  const source = catalogue.groups.flatMap(({ rules }) => rules);
  return new Map(source.map((rule) => [rule.name, factsOf(rule, chosen.get(rule.name) ?? rule, catalogue.limits)]));
}

function factsOf(source: AlertRule, rule: AlertRule, limits: readonly AlertLimit[]): string {
  const rows = [
    ['Severity', `${rule.severity}${rule.fixed ? ', unless `--fixed-limits` raises it' : ''}`],
    ['Fires', `after ${heldText(rule)}`],
    ...limits.filter((limit) => uses(source, limit.name)).map((limit) => ['Limit', limitText(limit)] as const),
    ...(rule.missing.length > 0
      ? [['Metrics gone', rule.missing.map((name) => `[${name}](${name}.md)`).join(', ')] as const]
      : []),
    ['Panel', `[${rule.dashboard.uid}](/d/${rule.dashboard.uid}?viewPanel=panel-${rule.dashboard.panelId})`],
  ];
  const table = rows.map(([name, text]) => `| ${name} | ${text} |`).join('\n');
  return `\n| | |\n| --- | --- |\n${table}\n\n\`\`\`promql\n${conditionText(rule)}\n\`\`\`\n`;
}

function heldText({ for: held, keepFiringFor }: AlertRule): string {
  const begins = held === '0s' ? 'the first evaluation' : held;
  return keepFiringFor === undefined ? begins : `${begins}, and for ${keepFiringFor} more once it is over`;
}

function limitText({ name, value, unit, meaning }: AlertLimit): string {
  return `\`${name}\` ${quantity(value, unit)}. ${meaning}`;
}

function uses({ value, limit, where, unless, summary }: AlertRule, name: string): boolean {
  return [value, limit, summary, ...where, ...unless].some((text) => new RegExp(`\\$${name}\\b`).test(text));
}
