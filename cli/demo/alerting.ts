import { join } from 'node:path';
import { type Say } from './engines';
import { type Inbox } from './inbox/inbox';
import { receivers, writeProvisioning } from './receivers';

/** Where alerts go. */
export type Receiving = Pick<Inbox, 'slackUrl' | 'smtp'>;

/** Nobody's: whatever the address, the inbox takes it. */
const OPERATORS = 'operators@vllm-console.invalid';
/** Of the user: a pager and a webhook that alerts go to as well. */
const OWN = ['VLLM_CONSOLE_PAGERDUTY_KEY', 'VLLM_CONSOLE_WEBHOOK_URL'];

/** How a Grafana sends mails and Slack messages to the inbox, and keeps what fired where a dashboard can read it. */
export function alertEnvironment({ slackUrl, smtp }: Receiving): Record<string, string> {
  return {
    GF_SMTP_ENABLED: 'true',
    GF_SMTP_HOST: smtp,
    GF_SMTP_STARTTLS_POLICY: 'NoStartTLS',
    GF_SMTP_FROM_ADDRESS: 'grafana@vllm-console.invalid',
    // The inbox shows text.
    GF_EMAILS_CONTENT_TYPES: 'text/html,text/plain',
    // Otherwise it would wait up to a minute before it knows its receivers.
    GF_UNIFIED_ALERTING_ALERTMANAGER_CONFIG_POLL_INTERVAL: '10s',
    // What fired when is written to the Prometheus too, where the Alerts dashboard finds it.
    GF_UNIFIED_ALERTING_STATE_HISTORY_BACKEND: 'multiple',
    GF_UNIFIED_ALERTING_STATE_HISTORY_PRIMARY: 'annotations',
    GF_UNIFIED_ALERTING_STATE_HISTORY_SECONDARIES: 'prometheus',
    GF_UNIFIED_ALERTING_STATE_HISTORY_PROMETHEUS_TARGET_DATASOURCE_UID: 'vllm-prometheus',
    VLLM_CONSOLE_ALERT_EMAILS: OPERATORS,
    VLLM_CONSOLE_SLACK_WEBHOOK_URL: slackUrl,
  };
}

/**
 * A Grafana's environment with what sends its alerts to the inbox; says who else is told, and who is not and why.
 *
 * @param folder where its provisioning is put.
 */
export function withAlerting(
  environment: Readonly<Record<string, string>>,
  folder: string,
  inbox: Receiving,
  say: Say
): Record<string, string> {
  const own = OWN.map((name): [string, string] => [name, process.env[name] ?? '']).filter(([, value]) => value !== '');
  const provisioning = join(folder, 'provisioning');
  const all = {
    ...environment,
    ...alertEnvironment(inbox),
    ...Object.fromEntries(own),
    GF_PATHS_PROVISIONING: provisioning,
  };
  const { text, told, leftOut } = receivers(all);
  writeProvisioning(provisioning, text);
  say(`Alerts go to: ${told.join(', ')}`);
  leftOut.forEach((name) => say(`Alerts do not go to ${name}`));
  return all;
}
