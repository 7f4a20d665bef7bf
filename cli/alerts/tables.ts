import { chosenLimits } from '../../src/engine/alerts/choose';
import type { AlertCatalogue, AlertChoices, AlertGroup } from '../../src/engine/alerts/types';
import { quantity } from '../../src/engine/alerts/words';

/** Every rule in a line: severity, name, how long it must hold, and what it says. */
export function ruleTable(groups: readonly AlertGroup[]): string {
  const rules = groups.flatMap((group) => group.rules);
  const width = Math.max(...rules.map(({ name }) => name.length));
  return rules
    .map(
      ({ name, severity, for: held, summary }) =>
        `${severity.padEnd(9)} ${name.padEnd(width)} ${held.padStart(4)}  ${summary}`
    )
    .join('\n');
}

/** Every limit in a line: name, value, what it may be, and what it means. */
export function limitTable(catalogue: AlertCatalogue, choices: AlertChoices): string {
  const values = chosenLimits(catalogue, choices);
  const width = Math.max(...catalogue.limits.map(({ name }) => name.length));
  return catalogue.limits
    .map(({ name, unit, least, most, bounds, meaning }) => {
      const allowed = bounds ? bounds.join(', ') : `${least} to ${most}`;
      return `${name.padEnd(width)} ${quantity(values.get(name) ?? NaN, unit).padEnd(16)} (${allowed})  ${meaning}`;
    })
    .join('\n');
}
