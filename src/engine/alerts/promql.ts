import type { AlertRule } from './types';

/** What a rule compares, where all else that it asks for holds; nothing where it does not. */
export function comparedText({ labels, value, where, unless }: AlertRule): string {
  const on = `on(${labels.join(', ')})`;
  return [value, ...where.map((one) => `and ${on} (${one})`), ...unless.map((one) => `unless ${on} (${one})`)].join(
    '\n'
  );
}

/** The whole condition: a series for each alert, with the value that is compared. */
export function conditionText(rule: AlertRule): string {
  return comparedText({ ...rule, value: `(${rule.value} ${rule.op} ${rule.limit})` });
}
