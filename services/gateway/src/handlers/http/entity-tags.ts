import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Weak: what is between here and the reader may compress what it stands for. */
export function entityTagOf(body: string | Buffer): string {
  return `W/"${createHash('sha1').update(body).digest('base64')}"`;
}

/** What is read carries a tag, its own or one of its bytes, and is not sent again to who has it (RFC 9110, 13.1.2). */
export function answerConditionally(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const isWhole = typeof payload === 'string' || Buffer.isBuffer(payload);
    if (isWhole && isFound(request, reply)) {
      const tag = String(reply.getHeader('etag') ?? entityTagOf(payload));
      reply.header('etag', tag);
      if (isNamedIn(request.headers['if-none-match'], tag)) {
        reply.code(304);
        done(null, '');
        return;
      }
    }
    done(null, payload);
  });
}

/** Only what is there can be known already: neither a refusal nor what an order has made. */
function isFound({ method }: FastifyRequest, { statusCode }: FastifyReply): boolean {
  return statusCode === 200 && (method === 'GET' || method === 'HEAD');
}

/** `*` names whatever there is; tags are compared without regard to who made them weak. */
function isNamedIn(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  const named: readonly string[] = header.match(/"[^"]*"/g) ?? [];
  return header.trim() === '*' || named.includes(tag.replace(/^W\//, ''));
}
