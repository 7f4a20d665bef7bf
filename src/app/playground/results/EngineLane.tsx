import { css } from '@emotion/css';
import { type GrafanaTheme2, getValueFormat, formattedValueToString } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { PLAIN } from '../../plain';
import type { EngineSeries } from '../../../engine/playground/types';
import { laneStyles } from './lane-styles';

const WIDTH = 1000;
const HEIGHT = 40;

interface Props {
  readonly measure: string;
  readonly series: readonly EngineSeries[];
  /** Of the axis, milliseconds. */
  readonly end: number;
}

/** One measure of the engines over the run, a line for each target. */
export function EngineLane({ measure, series, end }: Props) {
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const lines = series.filter((one) => one.measure === measure);
  const most = Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const top = most > 0 ? most : 1;
  return (
    <div className={styles.row}>
      <span className={styles.name}>
        {measureName(measure)}
        <span className={styles.most}>
          {t('playground.engine.most', 'up to {{most}}', { most: shown(measure, most), ...PLAIN })}
        </span>
      </span>
      <svg
        className={styles.lane}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={labelOf(measure, lines)}
      >
        {lines.map((line) => (
          <path
            key={line.side}
            d={pathOf(line, end, top)}
            fill="none"
            stroke={theme.visualization.getColorByName(line.side === 'A' ? 'blue' : 'orange')}
            strokeWidth={1.5}
            strokeDasharray={line.side === 'A' ? undefined : '4 2'}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
    </div>
  );
}

function labelOf(measure: string, lines: readonly EngineSeries[]): string {
  const each = lines.map(({ side, values }) =>
    t('playground.engine.side', '{{side}} up to {{most}}', {
      side,
      most: shown(measure, Math.max(...values.map((value) => value ?? 0))),
      ...PLAIN,
    })
  );
  return `${measureName(measure)}: ${each.join(', ')}`;
}

/** An SVG path that breaks off where a value is missing. */
function pathOf({ times, values }: EngineSeries, end: number, top: number): string {
  let pen = 'M';
  return times
    .map((at, i) => {
      const value = values[i];
      if (value === null) {
        pen = 'M';
        return '';
      }
      const point = `${pen}${((WIDTH * at) / end).toFixed(1)} ${(HEIGHT - 1 - ((HEIGHT - 2) * value) / top).toFixed(1)}`;
      pen = 'L';
      return point;
    })
    .join('');
}

function measureName(measure: string): string {
  switch (measure) {
    case 'running':
      return t('playground.engine.running', 'Running');
    case 'waiting':
      return t('playground.engine.waiting', 'Waiting');
    case 'kv_usage':
      return t('playground.engine.kv', 'KV cache');
    case 'generation_token_rate':
      return t('playground.engine.tokens', 'Output');
    default:
      return measure;
  }
}

function shown(measure: string, value: number): string {
  if (measure === 'kv_usage') {
    return formattedValueToString(getValueFormat('percentunit')(value, 1));
  }
  return measure === 'generation_token_rate'
    ? t('playground.engine.rate', '{{rate}} tok/s', { rate: Math.round(value) })
    : String(value);
}

const getStyles = (theme: GrafanaTheme2) => ({
  ...laneStyles(theme),
  most: css({ display: 'block' }),
  lane: css({ flexGrow: 1, minWidth: 0, height: theme.spacing(5), background: theme.colors.background.secondary }),
});
