import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { measureToPromQL } from '../../../src/engine/measures/promql/print';
import { aggregate } from '../../../src/engine/measures/expression';
import { panelContext } from '../context';
import type { Band } from '../layout';
import { enginesText } from '../state';
import { tablePanel } from '../table';

const labels = [
  { label: 'instance', title: 'Instance', width: 260 },
  { label: 'model_name', title: 'Model' },
  { label: 'handler', title: 'Path' },
  { label: 'method', title: 'Method', width: 90 },
  { label: 'status', title: 'Status', width: 80 },
];

/** The counters themselves: a first and only error is in none of their increases. */
function sinceStart(): string {
  const failing = measure('http_failures');
  const where = { label: 'status', matches: '4xx|5xx' };
  const expression = aggregate('sum', { op: 'value', signal: 'http_requests', where });
  return measureToPromQL({ ...failing, expression }, { ...panelContext, by: ['instance', 'model_name'] });
}

/** Since the start, or a row that says that there is none. */
function sinceStartOrWords(): string {
  const none = `0 * ${enginesText()} unless on() (${sinceStart()})`;
  return `${sinceStart()}\nor label_replace(${none}, "instance", "None has failed, or none is counted", "", "")`;
}

/** Failing requests, one row for each engine, path, method and status class. */
export function requestsBand(): Band {
  return {
    title: 'Which requests fail?',
    height: 7,
    panels: [
      [
        24,
        tablePanel({
          title: 'Failing requests',
          description: [
            '**Which requests fail?**',
            'Responses with a 4xx or 5xx status, by engine, path, method and status class: how many in the dashboard’s time range, and since the process started. Prometheus sees no first value of a new series, so a first and only error is in the second number alone.',
            '**Good:** no rows, or old ones that do not grow.',
            '**What to do:** 4xx: look at the client (unknown model, prompt over the context, bad JSON, wrong key). 5xx: read the log of the engine.',
            'Metrics know no single request, and streams that failed after 200 are not here. Single requests are in the log of the engine (--enable-log-requests), in its traces (--otlp-traces-endpoint), in the access log of your gateway, and in the error events that clients receive. Probes and /metrics are left out.',
          ].join('\n\n'),
          labels,
          none: 'No engine answers, or the filters match none',
          sortBy: 'In the range',
          columns: [
            {
              title: 'In the range',
              measure: measure('http_failures'),
              window: '$__range',
              unit: 'locale',
              decimals: 0,
              width: 130,
            },
            { title: 'Since the start', expr: sinceStartOrWords(), unit: 'locale', decimals: 0, width: 130 },
          ],
        }),
      ],
    ],
  };
}
