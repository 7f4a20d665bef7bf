import { chosenLimits } from '../../engine/alerts/choose';
import { hash } from '../../engine/alerts/install/hash';
import { planOf, type PlannedRule } from '../../engine/alerts/install/plan';
import { remembered } from '../../engine/alerts/install/remembered';
import type { HttpRule, InstallChoices } from '../../engine/alerts/install/types';
import { wantedRules } from '../../engine/alerts/install/wanted';
import { type GroupWrite, writesOf } from '../../engine/alerts/install/writes';
import type { AlertLimit } from '../../engine/alerts/types';
import { alertCatalogue } from '../catalogue';
import type { Folder } from './rules-api';

/** Everything that the person chooses on the page. */
export interface Setup {
  readonly choices: InstallChoices;
  readonly datasourceUid: string;
  readonly folder: Folder;
  /** The uids of edited rules that are to be overwritten. */
  readonly overwrite: ReadonlySet<string>;
}

/** What an installation would do; `error` says which choice cannot be. */
export type Preview =
  | { readonly plan: readonly PlannedRule[]; readonly writes: readonly GroupWrite[]; readonly error?: undefined }
  | { readonly error: string };

// Folders and dashboards share their uids.
export const USUAL_FOLDER: Folder = { uid: 'vllm-console-alert-rules', title: 'vLLM alerts' };

/** The names of all groups that an installation may write. */
export const groupNames: ReadonlySet<string> = new Set(alertCatalogue.groups.map(({ name }) => name));

const shipped: ReadonlySet<string> = new Set(
  wantedRules(alertCatalogue, {}, { datasourceUid: '', folderUid: '' }).map(({ uid }) => uid)
);

/** As it was chosen last, or else as it usually is. */
export function firstSetup(
  rules: readonly HttpRule[],
  folders: readonly Folder[],
  datasources: readonly string[]
): Setup {
  const before = remembered(rules, alertCatalogue);
  const uid = before?.place.folderUid ?? USUAL_FOLDER.uid;
  const known = datasources.includes(before?.place.datasourceUid ?? '') ? before?.place.datasourceUid : undefined;
  return {
    choices: before?.choices ?? {},
    datasourceUid: known ?? datasources[0] ?? '',
    folder: folders.find((folder) => folder.uid === uid) ?? { ...USUAL_FOLDER, uid },
    overwrite: new Set(),
  };
}

/** A folder that is there already, or a new one of this title. */
export function folderOf(title: string, folders: readonly Folder[]): Folder {
  const taken = folders.some(({ uid }) => uid === USUAL_FOLDER.uid);
  return (
    folders.find((folder) => folder.title === title) ?? {
      uid: taken ? `${USUAL_FOLDER.uid}-${hash(title).slice(0, 8)}` : USUAL_FOLDER.uid,
      title,
    }
  );
}

export function previewOf({ choices, datasourceUid, folder, overwrite }: Setup, rules: readonly HttpRule[]): Preview {
  try {
    const wanted = wantedRules(alertCatalogue, choices, { datasourceUid, folderUid: folder.uid });
    const plan = planOf(wanted, rules, shipped);
    return { plan, writes: writesOf(plan, rules, overwrite) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** The value of a limit under these choices, and the one that it would have without a choice of its own. */
export function limitValue(
  { name }: AlertLimit,
  { limits, workload }: InstallChoices
): { value: number; usual: number } {
  const usual = chosenLimits(alertCatalogue, { workload }).get(name) ?? Number.NaN;
  return { value: limits?.[name] ?? usual, usual };
}
