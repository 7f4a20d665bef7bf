import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, type BadgeColor, Text, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { msText } from '../../../chat/words';
import { compareSides, type MetricComparison, type Verdict } from '../../../engine/playground/statistics/compare';
import type { RunRecord } from '../../../engine/playground/types';
import { PLAIN } from '../../plain';
import { metricName, shareText } from '../words';

/** Whether B is faster than A, and whether so few requests can tell. */
export function ComparisonList({ run }: { readonly run: RunRecord }) {
  const styles = useStyles2(getStyles);
  const { test, metrics } = useMemo(() => compareSides(run.results), [run]);
  return (
    <section aria-label={t('playground.compare.label', 'B beside A')}>
      <ul className={styles.list}>
        {metrics.map((one) => (
          <li key={one.metric}>
            <Badge text={verdictName(one.verdict)} color={colorOf(one.verdict)} />
            <span>{sentence(one)}</span>
          </li>
        ))}
      </ul>
      <Text variant="bodySmall" color="secondary">
        {test === 'signed-rank'
          ? t(
              'playground.compare.paired',
              'Each request of B beside the one of A with the same prompt and round (Wilcoxon’s signed-rank test; p adjusted by Holm).'
            )
          : t(
              'playground.compare.unpaired',
              'All requests of B beside all of A (Mann and Whitney’s test; p adjusted by Holm).'
            )}
      </Text>
    </section>
  );
}

function sentence({ metric, verdict, shift, relative, p, a, b, needed }: MetricComparison): string {
  const name = metricName(metric);
  if (shift === undefined) {
    return t('playground.compare.nothing', '{{name}}: one side has nothing to compare.', { name });
  }
  const by = {
    name,
    shift: msText(Math.abs(shift)),
    share: relative === undefined ? '–' : shareText(Math.abs(relative)),
    p: pText(p),
    a,
    b,
    ...PLAIN,
  };
  switch (verdict) {
    case 'faster':
      return t(
        'playground.compare.faster',
        '{{name}}: B takes {{shift}} less ({{share}}); p {{p}}, {{a}} and {{b}} requests.',
        by
      );
    case 'slower':
      return t(
        'playground.compare.slower',
        '{{name}}: B takes {{shift}} more ({{share}}); p {{p}}, {{a}} and {{b}} requests.',
        by
      );
    case 'no-difference-seen':
      return t(
        'playground.compare.none',
        '{{name}}: a difference of {{shift}} ({{share}}) could be chance; p {{p}}, {{a}} and {{b}} requests.',
        by
      );
    case 'too-few':
      return t(
        'playground.compare.too-few',
        '{{name}}: {{a}} and {{b}} requests cannot tell, whatever they took. At least {{needed}} of each could.',
        { ...by, needed }
      );
  }
}

function pText(p: number | undefined): string {
  return p === undefined ? '–' : p < 0.001 ? '< 0.001' : `= ${p.toPrecision(2)}`;
}

function verdictName(verdict: Verdict): string {
  switch (verdict) {
    case 'faster':
      return t('playground.verdict.faster', 'B is faster');
    case 'slower':
      return t('playground.verdict.slower', 'B is slower');
    case 'no-difference-seen':
      return t('playground.verdict.none', 'No difference seen');
    case 'too-few':
      return t('playground.verdict.too-few', 'Too few to tell');
  }
}

function colorOf(verdict: Verdict): BadgeColor {
  return verdict === 'faster' ? 'green' : verdict === 'slower' ? 'orange' : 'blue';
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    padding: 0,
    '& li': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) },
  }),
});
