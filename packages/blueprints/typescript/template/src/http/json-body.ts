import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { malformedJson, tooLarge, unsupportedMediaType } from './problem.js';

const largestBody = 1024 * 1024;

/** Larger bodies are read up to here and forgotten, because a caller that is cut off does not see the answer. */
const largestRead = 64 * largestBody;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Accepts JSON and, for PATCH, merge patches; anything else is 415. An empty body stays undefined. */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: IncomingMessage) => {
    const content = await readBody(payload);
    const [type = ''] = (request.headers['content-type'] ?? '').split(';');
    const isPatch =
      request.method === 'PATCH' && type.trim().toLowerCase() === 'application/merge-patch+json';
    if (content.length > 0 && !isPatch && type.trim().toLowerCase() !== 'application/json')
      throw unsupportedMediaType();
    return parse(content);
  });
}

async function readBody(payload: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
    if (size > largestRead) break;
  }
  if (size > largestBody) throw tooLarge();
  return Buffer.concat(chunks);
}

function parse(body: Buffer): unknown {
  if (body.length === 0) return undefined;
  const value = parseText(body);
  // Names such as "constructor" must be looked up in what was sent only.
  return isObject(value) ? Object.setPrototypeOf(value, null) : value;
}

function parseText(body: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(body));
  } catch (error) {
    throw malformedJson(error);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
