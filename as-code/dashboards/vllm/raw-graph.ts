import type { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';
import { rawUnit } from '../../../src/datasource/frames/raw-units';
import { blankGraph, type GraphOptions } from '../graph-look';
import { target, vllmDatasource } from './target';

export interface RawLine {
  readonly family: string;
  readonly legend: string;
}

export interface RawGraphOptions extends GraphOptions {
  readonly question: string;
  readonly meaning: string;
  readonly good: string;
  readonly advice: string;
}

/** A graph of families of the GPU exporter's page, as they stand there. */
export function gpuGraph(lines: readonly RawLine[], options: RawGraphOptions): PanelBuilder {
  const { question, meaning, good, advice } = options;
  const description = [
    `**${question}**`,
    meaning,
    `**Good:** ${good}`,
    `**What to do:** ${advice}`,
    '*Needs the address of a DCGM exporter in the datasource’s settings.*',
  ].join('\n\n');
  const unit = rawUnit(lines[0].family);
  const panel = blankGraph({ description, datasource: vllmDatasource, unit, single: false }, options);
  lines.forEach(({ family, legend }, i) =>
    panel.withTarget(target('AB'[i], { queryType: 'raw', source: 'live', page: 'gpu', family, legend }))
  );
  return panel;
}
