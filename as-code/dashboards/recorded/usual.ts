import { grafanaUnits } from '../../../src/datasource/frames/units';
import type { Measure } from '../../../src/engine/measures/types';
import { baselineMeasures, baselineSeries, currentSeries } from '../../rules/baselines';
import { datasource } from '../context';
import { blankGraph, shade } from '../graph-look';
import type { Band } from '../layout';
import { stateRefId, textQuery, unrecordedQuery } from '../queries';
import { stateLook } from '../timeseries';
import { chosenSeries } from './series';

const [usuallyFrom, usuallyTo] = ['usually from', 'usually to'];

/** A measure of one model now, and the band that is usual at this hour of the week. */
function comparison(measure: Measure) {
  const { title, meaning, advice, unit } = measure;
  // A model in several jobs: rates add up, of latencies the worst counts.
  const combined = (series: string) => `${unit.endsWith('/s') ? 'sum' : 'max'}(${chosenSeries(series)})`;
  const panel = blankGraph(
    {
      description: [
        `**Is it as usual for this hour of the week?**`,
        `The line is the last five minutes. The band is where the middle 80 % of the same hour (half an hour to both sides) lay, the middle one of the last three weeks. ${title}: ${meaning}`,
        '**Good:** inside the band, or outside it for a reason that you know.',
        `**What to do:** outside without a reason: compare requests and prompt lengths first, then look for what changed since last week. ${advice}`,
        '*Needs the recording rules (deploy/prometheus/rules) and a week of recorded data.*',
      ].join('\n\n'),
      datasource,
      unit: grafanaUnits[unit],
      single: false,
    },
    { title }
  )
    .withTarget(textQuery('A', combined(currentSeries(measure)), 'now'))
    .withTarget(textQuery('Low', combined(baselineSeries(measure, 'low')), usuallyFrom))
    .withTarget(textQuery('High', combined(baselineSeries(measure, 'high')), usuallyTo))
    .withTarget(textQuery('Median', combined(baselineSeries(measure, 'median')), 'usually'))
    .withTarget(unrecordedQuery(chosenSeries(baselineSeries(measure, 'median'))))
    .overrideByName('now', [{ id: 'color', value: { mode: 'fixed', fixedColor: 'blue' } }])
    .overrideByName('usually', [
      { id: 'color', value: { mode: 'fixed', fixedColor: 'text' } },
      { id: 'custom.lineWidth', value: 1 },
      { id: 'custom.lineStyle', value: { fill: 'dash', dash: [4, 6] } },
    ])
    .overrideByQuery(stateRefId, stateLook);
  shade(panel, usuallyFrom, usuallyTo, 'text');
  return panel;
}

/** Each chosen model against what is usual for it. */
export function usualBand(): Band {
  return {
    title: 'As usual for this hour of the week? $model',
    collapsed: true,
    repeat: 'model',
    height: 8,
    panels: baselineMeasures.map((measure) => [6, comparison(measure)] as const),
  };
}
