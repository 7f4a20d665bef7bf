import type { AnsweredSeries } from './ask';
import type { ShownPanel } from './panels';

/** The series of its answer that a panel shows. */
export function shownSeries(panel: ShownPanel, answered: readonly AnsweredSeries[]): AnsweredSeries[] {
  const kept = keptNames(panel);
  const settings = panel.transformations?.flatMap(({ options }) => options.configRefId ?? []) ?? [];
  return answered.filter(
    (series) =>
      series.values.length > 0 && !settings.includes(series.refId) && kept.test(series.name) && !hidden(panel, series)
  );
}

function keptNames({ transformations = [] }: ShownPanel): RegExp {
  const filter = transformations.find(({ id }) => id === 'filterFieldsByName');
  const pattern = filter?.options.include?.pattern;
  return pattern === undefined ? /(?:)/ : new RegExp(pattern.replace(/^\/(.*)\/$/, '$1'));
}

function hidden(panel: ShownPanel, series: AnsweredSeries): boolean {
  return propertiesOf(panel, series).some(
    ({ id, value }) => id === 'custom.hideFrom' && (value as { readonly viz?: boolean }).viz === true
  );
}

/** Whether a line of a graph is there to be seen: bounds of a shaded area are not. */
export function isLine(panel: ShownPanel, series: AnsweredSeries): boolean {
  return !propertiesOf(panel, series).some(({ id, value }) => id === 'custom.lineWidth' && value === 0);
}

function propertiesOf({ fieldConfig }: ShownPanel, { name, refId }: AnsweredSeries) {
  return (fieldConfig?.overrides ?? [])
    .filter(({ matcher: { id, options } }) =>
      id === 'byName' ? options === name : id === 'byFrameRefID' && options === refId
    )
    .flatMap(({ properties }) => properties);
}
