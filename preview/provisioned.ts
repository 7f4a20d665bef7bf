import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { PROMETHEUS_UID, type PluginDatasource } from './options';

const FILE = path.join(__dirname, '../provisioning/datasources/vllm.yaml');

interface Provisioning {
  readonly datasources: ReadonlyArray<PluginDatasource & { readonly access: string }>;
}

/** The datasources of the app that Grafana would be provisioned with, `$NAME` taken from `environment`. */
export function provisionedDatasources(environment: Readonly<Record<string, string>>): PluginDatasource[] {
  const text = readFileSync(FILE, 'utf8').replace(
    /\$(VLLM_CONSOLE_\w+)/g,
    (_, name: string) => environment[name] ?? ''
  );
  const { datasources } = parse(text) as Provisioning;
  return datasources.map(({ uid, name, type, jsonData, secureJsonData }) => ({
    uid,
    name,
    type,
    jsonData: { ...jsonData, prometheusUid: PROMETHEUS_UID },
    secureJsonData,
  }));
}
