import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

const shipped = resolve(__dirname, '../../../deploy/alertmanager');
export const CONFIG_FILE = join(shipped, 'alertmanager.yaml');
export const TEMPLATE_FILE = join(shipped, 'vllm.tmpl');

/** Alertmanager's own notation: `name="value"`, with `=`, `!=`, `=~` or `!~`. */
export interface InhibitRule {
  readonly source_matchers: readonly string[];
  readonly target_matchers: readonly string[];
  readonly equal: readonly string[];
}

interface Route {
  routes?: Route[];
  group_wait?: string;
  group_interval?: string;
}

interface Config {
  readonly global: Record<string, unknown>;
  readonly route: Route;
  readonly receivers: ReadonlyArray<{ readonly name: string }>;
  readonly inhibit_rules: readonly InhibitRule[];
}

export const read = (text = readFileSync(CONFIG_FILE, 'utf8')) => parse(text) as Config;

export interface Addresses {
  /** Stands for Slack and PagerDuty. */
  readonly url: string;
  readonly smtpPort: number;
}

export const ROUTING_KEY = 'routing-key';
export const PASSWORD = 'password';

/** Writes what ships into a folder, with nothing changed but addresses, places of secrets and waiting times. */
export function writeConfig(folder: string, { url, smtpPort }: Addresses): string {
  const secretsFolder = join(folder, 'secrets');
  mkdirSync(secretsFolder);
  Object.entries({
    'slack-webhook-url': `${url}/slack\n`,
    'pagerduty-routing-key': `${ROUTING_KEY}\n`,
    'smtp-password': PASSWORD,
  }).forEach(([name, secret]) => writeFileSync(join(secretsFolder, name), secret));
  cpSync(TEMPLATE_FILE, join(folder, 'vllm.tmpl'));
  const config = read(readFileSync(CONFIG_FILE, 'utf8').replaceAll('/etc/alertmanager/secrets', secretsFolder));
  Object.assign(config.global, {
    pagerduty_url: `${url}/pagerduty`,
    smtp_smarthost: `127.0.0.1:${smtpPort}`,
    smtp_require_tls: false,
  });
  hurry(config.route);
  const file = join(folder, 'alertmanager.yaml');
  writeFileSync(file, stringify(config));
  return file;
}

function hurry(route: Route): void {
  Object.assign(route, { group_wait: '1s', group_interval: '1s' });
  route.routes?.forEach(hurry);
}
