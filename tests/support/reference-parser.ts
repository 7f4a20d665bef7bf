import type { Family } from '../../src/engine/exposition/types';
import { Line, type ReferenceSample, Refusal } from './reference-line';

export interface ReferencePage {
  /** Each series once, its first sample. */
  readonly samples: readonly ReferenceSample[];
  /** Samples of series that were on the page before. */
  readonly repeated: readonly ReferenceSample[];
  readonly families: ReadonlyMap<string, Family>;
}

/** The 1-based line that cannot be read. */
export interface ReferenceFailure {
  readonly line: number;
}

/** Reads a page character by character, with nothing clever about it. The judge of the real parser in tests. */
export function referenceParse(page: string, format?: 'text' | 'openmetrics'): ReferencePage | ReferenceFailure {
  const lines = linesOf(page.startsWith('\uFEFF') ? page.slice(1) : page);
  const chosen = format ?? (lines.at(-1)?.text === '# EOF' ? 'openmetrics' : 'text');
  const families = new Map<string, Family>();
  const samples = new Map<string, ReferenceSample>();
  const repeated: ReferenceSample[] = [];
  let ended = false;
  let line = 0;
  try {
    for (const { text, closed } of lines) {
      line++;
      if (ended) {
        throw new Refusal();
      }
      const sample = new Line(text, chosen, line).read(families);
      ended = sample === 'end';
      if (chosen === 'openmetrics' && !closed && !ended) {
        throw new Refusal();
      }
      if (typeof sample === 'object') {
        const id = JSON.stringify([sample.name, sample.labels]);
        if (samples.has(id)) {
          repeated.push(sample);
        } else {
          samples.set(id, sample);
        }
      }
    }
    if (chosen === 'openmetrics' && !ended) {
      throw new Refusal();
    }
  } catch (error) {
    if (error instanceof Refusal) {
      return { line: Math.max(line, 1) };
    }
    throw error;
  }
  return { samples: [...samples.values()], repeated, families };
}

function linesOf(page: string): Array<{ text: string; closed: boolean }> {
  const lines: Array<{ text: string; closed: boolean }> = [];
  let text = '';
  for (const character of page.split('')) {
    if (character === '\n') {
      lines.push({ text: text.endsWith('\r') ? text.slice(0, -1) : text, closed: true });
      text = '';
    } else {
      text += character;
    }
  }
  return text === '' ? lines : [...lines, { text, closed: false }];
}
