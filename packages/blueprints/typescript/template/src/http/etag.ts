import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { preconditionFailed } from './problem.js';

/** A strong entity tag of a representation. */
export function etagOf(representation: object): string {
  return `"${createHash('sha256').update(JSON.stringify(representation)).digest('base64url').slice(0, 27)}"`;
}

/** Answers 304 where the caller already has this representation. */
export function sendRow(request: FastifyRequest, reply: FastifyReply, row: object): FastifyReply {
  const etag = etagOf(row);
  reply.header('etag', etag);
  const known = request.headers['if-none-match'];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (
    isRead &&
    known !== undefined &&
    tags(known).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)
  ) {
    return reply.code(304).send();
  }
  return reply.send(row);
}

/** What `If-Match` demands of a row before it is changed. */
export type Precondition = string | undefined;

/** @throws Problem 412 when the row is not the one that the caller saw. */
export function assertMatches(precondition: Precondition, row: object): void {
  if (precondition === undefined) return;
  const etag = etagOf(row);
  if (!tags(precondition).some((tag) => tag === '*' || tag === etag)) throw preconditionFailed();
}

function tags(header: string): string[] {
  return header.split(',').map((tag) => tag.trim());
}
