import type { Band } from '../layout';
import { tablePanel } from '../table';
import { asAlerts, labelColumns } from './now';
import { alertLabels, beginnings, firedSeconds, inRange, meanSeconds } from './series';
import { describeAlerts, metrics } from './texts';
import { UNSEEN, wordsWithout } from './words';

const narrow = { width: 95 } as const;

/** Flapping, and how long it takes until an alert is over. */
export function againBand(): Band {
  const table = tablePanel({
    title: 'Again and again, in the range',
    description: describeAlerts(
      {
        question: 'Which alerts flap, and which take long to resolve?',
        meaning:
          'One row for each alert that fired in the dashboard’s time range: how often it began, how long it fired in all, and how long each time. By the minute: shorter ones can be missed. What was firing when the range began counts as begun; what still fires, as long as it has.',
        good: 'Each began once or twice, and was over within minutes.',
        advice:
          'Often and short: the rule’s wait is too short or its limit too near to the usual (npm run -s vllm-console -- alerts --format list shows all limits). Seldom and long: the runbook does not help, or nobody was told.',
      },
      metrics
    ),
    labels: labelColumns,
    columns: [
      { title: 'Began', expr: beginnings(alertLabels), unit: 'short', decimals: 0, width: 90 },
      { title: 'Fired in all', expr: firedSeconds(alertLabels), unit: 's', decimals: 0, ...narrow },
      {
        title: 'Each time',
        expr: meanSeconds(alertLabels),
        unit: 's',
        decimals: 0,
        ...narrow,
      },
    ],
    none: UNSEEN,
    without: (label) => wordsWithout(label, inRange('firing'), 'No alert has fired in this time range'),
    sortBy: 'Began',
  });
  return {
    title: 'Which come again and again, and how long do they take?',
    height: 9,
    panels: [[24, asAlerts(table)]],
  };
}
