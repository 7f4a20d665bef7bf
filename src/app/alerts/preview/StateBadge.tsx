import { t } from '@grafana/i18n';
import { Badge, Text } from '@grafana/ui';
import React from 'react';
import type { PlannedRule } from '../../../engine/alerts/install/plan';

/** What happens to a rule, in a few words. */
export function StateBadge({ rule }: { rule: PlannedRule }) {
  const { state, edited, shipped } = rule;
  if (edited) {
    return <Badge color="orange" icon="pen" text={t('alerts.state.edited', 'Edited in Grafana')} />;
  }
  switch (state) {
    case 'new':
      return <Badge color="green" icon="plus" text={t('alerts.state.new', 'New')} />;
    case 'changed':
      return <Badge color="blue" icon="sync" text={t('alerts.state.changed', 'Changed')} />;
    case 'same':
      // A grey badge is too faint on a light page.
      return (
        <Text color="secondary" variant="bodySmall">
          {t('alerts.state.same', 'As chosen')}
        </Text>
      );
    case 'gone':
      return shipped ? (
        <Badge color="purple" icon="trash-alt" text={t('alerts.state.left-out', 'Not chosen')} />
      ) : (
        <Badge color="purple" icon="trash-alt" text={t('alerts.state.unshipped', 'No longer shipped')} />
      );
  }
}
