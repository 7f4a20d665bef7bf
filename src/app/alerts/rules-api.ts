import { type BackendSrvRequest, getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { isOurs } from '../../engine/alerts/install/plan';
import type { HttpRule } from '../../engine/alerts/install/types';
import type { GroupWrite } from '../../engine/alerts/install/writes';

export interface Folder {
  readonly uid: string;
  readonly title: string;
}

/** What the page needs of Grafana's alerting, as the signed-in user; another API of Grafana can stand behind it. */
export interface RulesApi {
  /** The rules of the console, and all others in their groups or in groups of these names. */
  rules(groups: ReadonlySet<string>): Promise<HttpRule[]>;
  /** Replaces a group, or deletes it where it has no rules; its rules stay editable in Grafana. */
  write(group: GroupWrite): Promise<void>;
  folders(): Promise<Folder[]>;
  createFolder(folder: Folder): Promise<void>;
  /** The names of the contact points. */
  contactPoints(): Promise<string[]>;
}

const PROVISIONING = '/api/v1/provisioning';

/** The provisioning API that Grafana has since version 9. */
export const provisioningApi: RulesApi = {
  async rules(groups) {
    const all = (await send<Array<Omit<HttpRule, 'interval'>> | null>('GET', `${PROVISIONING}/alert-rules`)) ?? [];
    const url = (rule: Omit<HttpRule, 'interval'>) => groupUrl(rule.folderUID, rule.ruleGroup);
    const urls = new Set(all.filter((rule) => isOurs(rule) || groups.has(rule.ruleGroup)).map(url));
    const intervals = new Map(
      await Promise.all(
        [...urls].map(async (one) => [one, (await send<{ interval: number }>('GET', one)).interval] as const)
      )
    );
    return all.flatMap((rule) => {
      const interval = intervals.get(url(rule));
      return interval === undefined ? [] : [{ ...rule, interval }];
    });
  },

  async write({ folderUid, group, interval, rules }) {
    const bare = rules.map(({ interval: _, ...rule }) => rule);
    await (rules.length === 0
      ? send('DELETE', groupUrl(folderUid, group))
      : send('PUT', groupUrl(folderUid, group), { title: group, folderUid, interval, rules: bare }));
  },

  folders: () => send<Folder[]>('GET', '/api/search?type=dash-folder&limit=5000'),

  async createFolder({ uid, title }) {
    await send('POST', '/api/folders', { uid, title });
  },

  async contactPoints() {
    const points = await send<Array<{ name: string }> | null>('GET', `${PROVISIONING}/contact-points`);
    return [...new Set((points ?? []).map(({ name }) => name))].sort();
  },
};

function groupUrl(folderUid: string, group: string): string {
  return `${PROVISIONING}/folder/${encodeURIComponent(folderUid)}/rule-groups/${encodeURIComponent(group)}`;
}

async function send<T>(method: string, url: string, data?: object): Promise<T> {
  const request: BackendSrvRequest = {
    method,
    url,
    data,
    // Rules that come over this API without it are locked in Grafana's editor.
    headers: method === 'GET' ? undefined : { 'X-Disable-Provenance': 'true' },
    // Grafana says that the nothing it answers to a deletion is JSON.
    responseType: method === 'DELETE' ? 'text' : undefined,
    showErrorAlert: false,
    showSuccessAlert: false,
  };
  return (await lastValueFrom(getBackendSrv().fetch<T>(request))).data;
}
