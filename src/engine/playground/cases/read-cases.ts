import type { PromptCase } from '../types';
import { csvCases } from './csv';
import { jsonCases } from './json';
import type { RawCases } from './raw';
import { caseOf } from './shape';

/** Something that a file's author has to change. */
export interface CaseProblem {
  /** Line, or item of a JSON list, from 1; 0 where it is the file itself. */
  readonly row: number;
  /** For a person, to follow the row. */
  readonly message: string;
}

export interface CasesRead {
  readonly cases: PromptCase[];
  readonly problems: CaseProblem[];
}

/** Longest file, characters. */
export const MOST_CASE_TEXT = 5 * 1024 * 1024;
/** Most cases of one file. */
export const MOST_CASES = 1000;
const MOST_PROBLEMS = 50;

/**
 * The prompts of a file, CSV, JSON lines or a JSON list, and what is wrong with it. Good records are kept beside bad
 * ones; one without a name is called by its row, and names are made unique. Never throws.
 *
 * @param fileName by whose ending the format is known; with another ending, by the first character.
 */
export function readCases(text: string, fileName: string): CasesRead {
  const body = text.replace(/^\uFEFF/, '');
  const unfit = problemOfFile(body);
  if (unfit) {
    return { cases: [], problems: [{ row: 0, message: unfit }] };
  }
  const { problem, records } = rawCases(body, fileName);
  if (problem) {
    return { cases: [], problems: [{ row: 0, message: problem }] };
  }
  const named: PromptCase[] = [];
  const problems: CaseProblem[] = [];
  for (const { row, value, problem } of records) {
    const read = problem === undefined ? caseOf(value) : { problem };
    if ('problem' in read) {
      problems.push({ row, message: read.problem });
    } else {
      named.push({ ...read, name: read.name ?? `row ${row}` });
    }
  }
  return { cases: unique(named.slice(0, MOST_CASES)), problems: limited(problems, named.length) };
}

function problemOfFile(text: string): string | undefined {
  if (text.trim() === '') {
    return 'The file is empty.';
  }
  if (text.length > MOST_CASE_TEXT) {
    return 'The file has more than 5 MB: split it.';
  }
  if (text.includes('\0') || text.split('\uFFFD').length > text.length / 20 + 1) {
    return 'The file is no text in UTF-8: save a spreadsheet as CSV in UTF-8.';
  }
  return undefined;
}

function rawCases(text: string, fileName: string): RawCases {
  const ending = fileName.toLowerCase().split('.').at(-1) ?? '';
  const isCsv = ['csv', 'tsv'].includes(ending);
  const isJson = ['json', 'jsonl', 'ndjson'].includes(ending);
  return isJson || (!isCsv && /^\s*[[{]/.test(text)) ? jsonCases(text) : csvCases(text);
}

function unique(cases: readonly PromptCase[]): PromptCase[] {
  const taken = new Set<string>();
  return cases.map((each) => {
    let { name } = each;
    for (let n = 2; taken.has(name); n++) {
      name = `${each.name} (${n})`;
    }
    taken.add(name);
    return { ...each, name };
  });
}

function limited(problems: readonly CaseProblem[], prompts: number): CaseProblem[] {
  const file = [
    prompts > MOST_CASES && `The file has ${prompts} prompts: only the first ${MOST_CASES} are taken.`,
    prompts + problems.length === 0 && 'The file has no prompts in it.',
    problems.length > MOST_PROBLEMS && `${problems.length - MOST_PROBLEMS} more rows cannot be read.`,
  ].filter((message) => message !== false);
  return [...problems.slice(0, MOST_PROBLEMS), ...file.map((message) => ({ row: 0, message }))];
}
