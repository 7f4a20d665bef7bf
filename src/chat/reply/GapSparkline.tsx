import { t } from '@grafana/i18n';
import { useTheme2 } from '@grafana/ui';
import React from 'react';

const WIDTH = 120;
/** No higher than a line, so that the figures beside it stay in theirs. */
const HEIGHT = 16;

/** The gaps between tokens in their order, as bars: of gaps that share a bar, the longest. */
export function GapSparkline({ gaps }: { readonly gaps: readonly number[] }) {
  const theme = useTheme2();
  const bars = longest(gaps, WIDTH / 2);
  const most = Math.max(...bars, Number.MIN_VALUE);
  const width = WIDTH / bars.length;
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      style={{ verticalAlign: 'text-bottom' }}
      role="img"
      aria-label={t('chat.figures.sparkline', 'Gaps between tokens, in their order')}
    >
      {bars.map((gap, i) => {
        const height = Math.max(1, (gap / most) * HEIGHT);
        return (
          <rect
            key={i}
            x={i * width}
            y={HEIGHT - height}
            width={Math.max(0.5, width - 0.5)}
            height={height}
            fill={theme.visualization.getColorByName('blue')}
          />
        );
      })}
    </svg>
  );
}

function longest(gaps: readonly number[], most: number): number[] {
  const each = Math.max(1, Math.ceil(gaps.length / most));
  const bars: number[] = [];
  gaps.forEach((gap, i) => {
    const bar = Math.floor(i / each);
    bars[bar] = Math.max(bars[bar] ?? 0, gap);
  });
  return bars;
}
