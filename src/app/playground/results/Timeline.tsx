import { css, cx } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { msText } from '../../../chat/words';
import type { RequestResult, RunRecord } from '../../../engine/playground/types';
import { EngineLane } from './EngineLane';
import { laneStyles } from './lane-styles';
import { phasesOf, type Phase } from './phases';
import { ticks } from './ticks';

/** When each request ran and what it waited for, and on the same axis what the engines showed. */
export function Timeline({ run }: { readonly run: Pick<RunRecord, 'results' | 'series'> }) {
  const styles = useStyles2(getStyles);
  const { results, series } = run;
  const end = Math.max(1, ...results.map(({ ended }) => ended), ...series.flatMap(({ times }) => times));
  const streams = [...new Set(results.map(({ stream }) => stream))].sort((a, b) => a - b);
  const sides = new Set(results.map(({ side }) => side)).size;
  const measures = [...new Set(series.map(({ measure }) => measure))];
  return (
    <Stack direction="column" gap={1}>
      <Legend results={results} />
      <div
        className={styles.scroll}
        role="region"
        tabIndex={0}
        aria-label={t('playground.timeline.label', 'Course of the run')}
      >
        <div className={styles.chart}>
          {streams.map((stream) => (
            <div key={stream} className={styles.row}>
              <span className={styles.name}>{t('playground.stream.name', 'Stream {{stream}}', { stream })}</span>
              <div className={styles.lane}>
                {results
                  .filter((result) => result.stream === stream)
                  .map((result, i) => (
                    <Bar key={i} result={result} end={end} named={sides > 1} />
                  ))}
              </div>
            </div>
          ))}
          {measures.map((measure) => (
            <EngineLane key={measure} measure={measure} series={series} end={end} />
          ))}
          <div className={styles.row}>
            <span className={styles.name} />
            <div className={styles.axis}>
              {ticks(end).map((at) => (
                <span key={at} className={styles.tick} style={{ left: `${(100 * at) / end}%` }}>
                  {msText(at)}
                </span>
              ))}
            </div>
          </div>
        </div>
      </div>
    </Stack>
  );
}

interface BarProps {
  readonly result: RequestResult;
  readonly end: number;
  /** Whether it says whose it is. */
  readonly named: boolean;
}

function Bar({ result, end, named }: BarProps) {
  const styles = useStyles2(getStyles);
  const { side, sent, ended, failure, stopped, round } = result;
  const percent = (ms: number) => `${(100 * ms) / end}%`;
  return (
    <div
      className={cx(styles.bar, round === 0 && styles.warm, (failure ?? stopped) && styles.broken)}
      style={{ left: percent(sent), width: percent(ended - sent) }}
      title={titleOf(result)}
    >
      {phasesOf(result).map(({ phase, ms }) => (
        <span key={phase} className={styles[phase]} style={{ flexGrow: ms }} />
      ))}
      {named && <span className={styles.side}>{side}</span>}
    </div>
  );
}

function titleOf(result: RequestResult): string {
  const phases = phasesOf(result).map(({ phase, ms }) => `${phaseName(phase)} ${msText(ms)}`);
  return `${result.side} · ${result.prompt} · ${phases.join(', ')}`;
}

function Legend({ results }: { readonly results: readonly RequestResult[] }) {
  const styles = useStyles2(getStyles);
  const phases = [...new Set(results.flatMap((result) => phasesOf(result).map(({ phase }) => phase)))];
  const sides = new Set(results.map(({ side }) => side)).size;
  return (
    <Stack gap={2} wrap="wrap">
      {phases.map((phase) => (
        <Text key={phase} variant="bodySmall" color="secondary">
          <span className={cx(styles.key, styles[phase])} /> {phaseName(phase)}
        </Text>
      ))}
      <Text variant="bodySmall" color="secondary">
        {sides > 1
          ? t('playground.timeline.pale', 'Pale: warm-up. Red edge: failed or cancelled. A and B: the targets.')
          : t('playground.timeline.pale-one', 'Pale: warm-up. Red edge: failed or cancelled.')}
      </Text>
    </Stack>
  );
}

function phaseName(phase: Phase): string {
  switch (phase) {
    case 'between':
      return t('playground.phase.between', 'network, proxy, API server');
    case 'queue':
      return t('playground.phase.queue', 'queue');
    case 'prefill':
      return t('playground.phase.prefill', 'prefill');
    case 'first':
      return t('playground.phase.first', 'until the first token');
    case 'decode':
      return t('playground.phase.decode', 'tokens');
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const color = (name: string) => theme.visualization.getColorByName(name);
  return {
    scroll: css({ overflowX: 'auto' }),
    chart: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.5), minWidth: theme.spacing(60) }),
    ...laneStyles(theme),
    lane: css({
      position: 'relative',
      flexGrow: 1,
      height: theme.spacing(2.5),
      background: theme.colors.background.secondary,
    }),
    bar: css({
      position: 'absolute',
      top: 2,
      bottom: 2,
      display: 'flex',
      minWidth: 2,
      borderRadius: 2,
      overflow: 'hidden',
      borderRight: `1px solid ${theme.colors.background.primary}`,
    }),
    warm: css({ opacity: 0.4 }),
    broken: css({ outline: `2px solid ${theme.colors.error.border}`, outlineOffset: -2 }),
    side: css({
      position: 'absolute',
      left: 3,
      top: -1,
      color: theme.colors.getContrastText(color('semi-dark-blue')),
      fontSize: theme.typography.bodySmall.fontSize,
      pointerEvents: 'none',
    }),
    between: css({ background: color('semi-dark-purple') }),
    queue: css({ background: color('semi-dark-orange') }),
    prefill: css({ background: color('semi-dark-blue') }),
    first: css({ background: color('semi-dark-blue') }),
    decode: css({ background: color('semi-dark-green') }),
    key: css({ display: 'inline-block', width: theme.spacing(1.5), height: theme.spacing(1.5), borderRadius: 2 }),
    axis: css({
      position: 'relative',
      flexGrow: 1,
      height: theme.spacing(2.5),
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
    }),
    tick: css({
      position: 'absolute',
      transform: 'translateX(-50%)',
      whiteSpace: 'nowrap',
      '&:first-child': { transform: 'none' },
    }),
  };
};
