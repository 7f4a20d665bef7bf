import type { RawCase, RawCases } from './raw';

/** The records of a JSON list, or of JSON lines. Never throws. */
export function jsonCases(text: string): RawCases {
  return text.trimStart().startsWith('[') ? listCases(text) : { records: lineCases(text) };
}

function listCases(text: string): RawCases {
  try {
    const items = JSON.parse(text) as unknown[];
    return { records: items.map((value, i) => ({ row: i + 1, value })) };
  } catch (error) {
    return { records: [], problem: `The file begins as a JSON list and is none: ${String(error)}` };
  }
}

function lineCases(text: string): RawCase[] {
  return text
    .split(/\r\n?|\n/)
    .map((line, i) => ({ line, row: i + 1 }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, row }) => {
      try {
        return { row, value: JSON.parse(line) as unknown };
      } catch {
        return { row, problem: `must be one JSON object on one line, not ${line.trim().slice(0, 40)}` };
      }
    });
}
