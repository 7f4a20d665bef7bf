import type { Measure } from '../../src/engine/measures/types';
import { requirement } from '../../src/engine/measures/requirement';

/** What a panel's description says. */
export interface DescriptionParts {
  readonly question: string;
  readonly meaning: string;
  readonly good: string;
  readonly advice: string;
}

/** A description of these parts, and of more below them. */
export function descriptionText(
  { question, meaning, good, advice }: DescriptionParts,
  ...more: readonly string[]
): string {
  return [`**${question}**`, meaning, `**Good:** ${good}`, `**What to do:** ${advice}`, ...more].join('\n\n');
}

/** A panel's description: what its measures mean, what is good, what to do, and what they need. */
export function describe(measures: readonly Measure[], ...more: readonly string[]): string {
  const [first] = measures;
  const meanings = measures.map(({ title, meaning }) => (measures.length > 1 ? `- **${title}**: ${meaning}` : meaning));
  const parts = {
    question: first.question,
    meaning: meanings.join('\n'),
    good: unique(measures, 'good').join(' '),
    advice: unique(measures, 'advice').join(' '),
  };
  return descriptionText(parts, ...more, ...(requirement(first) ? [`*${requirement(first)}*`] : []));
}

function unique(measures: readonly Measure[], key: 'good' | 'advice'): string[] {
  return [...new Set(measures.map((measure) => measure[key]))];
}
