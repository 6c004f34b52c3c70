import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { logRequests } from './log-requests';

let app: FastifyInstance;
let lines: Record<string, unknown>[];

beforeEach(() => {
  lines = [];
  const stream = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  app = fastify({ logger: { stream }, logController: new LogController({ disableRequestLogging: true }) });
  logRequests(app);
});
afterEach(() => app.close());

const lineOf = async (path: string): Promise<Record<string, unknown>[]> => {
  const found = () => lines.filter(({ url }) => url === path);
  while (found().length === 0) await new Promise(setImmediate);
  return found();
};

it('writes one line for an answer', async () => {
  app.get('/things', (_, reply) => reply.code(202).send({}));
  const response = await fetch(`${await app.listen({ host: '127.0.0.1', port: 0 })}/things?page=2`);
  await response.text();
  expect(await lineOf('/things?page=2')).toMatchObject([
    { method: 'GET', ip: '127.0.0.1', status: 202, milliseconds: expect.any(Number) as number, msg: 'answered' },
  ]);
});

it('tells of an answer that its reader left', async () => {
  app.get('/stream', (_, reply) => {
    const body = new PassThrough();
    body.write('first');
    return reply.send(body);
  });
  const request = get(`${await app.listen({ host: '127.0.0.1', port: 0 })}/stream`);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.once('error', () => undefined).destroy();
  expect(await lineOf('/stream')).toMatchObject([{ msg: 'the reader left' }]);
});
