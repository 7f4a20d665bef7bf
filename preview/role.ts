import type { FastifyRequest } from 'fastify';
import type { PreviewOptions } from './options';
import type { Role } from './routes';

/** Who is asking: as the cookie says, else as the server was started. */
export function roleOf({ headers }: FastifyRequest, { role = 'Admin' }: PreviewOptions): Role {
  const [, asked] = /(?:^|;\s*)preview\.role=(Viewer|Editor|Admin)(?:;|$)/.exec(headers.cookie ?? '') ?? [];
  return (asked as Role | undefined) ?? role;
}
