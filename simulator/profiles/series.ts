import { type EngineMetrics } from '../metrics/engine-metrics';
import { type Histogram } from '../metrics/histogram';
import { type ServerState } from '../server/state';
import { type EngineNumber, type LabelValue, type PageContext, type Series } from './family';
import { isIn } from './versions';

/** One number of each engine core. */
export function perEngine(of: EngineNumber) {
  return (page: PageContext): Series[] =>
    engineLabels(page).map((labels, engine) => ({
      labels,
      number: ({ engines, settings }) => of(engines[engine], settings),
    }));
}

/** Numbers of each engine core by the values of a label, value by value. */
export function perEngineBy(label: string, values: ReadonlyArray<LabelValue<EngineMetrics>>) {
  return (page: PageContext): Series[] =>
    values
      .filter((value) => isIn(page.version, value))
      .flatMap(({ value, of }) =>
        engineLabels(page).map((labels, engine) => ({
          labels: { ...labels, [label]: value },
          number: ({ engines }: ServerState) => of(engines[engine]),
        }))
      );
}

/** Numbers of each engine core by a position, engine by engine. */
export function perEnginePosition(label: string, of: (engine: EngineMetrics) => Float64Array) {
  return (page: PageContext): Series[] =>
    engineLabels(page).flatMap((labels, engine) =>
      Array.from(of(page.state.engines[engine]), (_, position) => ({
        labels: { ...labels, [label]: String(position) },
        number: ({ engines }: ServerState) => of(engines[engine])[position],
      }))
    );
}

/** One histogram of each engine core. */
export function histogramPerEngine(of: (engine: EngineMetrics) => Histogram) {
  return (page: PageContext): Series[] =>
    engineLabels(page).map((labels, engine) => ({ labels, histogram: ({ engines }) => of(engines[engine]) }));
}

/** Numbers of the API server by the values of a label. */
export function perServerBy(label: string, values: ReadonlyArray<LabelValue<ServerState>>) {
  return ({ settings }: PageContext): Series[] =>
    values.map(({ value, of }) => ({ labels: { model_name: settings.model, [label]: value }, number: of }));
}

function engineLabels({ settings, state, engineLabel }: PageContext): Array<Record<string, string>> {
  const named = { model_name: settings.model };
  return engineLabel ? state.engines.map((_, engine) => ({ ...named, engine: String(engine) })) : [named];
}
