import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ports } from '../../../cli/demo/ports';
import { startServer } from '../server';
import { readStack } from '../stack-file';
import { KEY, type Engine } from './engine';

/** Who can log in; the password of each is the name twice. */
export const ROLES = ['Viewer', 'Editor', 'Admin'] as const;

export type Role = (typeof ROLES)[number];

/** A Grafana below a path that wants a login, with the provisioned datasource over a simulated engine. */
export interface OwnGrafana {
  /** Its address with the path, without a slash at its end. */
  readonly url: string;
  readonly log: string;
  stop(): Promise<void>;
}

const SUB_PATH = '/grafana';

export async function startOwnGrafana({ front, gpuUrl }: Engine): Promise<OwnGrafana> {
  const { grafana, plugin, provisioning, dashboards, prometheusUrl } = readStack();
  const folder = mkdtempSync(join(tmpdir(), 'vllm-console-logins-'));
  const { port } = await new Ports('127.0.0.1').choose(0);
  const server = await startServer(grafana, {
    port,
    folder,
    plugin,
    provisioning,
    dashboards,
    prometheusUrl,
    engine: { name: 'chat', url: front.url, gpuUrl },
    settings: {
      VLLM_CONSOLE_ENGINE_KEY: KEY,
      GF_SERVER_ROOT_URL: `http://127.0.0.1:${port}${SUB_PATH}/`,
      GF_SERVER_SERVE_FROM_SUB_PATH: 'true',
      GF_AUTH_ANONYMOUS_ENABLED: 'false',
      GF_AUTH_BASIC_ENABLED: 'true',
      GF_SECURITY_ADMIN_USER: 'Admin',
      GF_SECURITY_ADMIN_PASSWORD: password('Admin'),
    },
  });
  const url = `http://127.0.0.1:${port}${SUB_PATH}`;
  await Promise.all((['Viewer', 'Editor'] as const).map((role) => addUser(url, role)));
  return {
    url,
    log: join(folder, 'grafana.log'),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function password(role: Role): string {
  return role + role;
}

/** The header that says who asks. */
export function basicAuth(role: Role): string {
  return `Basic ${Buffer.from(`${role}:${password(role)}`).toString('base64')}`;
}

async function addUser(url: string, role: Role): Promise<void> {
  const send = async (method: string, path: string, body: object): Promise<{ id: number }> => {
    const headers = { 'content-type': 'application/json', authorization: basicAuth('Admin') };
    const response = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    }
    return (await response.json()) as { id: number };
  };
  const { id } = await send('POST', '/api/admin/users', { login: role, name: role, password: password(role) });
  await send('PATCH', `/api/org/users/${id}`, { role });
}
