import { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { IncidentError, incidents } from '../incidents/catalogue';
import { type IncidentPlayer } from '../incidents/player';

const order = z.strictObject({
  name: z.string(),
  engine: z.string(),
  seconds: z.number().positive().optional(),
});

const EXAMPLE = '{"name": "kv-pressure", "engine": "chat-1", "seconds": 120}';

/** Adds what begins, lists and ends incidents. */
export function addAdmin(app: FastifyInstance, player: IncidentPlayer, catchUp: () => void): void {
  app.get('/admin/incidents', () => {
    catchUp();
    return {
      playing: player.playing,
      known: incidents.map(({ name, title, seconds }) => ({ name, title, seconds })),
    };
  });

  app.post('/admin/incident', (request, reply) => {
    const parsed = order.safeParse(request.body);
    if (!parsed.success) {
      const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
      return reply.code(400).send({ error: `${problems.join('; ')}. Send JSON such as ${EXAMPLE}` });
    }
    catchUp();
    const { name, engine, seconds } = parsed.data;
    try {
      return player.begin(name, engine, seconds);
    } catch (error) {
      if (error instanceof IncidentError) {
        return reply.code(400).send({ error: error.message });
      }
      throw error;
    }
  });

  app.delete<{ Params: { id: string } }>('/admin/incident/:id', (request, reply) => {
    catchUp();
    return player.end(Number(request.params.id))
      ? { ended: Number(request.params.id) }
      : reply.code(404).send({ error: `no incident ${request.params.id} is playing: GET /admin/incidents lists them` });
  });
}
