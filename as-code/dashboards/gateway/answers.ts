import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import type { Band } from '../layout';
import { piePanel } from '../pie';
import { graphPanel } from '../timeseries';
import { line } from './lines';

const colors = {
  '200': 'green',
  '400': 'purple',
  '404': 'purple',
  '429': 'yellow',
  '499': 'text',
  '500': 'dark-red',
  '502': 'red',
  '503': 'orange',
  '504': 'red',
};

/** How requests end at the gateway. */
export function answerBands(): Band[] {
  return [
    {
      title: 'Answers',
      height: 8,
      panels: [
        [8, byStatus()],
        [8, errors()],
        [8, backpressure()],
      ],
    },
    {
      height: 8,
      panels: [
        [8, classes()],
        [8, graphPanel([line('gateway_success_ratio')], { title: 'Success ratio', max: 1 })],
        [
          8,
          piePanel([{ measure: measure('gateway_answers_ended'), legend: '{{status}}', window: '$__range' }], {
            title: 'Answers over the time range',
            none: 'No answer yet, or no gateway',
          }),
        ],
      ],
    },
  ];
}

function byStatus() {
  return graphPanel([line('gateway_answers_by_status', { legend: '{{status}}' })], {
    title: 'Answers by status',
    stacked: true,
    colors,
  });
}

function errors() {
  return graphPanel(
    [
      line('gateway_errors_by_status', { legend: '{{status}}' }),
      line('gateway_error_rate', { limit: true, color: 'text' }),
    ],
    { title: 'Errors by status', stacked: true, colors }
  );
}

function backpressure() {
  return graphPanel(
    [
      line('gateway_429_rate', { color: 'yellow', legend: '429: queue full' }),
      line('gateway_503_rate', { color: 'orange', legend: '503: waited too long' }),
      line('gateway_504_rate', { color: 'red', legend: '504: took too long' }),
      line('gateway_429_share', { right: true, color: 'text', legend: '429, share' }),
    ],
    { title: 'Backpressure' }
  );
}

function classes() {
  return graphPanel(
    [
      line('gateway_error_share', { color: 'text', legend: 'not 2xx' }),
      line('gateway_4xx_share', { color: 'yellow', legend: '4xx' }),
      line('gateway_5xx_share', { color: 'red', legend: '5xx' }),
      line('gateway_timeout_share', { color: 'orange', legend: '503 and 504' }),
    ],
    { title: 'Share of the answers that failed', softMax: 0.05 }
  );
}
