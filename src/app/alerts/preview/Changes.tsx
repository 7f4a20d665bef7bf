import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { FieldChange } from '../../../engine/alerts/install/fields';
import { fieldName } from './field-name';

interface Props {
  readonly changes: readonly FieldChange[];
  /** Names of datasources and folders by their uid. */
  readonly names: ReadonlyMap<string, string>;
}

/** The fields of a rule that differ, with both values. */
export function Changes({ changes, names }: Props) {
  const styles = useStyles2(getStyles);
  const shown = (value: string) => names.get(value) ?? value;
  const none = t('alerts.changes.none', 'none');
  return (
    <dl className={styles.list}>
      {changes.map(({ name, before, after }) => (
        <div key={name} className={styles.change}>
          <dt className={styles.name}>{fieldName(name)}</dt>
          <dd className={styles.value}>
            <span className={styles.side}>{t('alerts.changes.before', 'In Grafana')}</span>
            <code className={styles.code}>{shown(before) || none}</code>
          </dd>
          <dd className={styles.value}>
            <span className={styles.side}>{t('alerts.changes.after', 'As chosen')}</span>
            <code className={styles.code}>{shown(after) || none}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ width: '100%', display: 'flex', flexDirection: 'column', gap: theme.spacing(1), margin: 0 }),
  change: css({
    display: 'grid',
    gap: theme.spacing(0.5, 2),
    gridTemplateColumns: `${theme.spacing(18)} 1fr 1fr`,
    [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr' },
  }),
  name: css({ fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary }),
  value: css({ margin: 0, minWidth: 0, display: 'flex', flexDirection: 'column' }),
  side: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  code: css({
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    padding: theme.spacing(0.25, 0.5),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxHeight: theme.spacing(30),
    overflowY: 'auto',
    background: theme.colors.background.canvas,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
