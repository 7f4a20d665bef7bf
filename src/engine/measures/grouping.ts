import { targetLabels } from './types';

/** The labels that an aggregation keeps: the caller's for a group; the target's or engine's, and the model's where asked for, otherwise. */
export function groupingLabels(by: 'group' | 'target' | 'engine', group: readonly string[]): readonly string[] {
  if (by === 'group') {
    return group;
  }
  const own = by === 'engine' ? [...targetLabels, 'engine'] : [...targetLabels];
  return group.includes('model_name') ? [...own, 'model_name'] : own;
}
