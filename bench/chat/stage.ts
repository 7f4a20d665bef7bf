import fastify from 'fastify';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerDatasourceProxy } from '../../preview/datasource-proxy';
import { Datasources } from '../../preview/datasources';
import type { BuiltPlugin } from '../../preview/dist';
import { sendImage } from '../../preview/icons';
import { parseFleet } from '../../simulator/fleet/config';
import { Fleet } from '../../simulator/fleet/fleet';
import { serveFleet } from '../../simulator/serve/serve';
import { pageScript } from '../page-script';
import { UID } from './page-types';
import { startStampingDoor } from './stamp';

const PLUGIN = join(__dirname, '../../src/datasource/plugin.json');
const BOOT = {
  settings: { featureToggles: {}, appSubUrl: '', buildInfo: { version: '12.3.0', env: 'production' } },
  user: { id: 1, orgId: 1, orgRole: 'Admin', language: 'en-US' },
};
const DOCUMENT = `<!doctype html><meta charset="utf-8" /><title>bench</title><link rel="icon" href="data:," />
<script>window.__grafana_public_path__ = '/public/'; window.grafanaBootData = ${JSON.stringify(BOOT)};</script>
<body style="margin: 0"><div id="root" style="height: 100vh"></div><script src="/page.js"></script></body>`;

/** A simulated engine that makes so many tokens a second for each of its clients, behind the preview's datasource proxy. */
export async function startStage(tokensPerSecond: number): Promise<{ url: string; close(): Promise<void> }> {
  const stepTime = { base: 1 / tokensPerSecond, perPrefillToken: 0, perDecodeSequence: 0, perKvToken: 0 };
  const settings = {
    maxModelLen: 32_768,
    stepTime: { ...stepTime, jitter: 0, frontendBase: 0, frontendPerPromptToken: 0 },
  };
  const fleet = new Fleet(parseFleet({ engines: [{ name: 'bench', settings }] }), Date.now() / 1000);
  const served = await serveFleet(fleet, { adminPort: 0, enginePort: 0 });
  const door = await startStampingDoor(served.endpoints[0].url);
  const { id, name, routes } = JSON.parse(readFileSync(PLUGIN, 'utf8')) as BuiltPlugin;
  const datasource = { uid: UID, name, type: id, jsonData: {}, secureJsonData: { baseUrl: door.url } };
  const options = { prometheusUrl: '', dist: '', datasources: [datasource] };
  const app = fastify({ forceCloseConnections: true });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  app.removeContentTypeParser(['application/json', 'text/plain']);
  const plugin: BuiltPlugin = { id, name, type: 'datasource', folder: '', routes };
  registerDatasourceProxy(app, options, [plugin], new Datasources(options));
  const script = await pageScript(join(__dirname, 'page.tsx'));
  app.get('/', (_, reply) => reply.type('text/html').send(DOCUMENT));
  app.get('/page.js', (_, reply) => reply.type('text/javascript').send(script));
  app.get<{ Params: { '*': string } }>('/public/build/img/*', ({ params }, reply) => sendImage(reply, params['*']));
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: app.listeningOrigin,
    async close() {
      await app.close();
      door.close();
      await served.close();
    },
  };
}
