import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';
import { msText } from '../../../chat/words';
import type { Spread } from '../../../engine/playground/statistics/spread';
import type { Summary } from '../../../engine/playground/statistics/summary';
import type { Side } from '../../../engine/playground/types';
import { metricMeaning, metricName, rateText, type Metric } from '../words';

const METRICS: readonly Metric[] = ['ttft', 'gap', 'tpot', 'e2e', 'rate'];

/** The latencies of a run, a line for each target. */
export function FigureTable({ summaries }: { readonly summaries: ReadonlyMap<Side, Summary> }) {
  const styles = useStyles2(getStyles);
  const sides = [...summaries];
  const label = t('playground.figures.label', 'What was measured');
  return (
    <div className={styles.scroll} role="region" tabIndex={0} aria-label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('playground.figures.figure', 'Figure')}</th>
            {sides.length > 1 && <th scope="col">{t('playground.figures.target', 'Target')}</th>}
            {columns().map(({ name }) => (
              <th key={name} scope="col" className={styles.number}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {METRICS.flatMap((metric) =>
            sides.map(([side, summary], i) => (
              <tr key={metric + side} className={i === 0 ? styles.first : undefined}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={sides.length}>
                    <Tooltip content={metricMeaning(metric)}>
                      <span tabIndex={0}>{metricName(metric)}</span>
                    </Tooltip>
                  </th>
                )}
                {sides.length > 1 && <td>{side}</td>}
                {columns().map(({ name, of }) => (
                  <td key={name} className={styles.number}>
                    {valueText(metric, of(summary[metric]))}
                  </td>
                ))}
              </tr>
            ))
          )}
        </tbody>
      </table>
    </div>
  );
}

function columns(): Array<{ readonly name: string; readonly of: (spread: Spread) => number | undefined }> {
  return [
    { name: t('playground.figures.mean', 'Mean'), of: ({ mean }) => mean },
    { name: 'p50', of: ({ p50 }) => p50 },
    { name: 'p95', of: ({ p95 }) => p95 },
    { name: 'p99', of: ({ p99 }) => p99 },
    { name: t('playground.figures.max', 'Max'), of: ({ max }) => max },
  ];
}

// A rate has its unit here: the other figures name theirs themselves.
function valueText(metric: Metric, value: number | undefined): string {
  return metric === 'rate' ? t('playground.figures.rate', '{{rate}} tok/s', { rate: rateText(value) }) : msText(value);
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ overflowX: 'auto' }),
  table: css({
    width: '100%',
    maxWidth: theme.spacing(130),
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: theme.spacing(0.5, 1),
      whiteSpace: 'nowrap',
      fontWeight: theme.typography.fontWeightRegular,
    },
    '& thead th': { color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize },
  }),
  first: css({ borderTop: `1px solid ${theme.colors.border.weak}` }),
  number: css({ textAlign: 'right' }),
});
