import type { AnsweredSeries } from './ask';
import type { Mapping, ShownPanel } from './panels';

/** Labels that a query writes words into: a reason, a table's row without numbers. */
const written = /"(?:state|none|instance)", "([^"$]+)", "", ""\)/g;

/** The words that a series consists of, such as the reason why there is no other one. */
export function saidBy({ expr, labels }: AnsweredSeries): string | undefined {
  const texts = [...expr.matchAll(written)].map(([, text]) => text);
  return Object.values(labels)
    .find((value) => texts.includes(value))
    ?.trim();
}

/** The words that a panel has for a value that is none. What it has for ranges of values is data. */
export function wordsFor(value: number, { fieldConfig }: ShownPanel): string | undefined {
  for (const mapping of fieldConfig?.defaults.mappings ?? []) {
    const text = mappedText(value, mapping);
    if (text !== undefined) {
      return text;
    }
  }
  return undefined;
}

function mappedText(value: number, { type, options }: Mapping): string | undefined {
  if (type === 'value') {
    return (options as Readonly<Record<string, { readonly text: string } | undefined>>)[String(value)]?.text;
  }
  const { match, result } = options as { readonly match?: string; readonly result?: { readonly text: string } };
  return type === 'special' && match === 'nan' && Number.isNaN(value) ? result?.text : undefined;
}
