import { PanelBuilder } from '@grafana/grafana-foundation-sdk/table';
import { chosenEngines, target, vllmDatasource } from './target';

/** The engine's limits, each with where it comes from. */
export function limitsTable(): PanelBuilder {
  return new PanelBuilder()
    .title('Limits')
    .description(
      [
        '**What is this engine limited by?**',
        'Every limit that is known, and where it comes from: reported by the engine, derived from what it reports, observed while it was full, or typed into the datasource’s settings.',
        '**Good:** limits above what your clients need at once.',
        '**What to do:** a limit that no engine reports (--max-num-seqs, --max-num-batched-tokens) can be typed into the datasource’s settings.',
      ].join('\n\n')
    )
    .datasource(vllmDatasource)
    .withTarget(target('A', { queryType: 'limits', source: 'live', filters: chosenEngines }))
    .withTransformation({
      id: 'organize',
      options: {
        excludeByName: { Provenance: true, Model: true, Id: true },
        renameByName: { How: 'Where it comes from' },
      },
    })
    .overrideByName('Limit', [{ id: 'custom.width', value: 124 }])
    .overrideByName('Value', [
      { id: 'displayName', value: 'Value' },
      { id: 'custom.width', value: 72 },
      { id: 'unit', value: 'locale' },
    ])
    .overrideByName('Unit', [{ id: 'custom.width', value: 72 }])
    .overrideByName('Engine', [{ id: 'custom.width', value: 58 }])
    .overrideByName('Where it comes from', [{ id: 'custom.cellOptions', value: { type: 'auto', wrapText: true } }]);
}
