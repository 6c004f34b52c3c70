import type { FastifyInstance } from 'fastify';
import { malformedJson, tooLarge, unsupportedMediaType } from './problem.js';

/** Somewhat larger ones are read to their end, because a caller that is cut off does not see the answer. */
const largestBody = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Accepts JSON and, for PATCH, merge patches; anything else is 415. An empty body stays undefined. */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>(
    '*',
    { parseAs: 'buffer', bodyLimit: 8 * largestBody },
    (request, body, done) => {
      if (body.length > largestBody) {
        done(tooLarge());
        return;
      }
      const [type = ''] = (request.headers['content-type'] ?? '').split(';');
      const isPatch =
        request.method === 'PATCH' && type.trim().toLowerCase() === 'application/merge-patch+json';
      if (body.length > 0 && !isPatch && type.trim().toLowerCase() !== 'application/json') {
        done(unsupportedMediaType());
        return;
      }
      try {
        done(null, parse(body));
      } catch (error) {
        done(malformedJson(error));
      }
    },
  );
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const value: unknown = JSON.parse(utf8.decode(body));
  // Names such as "constructor" must be looked up in what was sent only.
  return isObject(value) ? Object.setPrototypeOf(value, null) : value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
