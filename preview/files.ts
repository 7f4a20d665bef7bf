import type { FastifyReply } from 'fastify';
import { createReadStream, statSync } from 'node:fs';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** Sends one file of a folder, and nothing from outside it. */
export function sendFile(reply: FastifyReply, folder: string, name: string): FastifyReply {
  const file = path.resolve(folder, name);
  const inside = file.startsWith(path.resolve(folder) + path.sep);
  if (!inside || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    return reply.code(404).send({ message: 'Not found' });
  }
  return reply.type(TYPES[path.extname(file)] ?? 'application/octet-stream').send(createReadStream(file));
}
