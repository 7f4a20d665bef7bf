import type { Stored } from './facts';
import { request } from './request';

/** Which of the datasource’s addresses and secrets are saved; undefined for who may not read its settings. */
export async function storedSettings(proxy: string): Promise<Stored | undefined> {
  const [, uid] = /\/uid\/([\w-]+)/.exec(proxy) ?? [];
  if (uid === undefined) {
    return undefined;
  }
  const { status, body } = await request(`/api/datasources/uid/${uid}`, { accept: 'application/json' });
  if (status !== 200) {
    return undefined;
  }
  try {
    const { secureJsonFields } = JSON.parse(body) as { secureJsonFields?: Record<string, boolean> };
    return { baseUrl: secureJsonFields?.baseUrl === true, apiKey: secureJsonFields?.apiKey === true };
  } catch {
    return undefined;
  }
}
