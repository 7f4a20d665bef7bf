import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeConfig } from './files';
import { startHttpSink } from './http-sink';
import { launchAlertmanager } from './launch';
import type { Alert } from './rules';
import { startSmtpSink } from './smtp-sink';

export const EXTERNAL_URL = 'http://alertmanager.example.com';

interface Listed {
  readonly labels: Readonly<Record<string, string>>;
  readonly status: { readonly inhibitedBy: readonly string[] };
}

/** A real Alertmanager with what ships, in front of a Slack, a PagerDuty and a mail server that only listen. */
export async function startAlertmanager() {
  const folder = mkdtempSync(join(tmpdir(), 'vllm-console-alertmanager-'));
  const web = await startHttpSink();
  const mail = await startSmtpSink();
  const closeSinks = () => {
    web.close();
    mail.close();
    rmSync(folder, { recursive: true });
  };
  const config = writeConfig(folder, { url: web.url, smtpPort: mail.port });
  const { address, child } = await launchAlertmanager(folder, config, `--web.external-url=${EXTERNAL_URL}`).catch(
    (error) => {
      closeSinks();
      throw error;
    }
  );
  const url = `http://${address}`;
  const stop = async () => {
    await child.stop();
    closeSinks();
  };
  return {
    web: web.received,
    mail: mail.received,
    stop,
    async send(alerts: readonly Alert[]): Promise<void> {
      const headers = { 'content-type': 'application/json' };
      const { ok } = await fetch(`${url}/api/v2/alerts`, { method: 'POST', headers, body: JSON.stringify(alerts) });
      if (!ok) {
        throw new Error('Alertmanager refuses the alerts');
      }
    },
    /** The alerts that others silence. */
    async inhibited(): Promise<Array<Listed['labels']>> {
      const listed = (await (await fetch(`${url}/api/v2/alerts`)).json()) as readonly Listed[];
      return listed.filter(({ status }) => status.inhibitedBy.length > 0).map(({ labels }) => labels);
    },
  };
}
