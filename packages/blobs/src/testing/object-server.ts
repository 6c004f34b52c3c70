import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ObjectServer {
  readonly url: string;
  readonly objects: Map<string, Buffer>;
  /** The next so many requests are answered with this status. */
  fail(status: number, times: number): void;
  close(): Promise<void>;
}

/** As much of an object store as a blob store sees: objects by path, signed requests only, and digests that are checked. */
export async function startObjectServer(): Promise<ObjectServer> {
  const objects = new Map<string, Buffer>();
  const failures: number[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => answer(request, response, body));
  });
  const answer = (request: IncomingMessage, response: ServerResponse, body: Buffer): void => {
    const end = (status: number, content?: Buffer): void => void response.writeHead(status).end(content);
    const path = request.url ?? '';
    const failure = failures.shift();
    if (failure !== undefined) return end(failure);
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=spec/')) return end(403);
    const object = objects.get(path);
    if (request.method === 'PUT') {
      if (createHash('sha256').update(body).digest('hex') !== request.headers['x-amz-content-sha256']) return end(400);
      objects.set(path, body);
      return end(200);
    }
    if (request.method === 'DELETE') return end(objects.delete(path) ? 204 : 404);
    if (object === undefined) return end(404);
    return end(200, request.method === 'HEAD' ? undefined : object);
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    fail: (status, times) => void failures.push(...Array.from({ length: times }, () => status)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
