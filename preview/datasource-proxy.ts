import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { headersFor } from './credentials';
import type { Datasources } from './datasources';
import type { BuiltPlugin } from './dist';
import { PROMETHEUS_UID, type PreviewOptions } from './options';
import { forward, searchOf } from './proxy';
import { roleOf } from './role';
import { decideRoute, targetUrl } from './routes';
import { fillTemplate, parseTemplate } from './templates';

const PROXY = '/api/datasources/proxy/uid/:uid';
const RESOURCES = '/api/datasources/uid/:uid/resources';

/**
 * Serves what Grafana serves below /api/datasources: Prometheus, and the routes of the app's own datasources.
 *
 * @throws Error for a route with a template that the preview does not know.
 */
export function registerDatasourceProxy(
  app: FastifyInstance,
  options: PreviewOptions,
  plugins: BuiltPlugin[],
  datasources: Datasources
): void {
  plugins
    .flatMap(({ routes }) => routes)
    .forEach(({ url, headers = [] }) => {
      [url, ...headers.map(({ content }) => content)].forEach(parseTemplate);
    });
  const handle = (request: FastifyRequest, reply: FastifyReply, prefix: string) => {
    const { uid } = request.params as { uid: string };
    const path = (request.raw.url ?? '').split('?')[0].slice(prefix.replace(':uid', uid).length);
    if (uid === PROMETHEUS_UID) {
      return toPrometheus(request, reply, path);
    }
    // A datasource without a backend has no resources.
    return prefix === RESOURCES ? notFound(reply) : toPlugin(request, reply, uid, path.slice(1));
  };

  for (const prefix of [PROXY, RESOURCES]) {
    app.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
      url: `${prefix}/*`,
      handler: (request, reply) => handle(request, reply, prefix),
    });
  }

  async function toPrometheus(request: FastifyRequest, reply: FastifyReply, path: string) {
    const url = options.prometheusUrl.replace(/\/+$/, '') + path;
    if (!['GET', 'POST'].includes(request.method) || !/\/api\/v1\/\w+/.test(url) || /%2f|%2e|\/\.\.?\//i.test(path)) {
      return reply.code(403).send({ message: 'not an API call that the preview passes on' });
    }
    return forward(request, reply, { url: url + searchOf(request) });
  }

  async function toPlugin(request: FastifyRequest, reply: FastifyReply, uid: string, path: string) {
    const datasource = datasources.find(uid);
    const plugin = plugins.find((one) => one.id === datasource?.type);
    if (!datasource || !plugin) {
      return notFound(reply);
    }
    const role = roleOf(request, options);
    const decision = decideRoute(plugin.routes, { method: request.method, path, role });
    if ('status' in decision) {
      return reply.code(decision.status).send(decision.message ? { message: decision.message } : undefined);
    }
    const { route, rest } = decision;
    const data = { JsonData: datasource.jsonData, SecureJsonData: datasource.secureJsonData };
    const filled = (route.headers ?? []).map(({ name, content }): [string, string] => [
      name,
      fillTemplate(content, data),
    ]);
    return forward(request, reply, {
      url: targetUrl(fillTemplate(route.url, data), rest) + searchOf(request),
      headers: headersFor(datasource, filled),
      timeoutMs: Number(datasource.jsonData.timeout || 30) * 1000,
    });
  }
}

function notFound(reply: FastifyReply): FastifyReply {
  return reply.code(404).send({ message: 'Unable to find datasource' });
}
