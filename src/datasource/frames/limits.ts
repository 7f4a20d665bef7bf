import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import type { EngineLimits } from '../../engine/limits/types';
import { provenanceText } from '../../engine/limits/words';

/** The limits of a page's engines as a table: a row for each limit and engine, never a value without where it comes from. */
export function limitsFrame(engines: readonly EngineLimits[], refId: string): DataFrame {
  const rows = engines.flatMap(({ labels, limits }) => limits.map((limit) => ({ labels, limit })));
  const texts = (name: string, values: string[]) => ({ name, type: FieldType.string, values, config: {} });
  return createDataFrame({
    refId,
    name: 'Limits',
    meta: { preferredVisualisationType: 'table' },
    fields: [
      texts(
        'Limit',
        rows.map(({ limit }) => limit.title)
      ),
      {
        name: 'Value',
        type: FieldType.number,
        values: rows.map(({ limit }) => limit.value ?? null),
        config: { noValue: 'unknown', displayNameFromDS: 'Value' },
      },
      texts(
        'Unit',
        rows.map(({ limit }) => limit.unit)
      ),
      texts(
        'Provenance',
        rows.map(({ limit }) => limit.provenance.kind)
      ),
      texts(
        'How',
        rows.map(({ limit }) => [provenanceText(limit.provenance), limit.note].filter(Boolean).join(' '))
      ),
      texts(
        'Engine',
        rows.map(({ labels }) => labels.engine ?? '')
      ),
      texts(
        'Model',
        rows.map(({ labels }) => labels.model_name ?? '')
      ),
      texts(
        'Id',
        rows.map(({ limit }) => limit.id)
      ),
    ],
  });
}
