import type { FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { sendFile } from './files';

const IMAGES = path.join(__dirname, '../node_modules/@grafana/ui/dist/public/img');
const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${inside}</svg>`;
const SPINNER = svg('<path d="M12 3a9 9 0 1 0 9 9" fill="none" stroke="currentColor" stroke-width="2"/>');

/** Sends an image of @grafana/ui; the few icons that its package leaves out stay blank, but a spinner must spin. */
export function sendImage(reply: FastifyReply, name: string): FastifyReply {
  if (name.startsWith('icons/') && !existsSync(path.join(IMAGES, name))) {
    return reply.type('image/svg+xml').send(name.endsWith('/spinner.svg') ? SPINNER : svg(''));
  }
  return sendFile(reply, IMAGES, name);
}
