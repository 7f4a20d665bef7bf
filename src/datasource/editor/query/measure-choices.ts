import { topicTitles } from '../../../engine/measures/topics';
import type { Measure } from '../../../engine/measures/types';
import type { Choice } from '../common/choices';
import { knownMeasure } from './measure-facts';
import { rankMeasures } from './rank';

/** Measures for a typed text under their topics: the topic of the best one first. */
export function measureChoices(text: string, all: readonly Measure[]): Choice[] {
  const found = rankMeasures(text, all);
  const order = [...new Set(found.map(({ topic }) => topic))];
  return order.flatMap((topic) => found.filter((measure) => measure.topic === topic).map(choiceOf));
}

/** Why a text is no measure; a dashboard variable is only known later. */
export function measureProblem(text: string): string | undefined {
  if (text.includes('$') || text.includes('[[') || knownMeasure(text)) {
    return undefined;
  }
  return `There is no measure "${text}": choose one of the list.`;
}

function choiceOf({ id, title, question, topic }: Measure): Choice {
  return { value: id, label: title, description: question, hint: id, group: topicTitles[topic] };
}
