import type { DataSourceSettings } from '@grafana/data';
import { PROMETHEUS_UID, type PluginDatasource, type PreviewOptions } from './options';

/** What a browser may know of a datasource: no secret, only which there are. */
export type PublicDatasource = Pick<
  DataSourceSettings<Record<string, unknown>>,
  | 'id'
  | 'uid'
  | 'name'
  | 'type'
  | 'access'
  | 'url'
  | 'basicAuth'
  | 'basicAuthUser'
  | 'isDefault'
  | 'readOnly'
  | 'jsonData'
  | 'secureJsonFields'
>;

/** What a browser sends to create or change one. */
export type DatasourceForm = Partial<Omit<PluginDatasource, 'uid' | 'readOnly'>>;

/** The datasources of the app's plugins, in memory: those that the server was started with, and those added by hand. */
export class Datasources {
  private readonly all: PluginDatasource[];

  constructor({ datasources = [] }: PreviewOptions) {
    this.all = datasources.map((one) => ({ readOnly: true, ...one }));
  }

  find(uid: string): PluginDatasource | undefined {
    return this.all.find((one) => one.uid === uid);
  }

  /** Prometheus first, as it is the default. */
  list(): PublicDatasource[] {
    const prometheus = { uid: PROMETHEUS_UID, name: 'Prometheus', type: 'prometheus', readOnly: true, jsonData: {} };
    return [{ ...prometheus, secureJsonData: {} }, ...this.all].map(toPublic);
  }

  /** What a browser may know of one. */
  describe(uid: string): PublicDatasource | undefined {
    return this.list().find((one) => one.uid === uid);
  }

  /** Whether another one has this name. */
  isTaken(name: string, except?: string): boolean {
    return this.list().some((one) => one.name === name && one.uid !== except);
  }

  create({ name = '', type = '', jsonData = {}, secureJsonData = {}, ...rest }: DatasourceForm): PublicDatasource {
    const uid = `by-hand-${this.all.length + 1}`;
    this.all.push({ ...rest, uid, name, type, jsonData, secureJsonData });
    return this.describe(uid) as PublicDatasource;
  }

  /** Changes one; a secret that is not sent stays as it is, an empty one takes it away. */
  update(uid: string, { secureJsonData = {}, type: _, ...form }: DatasourceForm): PublicDatasource | undefined {
    const at = this.all.findIndex((one) => one.uid === uid);
    if (at >= 0) {
      const before = this.all[at];
      this.all[at] = { ...before, ...form, uid, secureJsonData: { ...before.secureJsonData, ...secureJsonData } };
    }
    return this.describe(uid);
  }
}

function toPublic(one: PluginDatasource, index: number): PublicDatasource {
  const { uid, name, type, url = '', basicAuth = false, basicAuthUser = '', readOnly = false, jsonData } = one;
  const stored = Object.entries(one.secureJsonData).filter(([, value]) => value);
  return {
    id: index + 1,
    uid,
    name,
    type,
    access: 'proxy',
    url,
    basicAuth,
    basicAuthUser,
    isDefault: index === 0,
    readOnly,
    jsonData,
    secureJsonFields: Object.fromEntries(stored.map(([key]) => [key, true])),
  };
}
