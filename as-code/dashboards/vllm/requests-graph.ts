import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { measureById as measure } from '../../../src/engine/measures/catalogue/catalogue';
import { blankGraph, type GraphOptions, paint } from '../graph-look';
import { describe } from '../texts';
import { grafanaUnits } from '../../../src/datasource/frames/units';
import { chosenEngines, target, vllmDatasource } from './target';

interface Requests extends GraphOptions {
  readonly measures: readonly string[];
}

const shown: Readonly<Record<'reasons' | 'errors', Requests>> = {
  reasons: {
    title: 'Finish reasons',
    stacked: true,
    measures: ['finish_reasons'],
    colors: { stop: 'green', length: 'blue', repetition: 'purple', abort: 'orange', error: 'red' },
  },
  errors: {
    title: 'Errors, rejections, aborts',
    softMax: 1,
    measures: ['http_4xx_rate', 'http_5xx_rate', 'rejection_rate', 'aborted_rate'],
    colors: {
      'Finished with error': 'dark-red',
      'HTTP 4xx': 'orange',
      'HTTP 5xx': 'red',
      'Aborted after the first token': 'blue',
    },
  },
};

/** How requests end: by finish reason, or whatever went wrong. */
export function requestsGraph(show: 'reasons' | 'errors'): PanelBuilder {
  const { measures, ...options } = shown[show];
  const description = describe(measures.map(measure));
  const unit = grafanaUnits['requests/s'];
  const panel = blankGraph({ description, datasource: vllmDatasource, unit, single: false }, options).withTarget(
    target('A', { queryType: 'requests', source: 'live', show, filters: chosenEngines })
  );
  paint(panel, options.colors);
  return panel;
}
