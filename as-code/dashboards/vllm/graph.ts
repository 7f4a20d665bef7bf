import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import type { QuerySource } from '../../../src/datasource/query/model';
import { blankGraph, type GraphOptions, type LineLook, lookOf, paint, shade, unique } from '../graph-look';
import { describe } from '../texts';
import { grafanaUnits } from '../../../src/datasource/frames/units';
import { measureTarget, vllmDatasource } from './target';

const refIds = 'ABCDEFGHIJKLMNOP';

/** A graph of measures through the vLLM datasource, which names the series and knows their units. */
export function measureGraph(source: QuerySource, lines: readonly LineLook[], options: GraphOptions): PanelBuilder {
  const measures = unique(lines.map(({ measure }) => measure));
  const panel = blankGraph(
    {
      description: describe(measures, ...(options.more ?? [])),
      datasource: vllmDatasource,
      unit: grafanaUnits[measures[0].unit],
      single: lines.length === 1,
    },
    options
  );
  lines.forEach((line, i) => addLine(panel, refIds[i], source, line));
  paint(panel, options.colors);
  return panel;
}

function addLine(panel: PanelBuilder, refId: string, source: QuerySource, line: LineLook): void {
  const { measure, legend = measure.title, bucket, color } = line;
  panel.withTarget(measureTarget(refId, measure, source, { legend }));
  const look = lookOf(line);
  if (look.length > 0) {
    panel.overrideByQuery(refId, look);
  }
  if (bucket) {
    shade(panel, `${legend}: more than`, `${legend}: at most`, color);
  }
}
