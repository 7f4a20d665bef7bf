import { baselineMeasures, baselineSeries } from '../../rules/baselines';
import { datasource } from '../context';
import { blankGraph } from '../graph-look';
import type { Band } from '../layout';
import { stateRefId, textQuery, unrecordedQuery } from '../queries';
import { stateLook } from '../timeseries';
import { chosenSeries } from './series';

/** How far every model is from what is usual for it, all measures on one scale. */
export function unusualBand(): Band {
  const panel = blankGraph(
    {
      description: [
        '**What is out of the ordinary?**',
        'How far each model is from the middle of what is usual at this hour of the week, in robust standard deviations: (now − median) ÷ (p90 − p10) × 2.563, of the same hour of the last three weeks; the divisor is at least 5 % of the median.',
        '**Good:** between −3 and 3.',
        '**What to do:** look at the model’s row below: unusual load explains unusual latency; unusual latency without unusual load is the engine’s.',
        '*Needs the recording rules (deploy/prometheus/rules) and a week of recorded data.*',
      ].join('\n\n'),
      datasource,
      unit: 'suffix: σ',
      single: false,
    },
    { title: 'Deviation from the usual', signed: true, decimals: 1 }
  );
  baselineMeasures.forEach((measure, i) =>
    panel.withTarget(
      textQuery(
        'ABCD'[i],
        chosenSeries(baselineSeries(measure, 'deviation')),
        `{{model_name}}: ${measure.title.toLowerCase()}`
      )
    )
  );
  panel
    .withTarget(unrecordedQuery(chosenSeries(baselineSeries(baselineMeasures[0], 'median'))))
    .overrideByQuery(stateRefId, stateLook);
  return { title: 'Is it as usual?', collapsed: true, height: 9, panels: [[24, panel]] };
}
