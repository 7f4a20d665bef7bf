import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { join } from 'node:path';
import { bundleHost } from './bundle';
import { registerDatasourceApi } from './datasource-api';
import { registerDatasourceProxy } from './datasource-proxy';
import { Datasources } from './datasources';
import { builtDashboards, builtPlugins } from './dist';
import { sendFile } from './files';
import { sendImage } from './icons';
import { indexPage } from './index-page';
import { type PreviewOptions } from './options';
import { roleOf } from './role';

/** Starts the preview host: the built plugin and its dashboards over a Prometheus, without a Grafana. */
export async function startPreview(options: PreviewOptions): Promise<{ url: string; close(): Promise<void> }> {
  const plugins = builtPlugins(options.dist);
  const bundle = await bundleHost();
  const app = fastify({ routerOptions: { maxParamLength: 500 }, forceCloseConnections: true });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  app.removeContentTypeParser(['application/json', 'text/plain']);

  const datasources = new Datasources(options);
  registerDatasourceProxy(app, options, plugins, datasources);
  registerDatasourceApi(app, options, datasources);
  const files = (url: string, send: (reply: FastifyReply, name: string) => FastifyReply) =>
    app.get<{ Params: { '*': string } }>(`${url}/*`, (request, reply) => send(reply, request.params['*']));
  // A nested plugin has an address of its own.
  plugins.forEach(({ id, folder }) =>
    files(`/public/plugins/${id}`, (reply, name) => sendFile(reply, join(options.dist, folder), name))
  );
  files('/public/preview', (reply, name) => sendFile(reply, bundle, name));
  files('/public/build/img', sendImage);
  files('/public/img', sendImage);

  app.get<{ Params: { uid: string } }>('/api/dashboards/uid/:uid', (request, reply) => {
    const found = builtDashboards(options.dist).find(({ uid }) => uid === request.params.uid);
    return found ? sendFile(reply, options.dist, found.file) : reply.code(404).send({ message: 'Dashboard not found' });
  });
  app.all('/api/*', (_, reply) => reply.code(404).send({ message: 'The preview has no such API' }));
  app.get('/public/*', (_, reply) => reply.code(404).send({ message: 'Not found' }));
  app.get('/*', (request, reply) => {
    const role = roleOf(request, options);
    const about = {
      ...options,
      role,
      plugins,
      dashboards: builtDashboards(options.dist),
      datasources: datasources.list(),
    };
    return reply.type('text/html; charset=utf-8').send(indexPage(about));
  });

  await listen(app, options.host ?? '127.0.0.1', options.port ?? 0);
  return { url: app.listeningOrigin, close: () => app.close() };
}

async function listen(app: FastifyInstance, host: string, port: number): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') {
      throw error;
    }
    await app.listen({ host, port: 0 });
  }
}
