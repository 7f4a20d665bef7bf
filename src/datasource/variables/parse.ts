import type { LabelFilter } from '../../engine/measures/types';
import { MatcherError, parseMatchers } from '../prometheus/matchers';
import { Scanner } from './scanner';

/** What a dashboard variable lists. */
export type VariableQuery =
  | { readonly kind: 'models' }
  | { readonly kind: 'engines' }
  | { readonly kind: 'families' }
  | {
      readonly kind: 'label_values';
      readonly label: string;
      readonly family?: string;
      readonly filters: readonly LabelFilter[];
    };

export type ParsedVariableQuery =
  { readonly ok: true; readonly query: VariableQuery } | { readonly ok: false; readonly message: string };

const KINDS = 'Write models(), engines(), families(), label_values(label) or label_values(family, label).';

/** Reads `models()`, `engines()`, `families()`, `label_values(label)` and `label_values(family{a="b"}, label)`. */
export function parseVariableQuery(text: string): ParsedVariableQuery {
  try {
    const scanner = new Scanner(text);
    const query = readQuery(scanner);
    scanner.expectEnd();
    return { ok: true, query };
  } catch (error) {
    if (error instanceof RangeError || error instanceof MatcherError) {
      return { ok: false, message: error.message };
    }
    throw error;
  }
}

function readQuery(scanner: Scanner): VariableQuery {
  const kind = scanner.word(/[a-z_]+/y);
  switch (kind) {
    case 'models':
    case 'engines':
    case 'families':
      scanner.expect('(');
      scanner.expect(')');
      return { kind };
    case 'label_values':
      return readLabelValues(scanner);
    default:
      throw new RangeError(KINDS);
  }
}

function readLabelValues(scanner: Scanner): VariableQuery {
  scanner.expect('(');
  const first = scanner.word(/[a-zA-Z_:][\w:]*/y);
  if (first === undefined) {
    throw new RangeError('label_values needs the name of a label, such as label_values(model_name).');
  }
  const matchers = scanner.word(/\{(?:[^"}]|"(?:[^"\\\n]|\\.)*")*\}/y);
  if (matchers === undefined && scanner.skip(')')) {
    return { kind: 'label_values', label: labelOf(first), filters: [] };
  }
  scanner.expect(',');
  const label = labelOf(scanner.word(/[a-zA-Z_:][\w:]*/y));
  scanner.expect(')');
  return { kind: 'label_values', family: first, label, filters: parseMatchers(matchers ?? '') };
}

function labelOf(name: string | undefined): string {
  if (name === undefined || name.includes(':')) {
    throw new RangeError(
      `${name ? `"${name}" is` : 'There is'} no name of a label: write label_values(family, label).`
    );
  }
  return name;
}
