import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { bundleHost } from './bundle';
import { registerDatasourceProxy } from './datasource-proxy';
import { builtDashboards, builtPlugins } from './dist';
import { sendFile } from './files';
import { sendImage } from './icons';
import { indexPage } from './index-page';
import { type PreviewOptions } from './options';

/** Starts the preview host: the built plugin and its dashboards over a Prometheus, without a Grafana. */
export async function startPreview(options: PreviewOptions): Promise<{ url: string; close(): Promise<void> }> {
  const plugins = builtPlugins(options.dist);
  const bundle = await bundleHost();
  const app = fastify({ routerOptions: { maxParamLength: 500 }, forceCloseConnections: true });
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  app.removeContentTypeParser(['application/json', 'text/plain']);

  registerDatasourceProxy(app, options, plugins);
  const files = (url: string, send: (reply: FastifyReply, name: string) => FastifyReply) =>
    app.get<{ Params: { '*': string } }>(`${url}/*`, (request, reply) => send(reply, request.params['*']));
  files(`/public/plugins/${plugins[0].id}`, (reply, name) => sendFile(reply, options.dist, name));
  files('/public/preview', (reply, name) => sendFile(reply, bundle, name));
  files('/public/build/img', sendImage);
  files('/public/img', sendImage);

  app.get<{ Params: { uid: string } }>('/api/dashboards/uid/:uid', (request, reply) => {
    const found = builtDashboards(options.dist).find(({ uid }) => uid === request.params.uid);
    return found ? sendFile(reply, options.dist, found.file) : reply.code(404).send({ message: 'Dashboard not found' });
  });
  app.all('/api/*', (_, reply) => reply.code(404).send({ message: 'The preview has no such API' }));
  app.get('/public/*', (_, reply) => reply.code(404).send({ message: 'Not found' }));
  app.get('/*', (_, reply) =>
    reply.type('text/html; charset=utf-8').send(indexPage(options, plugins, builtDashboards(options.dist)))
  );

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
