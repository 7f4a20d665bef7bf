import type { GroupWrite } from '../../../engine/alerts/install/writes';
import type { Folder, RulesApi } from '../rules-api';
import type { Doing } from './failure';

/** What came of an installation. The groups are written one after the other, up to the first that fails. */
export interface Outcome {
  readonly written: readonly GroupWrite[];
  readonly failed?: { readonly doing: Doing; readonly error: unknown; readonly group?: string };
  /** The groups that were not tried any more. */
  readonly left: readonly GroupWrite[];
}

/** Writes groups. @param create the folder that is needed and not there yet. */
export async function apply(api: RulesApi, writes: readonly GroupWrite[], create?: Folder): Promise<Outcome> {
  if (create !== undefined) {
    try {
      await api.createFolder(create);
    } catch (error) {
      if (!isThere(error)) {
        return { written: [], failed: { doing: 'folder', error }, left: writes };
      }
    }
  }
  for (const [at, write] of writes.entries()) {
    try {
      await api.write(write);
    } catch (error) {
      const failed = { doing: 'write', error, group: write.group } as const;
      return { written: writes.slice(0, at), failed, left: writes.slice(at + 1) };
    }
  }
  return { written: writes, left: [] };
}

/** A folder that was just created may not be listed yet. */
function isThere(error: unknown): boolean {
  const { status } = error as { status?: number };
  return status === 409 || status === 412;
}
