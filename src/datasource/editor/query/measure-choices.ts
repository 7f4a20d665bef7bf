import type { Measure, Topic } from '../../../engine/measures/types';
import type { Choice } from '../common/choices';
import { knownMeasure } from './measure-facts';
import { rankMeasures } from './rank';

const topics: Readonly<Record<Topic, string>> = {
  traffic: 'Traffic',
  latency: 'Latency',
  capacity: 'Capacity',
  cache: 'Cache',
  decoding: 'Decoding',
  tokens: 'Tokens',
  cost: 'Cost',
  errors: 'Errors',
  engine: 'Engine',
  gpu: 'GPU',
  host: 'Host',
  kubernetes: 'Kubernetes',
  gateway: 'Gateway',
};

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
  return { value: id, label: title, description: question, hint: id, group: topics[topic] };
}
