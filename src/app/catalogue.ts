import all from '../alerts/alerts.json';
import { chosenGroups } from '../engine/alerts/choose';
import type { AlertCatalogue, AlertGroup, AlertRule } from '../engine/alerts/types';
import { quantity } from '../engine/alerts/words';

/** The alerts that ship. It is large: only pages about alerts import it. */
export const alertCatalogue = all as AlertCatalogue;

/** The groups with their usual limits, in their order. */
export function usualGroups(): readonly AlertGroup[] {
  return chosenGroups(alertCatalogue);
}

/** What an alert says, without the values that only an alert that fires has. */
export function plainSummary(rule: AlertRule): string {
  const limit = quantity(Number(rule.limit), rule.unit);
  return rule.summary
    .replace('{limit}', limit)
    .replace(/^\{\w+\}: /, '')
    .replace(/\{\w+\}/g, '…');
}

/** The name of a group as a heading: `vllm-availability` is Availability. */
export function groupTitle(name: string): string {
  const own = name.replace(/^vllm-/, '');
  return own === 'gpu' ? 'GPU' : own.charAt(0).toUpperCase() + own.slice(1);
}
