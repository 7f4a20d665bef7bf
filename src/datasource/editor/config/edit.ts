import type { DataSourceSettings } from '@grafana/data';
import type { VllmOptions, VllmSecureOptions } from '../../options';

export type Settings = DataSourceSettings<VllmOptions, VllmSecureOptions>;
export type SecretName = keyof VllmSecureOptions;

/** What every section of the form works on. */
export interface SectionProps {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

/** No address may stand outside the secrets: paths that are not allowed then lead nowhere. */
export function withoutAddress(settings: Settings): Settings {
  return { ...settings, url: '', access: 'proxy' };
}

/** Changes settings that everybody may read; a value of undefined takes one away. */
export function withOptions(settings: Settings, patch: Partial<VllmOptions>): Settings {
  const jsonData = { ...settings.jsonData, ...patch };
  for (const name of Object.keys(patch) as Array<keyof VllmOptions>) {
    if (patch[name] === undefined || patch[name] === '') {
      delete jsonData[name];
    }
  }
  return withoutAddress({ ...settings, jsonData });
}

/** Puts a secret in. It is sent once, with the next save. */
export function withSecret(settings: Settings, name: SecretName, value: string): Settings {
  return withoutAddress({ ...settings, secureJsonData: { ...settings.secureJsonData, [name]: value } });
}

/** Takes a stored secret away, so that another one can be typed in. */
export function withoutSecret(settings: Settings, name: SecretName): Settings {
  return withSecret({ ...settings, secureJsonFields: { ...settings.secureJsonFields, [name]: false } }, name, '');
}

/** Whether Grafana has this secret stored. */
export function isStored(settings: Settings, name: SecretName): boolean {
  return settings.secureJsonFields?.[name] === true;
}
