import { identityLabels } from '../../engine/measures/types';

export type Labels = Record<string, string>;

export interface FoundEngines {
  engines: number;
  models: string[];
}

const identity = identityLabels.filter((label) => label !== 'model_name');

/** Counts the engines behind a list of series, one engine per identity, and names their models. */
export function summariseSeries(series: Labels[]): FoundEngines {
  const engines = new Set(series.map((labels) => JSON.stringify(identity.map((name) => labels[name] ?? ''))));
  const models = new Set(series.map((labels) => labels.model_name).filter(Boolean));
  return { engines: engines.size, models: [...models].sort() };
}
