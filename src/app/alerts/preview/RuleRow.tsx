import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Checkbox, Stack, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { PlannedRule } from '../../../engine/alerts/install/plan';
import type { Severity } from '../../../engine/alerts/types';
import { InAppLink } from '../../InAppLink';
import { alertRuleUrl, runbookUrl } from '../../links';
import { PLAIN } from '../../plain';
import { SeverityBadge } from '../../SeverityBadge';
import { Changes } from './Changes';
import type { PreviewProps } from './PreviewList';
import { StateBadge } from './StateBadge';

/** What happens to one rule, and the choice where that would undo somebody's edit. */
export function RuleRow({
  rule,
  names,
  overwrite,
  onOverwrite,
}: Omit<PreviewProps, 'plan'> & { readonly rule: PlannedRule }) {
  const styles = useStyles2(getStyles);
  const { uid, title, wanted, installed, edited, state, changes } = rule;
  const severity = (wanted ?? installed)?.labels?.severity as Severity | undefined;
  const label =
    state === 'gone'
      ? t('alerts.edited.remove', 'Remove {{title}} all the same', { title })
      : t('alerts.edited.overwrite', 'Overwrite the edit of {{title}}', { title });
  const toggle = () => {
    const others = [...overwrite].filter((one) => one !== uid);
    onOverwrite(new Set(overwrite.has(uid) ? others : [...others, uid]));
  };
  return (
    <div className={styles.row} role="group" aria-label={title}>
      <Stack alignItems="center" wrap="wrap" gap={1}>
        <span className={styles.title}>
          {rule.shipped ? <InAppLink href={runbookUrl(title)}>{title}</InAppLink> : title}
        </span>
        {severity && <SeverityBadge severity={severity} />}
        <StateBadge rule={rule} />
        {installed && (
          <InAppLink
            href={alertRuleUrl(uid)}
            label={t('alerts.rule.open-label', 'Open {{title}} in Grafana', { title, ...PLAIN })}
          >
            {t('alerts.rule.open', 'Open in Grafana')}
          </InAppLink>
        )}
      </Stack>
      {changes.length > 0 && <Changes changes={changes} names={names} />}
      {edited && <Checkbox label={label} value={overwrite.has(uid)} onChange={toggle} />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    minWidth: 0,
    paddingBottom: theme.spacing(1),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    '&:last-of-type': { borderBottom: 'none', paddingBottom: 0 },
  }),
  title: css({ fontWeight: theme.typography.fontWeightMedium, overflowWrap: 'anywhere' }),
});
