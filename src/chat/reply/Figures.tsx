import { css } from '@emotion/css';
import { type GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React, { type PropsWithChildren } from 'react';
import type { ReplyFigures } from '../../engine/chat/figures';
import type { Usage } from '../../engine/chat/types';
import { clockResolution } from '../clock';
import { countText, msText } from '../words';
import { GapSparkline } from './GapSparkline';

interface Props {
  readonly figures: ReplyFigures;
  readonly usage?: Usage;
  readonly gaps?: readonly number[];
}

/** What the browser measured of a reply. */
export function Figures({ figures, usage, gaps }: Props) {
  const styles = useStyles2(getStyles);
  const { ttft, total, tokens, tokensAreCounted, rate } = figures;
  const resolution = t(
    'chat.figures.resolution',
    'Measured in this browser, whose clock counts in steps of {{step}} ms.',
    {
      step: clockResolution(),
    }
  );
  return (
    <dl className={styles.strip}>
      <Figure name={t('chat.figures.ttft', 'First token')} value={msText(ttft)} title={resolution} />
      <Figure
        name={t('chat.figures.gaps', 'Inter-token p50 / p95 / max')}
        value={`${msText(figures.gaps.p50)} / ${msText(figures.gaps.p95)} / ${msText(figures.gaps.max)}`}
        title={gapsText(figures) ?? resolution}
      >
        {gaps && gaps.length > 1 && <GapSparkline gaps={gaps} />}
      </Figure>
      <Figure
        name={t('chat.figures.rate', 'Output')}
        value={
          Number.isNaN(rate)
            ? '–'
            : t('chat.figures.per-second', '{{rate}} tok/s', { rate: Number(rate.toPrecision(3)) })
        }
        title={t('chat.figures.rate-title', '(tokens − 1) ÷ (last − first token)')}
      />
      <Figure
        name={t('chat.figures.tokens', 'Tokens')}
        value={`${tokensAreCounted ? '' : '≥ '}${countText(tokens)}`}
        title={usageText(usage)}
      />
      <Figure name={t('chat.figures.total', 'Total')} value={msText(total)} title={resolution} />
    </dl>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly title: string;
}

function Figure({ name, value, title, children }: PropsWithChildren<FigureProps>) {
  return (
    <Tooltip content={title}>
      <div>
        <dt>{name}</dt>
        <dd>
          {value} {children}
        </dd>
      </div>
    </Tooltip>
  );
}

/** Why gaps are not what they seem; undefined where they are. */
function gapsText({ tokensPerPart, gaps }: ReplyFigures): string | undefined {
  if (gaps.p50 === 0) {
    return t(
      'chat.figures.at-once',
      'Most parts came at once with the one before: the engine, a proxy or this browser held them back. The output rate is what to look at.'
    );
  }
  return tokensPerPart > 1.05
    ? t('chat.figures.together', 'Between parts of the reply, each of which brought {{count}} tokens on average.', {
        count: Number(tokensPerPart.toPrecision(2)),
      })
    : undefined;
}

function usageText(usage: Usage | undefined): string {
  if (!usage) {
    return t('chat.figures.uncounted', 'Parts that came so far: the engine counts the tokens at the end.');
  }
  const { prompt, completion, cached } = usage;
  const counted = { prompt: countText(prompt), completion: countText(completion) };
  return cached === undefined
    ? t('chat.figures.usage', 'Prompt {{prompt}}, reply {{completion}}', counted)
    : t(
        'chat.figures.usage-cached',
        'Prompt {{prompt}}, of which {{cached}} were in the prefix cache; reply {{completion}}',
        {
          ...counted,
          cached: countText(cached),
        }
      );
}

const getStyles = (theme: GrafanaTheme2) => ({
  strip: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'start',
    gap: theme.spacing(0.5, 2),
    margin: 0,
    fontSize: theme.typography.bodySmall.fontSize,
    fontVariantNumeric: 'tabular-nums',
    '& dt': { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    '& dd': { margin: 0 },
  }),
});
