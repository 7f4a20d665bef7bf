import type { AlertCatalogue } from '../types';
import { choicesIn } from './choices';
import { CHOICES } from './marks';
import { isOurs } from './plan';
import type { HttpRule, InstallChoices, InstallPlace } from './types';

/** What was chosen when the rules were installed, as most of them say; absent where none is. */
export function remembered(
  installed: readonly HttpRule[],
  catalogue: AlertCatalogue
): { choices: InstallChoices; place: InstallPlace } | undefined {
  const ours = installed.filter(isOurs);
  const folderUid = mostOf(ours.map(({ folderUID }) => folderUID));
  if (folderUid === undefined) {
    return undefined;
  }
  const text = mostOf(ours.flatMap(({ annotations }) => annotations?.[CHOICES] ?? []));
  const datasourceUid = mostOf(ours.flatMap(({ data }) => data[0]?.datasourceUid ?? [])) ?? '';
  return { choices: choicesIn(text ?? '', catalogue), place: { folderUid, datasourceUid } };
}

function mostOf(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  texts.forEach((text) => counts.set(text, (counts.get(text) ?? 0) + 1));
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
