import { measures } from '../../src/engine/measures/catalogue/catalogue';
import { requirement } from '../../src/engine/measures/requirement';
import { topicTitles } from '../../src/engine/measures/topics';
import type { Measure, Topic } from '../../src/engine/measures/types';
import { signals } from '../../src/engine/signals/catalogue';
import { sourceIds, sources } from '../../src/engine/signals/sources';
import type { Alias, Signal } from '../../src/engine/signals/types';

/** `docs/glossary.md`: every measure and every signal of the catalogue, in its order. */
export function glossaryText(): string {
  return [
    '# Glossary',
    '',
    'Written by `npm run generate` from `src/engine/signals` and `src/engine/measures`. A *signal* is what a program exposes; a *measure* is a number made of signals, with a name that dashboards, rules and the vLLM datasource share.',
    '',
    '`swapped` (requests moved to host memory) is history: the V1 engine recomputes what it throws out, and preemptions stand in for it.',
    '',
    '## Measures',
    '',
    ...(Object.keys(topicTitles) as Topic[]).flatMap(topicLines),
    '## Signals',
    '',
    ...sourceIds.flatMap((id) => [
      `### ${capital(sources[id].title)}`,
      '',
      ...signals.filter(({ from = 'engine' }) => from === id).flatMap(signalLines),
      '',
    ]),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

function topicLines(topic: Topic): string[] {
  const own = measures.filter((measure) => measure.topic === topic);
  const shown = own.filter((measure) => quantilesLike(measure)[0].id === measure.id);
  return own.length === 0 ? [] : [`### ${topicTitles[topic]}`, '', ...shown.flatMap(measureLines), ''];
}

/** The measure, and where it is a quantile all quantiles of the same histogram: they share their explanation. */
function quantilesLike(measure: Measure): Measure[] {
  const { expression } = measure;
  return expression.op === 'quantile'
    ? measures.filter(({ expression: other }) => other.op === 'quantile' && other.signal === expression.signal)
    : [measure];
}

function measureLines(measure: Measure): string[] {
  const { title, unit, question, meaning, good, advice } = measure;
  const ids = quantilesLike(measure).map(({ id }) => `\`${id}\``);
  const needs = requirement(measure);
  return [
    `- **${title}**${ids.length > 1 ? ' and the like' : ''} ${ids.join(', ')} (${unit}): ${question} ${meaning}`,
    `  Good: ${good} Otherwise: ${advice}${needs ? ` *${needs}*` : ''}`,
  ];
}

function signalLines({ id, kind, unit, names, labels = [], meaning, absentWhen }: Signal): string[] {
  const splits = labels.map(({ name }) => `\`${name}\``).join(', ');
  return [
    `- \`${id}\` (${kind}, ${unit}${splits ? `; by ${splits}` : ''}): ${meaning}${absentWhen ? ` *${absentWhen}*` : ''}`,
    `  ${names.map(nameText).join('; ')}.`,
  ];
}

function nameText({ name, since, until, gone, note }: Alias): string {
  const life = [
    since && `since ${since}`,
    until && `shown until ${until}`,
    gone && `gone in ${gone}`,
    note?.replace(/\.$/, ''),
  ].filter(Boolean);
  return `\`${name}\`${life.length > 0 ? ` (${life.join(', ')})` : ''}`;
}

function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}
