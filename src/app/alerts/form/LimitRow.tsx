import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertLimit } from '../../../engine/alerts/types';
import { PLAIN } from '../../plain';
import { shownNumber, shownUnit } from './limit-text';
import { LimitInput } from './LimitInput';

interface Props {
  readonly limit: AlertLimit;
  readonly value: number;
  /** The value without a choice of one's own. */
  readonly usual: number;
  readonly onChange: (value: number | undefined) => void;
}

/** One limit: what it is, and its value. */
export function LimitRow({ limit, value, usual, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const id = `alerts-limit-${limit.name}`;
  const [least, most] = [limit.least, limit.most].map((end) => shownNumber(end, limit));
  const outside = !(value >= limit.least && value <= limit.most);
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <label htmlFor={id}>
          <Text weight="medium">{limit.title}</Text>
        </label>
        <Text color="secondary" variant="bodySmall" element="p">
          {limit.meaning}
        </Text>
      </div>
      <div className={styles.value}>
        <Stack alignItems="center" gap={1}>
          <LimitInput id={id} limit={limit} value={value} invalid={outside} onChange={onChange} />
          {value !== usual && (
            <IconButton
              name="history"
              tooltip={t('alerts.limits.reset', 'Back to {{usual}} {{unit}}', {
                usual: shownNumber(usual, limit),
                unit: shownUnit(limit.unit),
                ...PLAIN,
              })}
              onClick={() => onChange(undefined)}
            />
          )}
        </Stack>
        <span id={`${id}-range`} className={outside ? styles.wrong : styles.range}>
          {limit.bounds
            ? t('alerts.limits.bounds', 'the bounds of the histogram’s buckets')
            : t('alerts.limits.range', '{{least}} to {{most}} {{unit}}', {
                least,
                most,
                unit: shownUnit(limit.unit),
                ...PLAIN,
              })}
        </span>
      </div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(0.5, 3),
    padding: theme.spacing(1.5, 0),
    borderTop: `1px solid ${theme.colors.border.weak}`,
    '&:first-of-type': { borderTop: 'none', paddingTop: 0 },
  }),
  words: css({ flex: `1 1 ${theme.spacing(40)}`, maxWidth: theme.spacing(90) }),
  value: css({ flex: `0 0 ${theme.spacing(32)}`, maxWidth: '100%' }),
  range: css({ ...theme.typography.bodySmall, color: theme.colors.text.secondary }),
  wrong: css({ ...theme.typography.bodySmall, color: theme.colors.error.text }),
});
