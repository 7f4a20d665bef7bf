import type { Snapshot } from '../../../engine/exposition/types';
import { type Choice, choicesOf, choicesWith } from '../common/choices';

const MAX = 200;

/** Families of a page: name, type and help. */
export function familyChoices(snapshot: Snapshot | undefined, text: string): Choice[] {
  const families = [...(snapshot?.layout.families.values() ?? [])];
  const choices = families
    .map(({ name, type, help }) => ({ value: name, label: name, description: help ? `${type} · ${help}` : type }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  return choicesWith(choices, text).slice(0, MAX);
}

/** Label names that hold the text: `first` ones, then those of a page, without `le`, which is a bucket's bound. */
export function labelNameChoices(
  snapshot: Snapshot | undefined,
  text: string,
  first: readonly string[] = []
): Choice[] {
  const ofPage = new Set((snapshot?.layout.series ?? []).flatMap(({ labels }) => Object.keys(labels)));
  ofPage.delete('le');
  return choicesWith(choicesOf([...new Set([...first, ...[...ofPage].sort()])]), text);
}

/** Values that a label has on a page. */
export function labelValueChoices(snapshot: Snapshot | undefined, label: string, text: string): Choice[] {
  const values = new Set((snapshot?.layout.series ?? []).flatMap(({ labels }) => labels[label] ?? []));
  return choicesWith(choicesOf([...values].sort()), text).slice(0, MAX);
}
