import type { Measure } from '../../src/engine/measures/types';
import { requirement } from '../../src/engine/measures/requirement';

/** A panel's description: what its measures mean, what is good, what to do, and what they need. */
export function describe(measures: readonly Measure[], ...more: readonly string[]): string {
  const [first] = measures;
  const meanings = measures.map(({ title, meaning }) => (measures.length > 1 ? `- **${title}**: ${meaning}` : meaning));
  return [
    `**${first.question}**`,
    meanings.join('\n'),
    `**Good:** ${unique(measures, 'good').join(' ')}`,
    `**What to do:** ${unique(measures, 'advice').join(' ')}`,
    ...more,
    ...(requirement(first) ? [`*${requirement(first)}*`] : []),
  ].join('\n\n');
}

function unique(measures: readonly Measure[], key: 'good' | 'advice'): string[] {
  return [...new Set(measures.map((measure) => measure[key]))];
}
