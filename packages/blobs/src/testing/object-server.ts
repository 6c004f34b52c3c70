import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
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
  /** Two names at a time. */
  const listing = (bucket: string, query: URLSearchParams): Buffer => {
    const prefix = query.get('prefix') ?? '';
    const keys = [...objects.keys()]
      .map((path) => path.slice(bucket.length + 1))
      .filter((key) => key.startsWith(prefix));
    const names = [...new Set(keys.map((key) => /^[^/]*\/?/.exec(key.slice(prefix.length))?.[0] ?? ''))].sort();
    const start = Number(query.get('continuation-token') ?? 0);
    const items = names.slice(start, start + 2).map((name) => {
      const text = `${prefix}${name}`;
      return name.endsWith('/')
        ? `<CommonPrefixes><Prefix>${text}</Prefix></CommonPrefixes>`
        : `<Contents><Key>${text}</Key></Contents>`;
    });
    const more = names.length > start + 2 ? `<NextContinuationToken>${start + 2}</NextContinuationToken>` : '';
    return Buffer.from(`<ListBucketResult><Prefix>${prefix}</Prefix>${items.join('')}${more}</ListBucketResult>`);
  };
  const answer = ({ url = '', method, headers }: IncomingMessage, body: Buffer): readonly [number, Buffer?] => {
    const failure = failures.shift();
    if (failure !== undefined) return [failure];
    if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=spec/')) return [403];
    if (method === 'PUT') {
      if (createHash('sha256').update(body).digest('hex') !== headers['x-amz-content-sha256']) return [400];
      objects.set(url, body);
      return [200];
    }
    if (method === 'DELETE') return [objects.delete(url) ? 204 : 404];
    const { pathname, searchParams } = new URL(url, 'http://store');
    if (searchParams.get('list-type') === '2') return [200, listing(pathname, searchParams)];
    const object = objects.get(url);
    if (object === undefined) return [404];
    return method === 'HEAD' ? [200] : [200, object];
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const [status, content] = answer(request, body);
      response.writeHead(status).end(content);
    });
  });
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
