import Papa from 'papaparse';
import type { RawCase, RawCases } from './raw';

const DELIMITERS = [',', ';', '\t', '|'];
/** Separates nothing in a text: a file with one column needs no quotation marks around commas. */
const NONE = Papa.UNIT_SEP;

/** The records of CSV with a header; the delimiter is the one that parts the header into most columns. Never throws. */
export function csvCases(text: string): RawCases {
  const even = text.replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(/^.*\S.*$/m.exec(even)?.[0] ?? '');
  const { data, errors } = Papa.parse<string[]>(even, { delimiter, newline: '\n' });
  const flaws = new Map(errors.map(({ row, code }) => [row, code]));
  let line = 1;
  const rows = data.map((fields, i) => {
    const row = { line, fields, flaw: flaws.get(i) };
    line += 1 + fields.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
    return row;
  });
  const [header, ...records] = rows.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
  const columns = header?.fields.map(keyOf) ?? [];
  if (!columns.includes('prompt')) {
    return { records: [], problem: noPrompt(header?.fields ?? []) };
  }
  return { records: records.map(({ line, fields, flaw }) => recordOf(line, columns, fields, flaw)) };
}

function delimiterOf(header: string): string {
  const counts = DELIMITERS.map((delimiter) => ({
    delimiter,
    columns: Papa.parse<string[]>(header, { delimiter }).data[0]?.length ?? 0,
  }));
  const best = counts.reduce((most, each) => (each.columns > most.columns ? each : most));
  return best.columns > 1 ? best.delimiter : NONE;
}

function keyOf(column: string): string {
  return column.trim().toLowerCase();
}

function recordOf(row: number, columns: readonly string[], fields: readonly string[], flaw?: string): RawCase {
  if (flaw === 'MissingQuotes') {
    return { row, problem: 'a quotation mark opens a text and none closes it' };
  }
  if (flaw === 'InvalidQuotes') {
    return { row, problem: 'write a quotation mark within a quoted text twice: ""' };
  }
  if (fields.length > columns.length) {
    const problem = `has ${fields.length} columns, the header ${columns.length}: put a text with the delimiter in it in quotation marks`;
    return { row, problem };
  }
  const texts = Object.fromEntries(fields.map((field, i) => [columns[i], field]).filter(([, field]) => field !== ''));
  const maxTokens = texts.max_tokens?.trim();
  const isNumber = maxTokens !== undefined && /^\d+$/.test(maxTokens);
  return { row, value: { ...texts, prompt: texts.prompt ?? '', ...(isNumber && { max_tokens: Number(maxTokens) }) } };
}

function noPrompt(header: readonly string[]): string {
  const found = header.map((column) => `"${column.trim().slice(0, 40)}"`);
  const more = found.length > 10 ? ` and ${found.length - 10} more` : '';
  return `There is no column "prompt": name it in the first line. Its columns are ${found.slice(0, 10).join(', ')}${more}.`;
}
