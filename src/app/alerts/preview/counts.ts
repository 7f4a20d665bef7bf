import { t } from '@grafana/i18n';
import type { PlannedRule } from '../../../engine/alerts/install/plan';

/** How many rules are new, changed and so on, in words. */
export function countsText(plan: readonly PlannedRule[]): string {
  const count = (of: (rule: PlannedRule) => boolean) => plan.filter(of).length;
  const fresh = count(({ state }) => state === 'new');
  const edited = count((rule) => rule.edited);
  const changed = count((rule) => rule.state === 'changed' && !rule.edited);
  const gone = count((rule) => rule.state === 'gone' && !rule.edited);
  const same = count(({ state }) => state === 'same');
  return [
    fresh > 0 && t('alerts.counts.new', '{{fresh}} new', { fresh }),
    changed > 0 && t('alerts.counts.changed', '{{changed}} changed', { changed }),
    edited > 0 && t('alerts.counts.edited', '{{edited}} edited in Grafana', { edited }),
    gone > 0 && t('alerts.counts.gone', '{{gone}} to be removed', { gone }),
    same > 0 && t('alerts.counts.same', '{{same}} as chosen', { same }),
  ]
    .filter(Boolean)
    .join(' · ');
}
