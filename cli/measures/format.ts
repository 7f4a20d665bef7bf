import type { MeasureRow } from './rows';

const idle = 'idle';
const notExposed = 'not exposed';

/** Rows as JSON. NaN (nothing to measure) and what is not exposed become `null` with a `reason`, infinity `"+Inf"`. */
export function formatJson(rows: readonly MeasureRow[]): string {
  const plain = rows.map(({ id, labels, value, unit, bounds, promql }) => ({
    id,
    labels,
    value: value === undefined || Number.isNaN(value) ? null : finite(value),
    unit,
    ...(value === undefined ? { reason: notExposed } : Number.isNaN(value) ? { reason: idle } : {}),
    ...(bounds ? { bounds: { lower: finite(bounds.lower), upper: finite(bounds.upper) } } : {}),
    promql,
  }));
  return `${JSON.stringify(plain, null, 2)}\n`;
}

function finite(value: number): number | string {
  return Number.isFinite(value) ? value : value > 0 ? '+Inf' : '-Inf';
}

/** Rows as an aligned table; with PromQL below each where asked for. */
export function formatTable(rows: readonly MeasureRow[], withPromql: boolean): string {
  const cells = rows.map((row) => [row.id, labelsText(row), valueText(row), boundsText(row)]);
  const head = ['MEASURE', 'LABELS', 'VALUE', 'BUCKET'];
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((line) => line[i].length)));
  const line = (texts: readonly string[]) =>
    texts
      .map((text, i) => (i === 2 ? text.padStart(widths[i]) : text.padEnd(widths[i])))
      .join('  ')
      .trimEnd();
  const body = cells.flatMap((texts, i) => [line(texts), ...(withPromql ? [`    ${rows[i].promql}`] : [])]);
  return `${[line(head), ...body].join('\n')}\n`;
}

function labelsText({ labels }: MeasureRow): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/** A value with its unit, in the unit's own steps: `4.2 ms`, `87.5 %`, `1.2k tokens/s`. */
export function valueText({ value, unit }: Pick<MeasureRow, 'value' | 'unit'>): string {
  if (value === undefined) {
    return notExposed;
  }
  if (Number.isNaN(value)) {
    return idle;
  }
  if (unit === 'ratio') {
    return `${short(value * 100)} %`;
  }
  return unit === 'seconds' ? secondsText(value) : `${short(value)} ${unit}`;
}

function secondsText(value: number): string {
  if (!Number.isFinite(value) || value >= 1 || value === 0) {
    return `${short(value)} s`;
  }
  return value >= 1e-3 ? `${short(value * 1e3)} ms` : `${short(value * 1e6)} µs`;
}

function short(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(4))) : value > 0 ? '+Inf' : '-Inf';
}

function boundsText({ bounds, unit }: MeasureRow): string {
  return bounds ? `(${valueText({ value: bounds.lower, unit })}, ${valueText({ value: bounds.upper, unit })}]` : '';
}
