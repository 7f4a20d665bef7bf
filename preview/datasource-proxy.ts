import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { BuiltPlugin } from './dist';
import { PROMETHEUS_UID, type PreviewOptions } from './options';
import { forward, searchOf } from './proxy';
import { decideRoute, fillTemplate, targetUrl } from './routes';

/** Serves what Grafana serves below /api/datasources: Prometheus, and the routes of the app's own datasources. */
export function registerDatasourceProxy(app: FastifyInstance, options: PreviewOptions, plugins: BuiltPlugin[]): void {
  const handle = (request: FastifyRequest, reply: FastifyReply, prefix: string) => {
    const { uid } = request.params as { uid: string };
    const path = (request.raw.url ?? '').split('?')[0].slice(prefix.replace(':uid', uid).length);
    return uid === PROMETHEUS_UID ? toPrometheus(request, reply, path) : toPlugin(request, reply, uid, path);
  };

  for (const prefix of ['/api/datasources/proxy/uid/:uid', '/api/datasources/uid/:uid/resources']) {
    app.route({
      method: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'],
      url: `${prefix}/*`,
      handler: (request, reply) => handle(request, reply, prefix),
    });
  }

  async function toPrometheus(request: FastifyRequest, reply: FastifyReply, path: string) {
    const url = new URL(options.prometheusUrl.replace(/\/+$/, '') + path);
    if (!['GET', 'POST'].includes(request.method) || !/\/api\/v1\/\w+/.test(url.pathname) || /%2f/i.test(path)) {
      return reply.code(403).send({ message: 'not an API call that the preview passes on' });
    }
    return forward(request, reply, { url: url.href + searchOf(request) });
  }

  async function toPlugin(request: FastifyRequest, reply: FastifyReply, uid: string, path: string) {
    const datasource = options.datasources?.find((one) => one.uid === uid);
    const plugin = plugins.find((one) => one.id === datasource?.type);
    if (!datasource || !plugin) {
      return reply.code(404).send({ message: 'Data source not found' });
    }
    const decision = decideRoute(plugin.routes, { method: request.method, path, role: options.role ?? 'Admin' });
    if ('status' in decision) {
      return reply.code(decision.status).send(decision.message ? { message: decision.message } : undefined);
    }
    const data = { JsonData: datasource.jsonData, SecureJsonData: datasource.secureJsonData };
    const headers = (decision.route.headers ?? []).map(({ name, content }) => [name, fillTemplate(content, data)]);
    return forward(request, reply, {
      url: targetUrl(fillTemplate(decision.route.url, data), decision.rest) + searchOf(request),
      headers: Object.fromEntries(headers),
    });
  }
}
