import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { msText } from '../../../chat/words';
import type { Summary } from '../../../engine/playground/statistics/summary';
import type { Objectives, RunTarget } from '../../../engine/playground/types';
import { metricName, rateText, shareText } from '../words';

interface Props {
  readonly target: RunTarget;
  readonly summary: Summary;
  readonly objectives: Objectives;
}

/** What one target did, all in all. */
export function Totals({ target, summary, objectives }: Props) {
  const styles = useStyles2(getStyles);
  const { requests, succeeded, tokensPerSecond, requestsPerSecond, goodput, phases } = summary;
  const tiles = [
    {
      name: t('playground.totals.succeeded', 'Succeeded'),
      value: t('playground.totals.of', '{{succeeded}} of {{requests}}', { succeeded, requests }),
    },
    {
      name: t('playground.totals.output', 'Output, all streams'),
      value: t('playground.totals.tokens', '{{rate}} tok/s', { rate: rateText(tokensPerSecond) }),
    },
    {
      name: t('playground.totals.requests', 'Requests'),
      value: t('playground.totals.per-second', '{{rate}} /s', { rate: rateText(requestsPerSecond) }),
    },
    {
      name: t('playground.totals.goodput', 'Goodput'),
      value: t('playground.totals.goodput-value', '{{share}}, {{rate}} /s', {
        share: shareText(goodput?.share),
        rate: rateText(goodput?.perSecond),
      }),
      note: objectivesText(objectives),
    },
    ...(phases.count > 0
      ? [
          {
            name: t('playground.totals.phases', 'Queue / prefill / decode, mean'),
            value: [phases.queue, phases.prefill, phases.decode].map(msText).join(' / '),
            note: t('playground.totals.phases-note', 'as the engine says of these requests'),
          },
        ]
      : []),
  ];
  return (
    <dl className={styles.tiles} aria-label={target.name}>
      {tiles.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {note !== undefined && <dd className={styles.note}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}

function objectivesText(objectives: Objectives): string {
  const named = (['ttft', 'tpot', 'e2e'] as const).filter((name) => objectives[name] !== undefined);
  return named.length === 0
    ? t('playground.totals.no-objective', 'no objective: all that succeeded')
    : named.map((name) => `${metricName(name)} ≤ ${msText(objectives[name])}`).join(', ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  tiles: css({
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 4),
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    '& dt': {
      color: theme.colors.text.secondary,
      fontSize: theme.typography.bodySmall.fontSize,
      fontWeight: theme.typography.fontWeightRegular,
    },
    '& dd': { margin: 0, fontSize: theme.typography.h4.fontSize },
  }),
  note: css({ '&&': { color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize } }),
});
