import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DatasourceForm, Datasources } from './datasources';
import type { PreviewOptions } from './options';
import { roleOf } from './role';

type ByUid = { Params: { uid: string } };

/** Serves as much of Grafana's API of datasources as their pages need; no answer holds a secret. */
export function registerDatasourceApi(app: FastifyInstance, options: PreviewOptions, datasources: Datasources): void {
  const admin = async (request: FastifyRequest, reply: FastifyReply) => {
    if (roleOf(request, options) !== 'Admin') {
      return reply.code(403).send({ message: "You'll need additional permissions to perform this action." });
    }
  };
  const form = ({ body }: FastifyRequest): DatasourceForm => JSON.parse(String(body ?? '{}'));
  const notFound = (reply: FastifyReply) => reply.code(404).send({ message: 'Data source not found' });

  app.get('/api/frontend/settings', () => ({ datasources: datasources.list() }));

  app.post('/api/datasources', { preHandler: admin }, (request, reply) => {
    const wanted = form(request);
    if (!wanted.name || datasources.isTaken(wanted.name)) {
      return reply.code(409).send({ message: 'data source with the same name already exists' });
    }
    return { message: 'Datasource added', datasource: datasources.create(wanted) };
  });

  app.get<ByUid>('/api/datasources/uid/:uid', { preHandler: admin }, ({ params }, reply) => {
    return datasources.describe(params.uid) ?? notFound(reply);
  });

  app.put<ByUid>('/api/datasources/uid/:uid', { preHandler: admin }, (request, reply) => {
    const { uid } = request.params;
    const before = datasources.find(uid);
    if (!before) {
      return notFound(reply);
    }
    if (before.readOnly) {
      return reply.code(403).send({ message: 'Cannot update read-only data source' });
    }
    const wanted = form(request);
    if (wanted.name && datasources.isTaken(wanted.name, uid)) {
      return reply.code(409).send({ message: 'data source with the same name already exists' });
    }
    return { message: 'Datasource updated', datasource: datasources.update(uid, wanted) };
  });
}
