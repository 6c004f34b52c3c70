import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { fastify } from 'fastify';
import { closeWithin, endConnections } from './end-connections';

it('ends with connections over which nothing was asked, and lets those answer that were asked', async () => {
  const app = fastify({ forceCloseConnections: 'idle' });
  endConnections(app);
  let inside: (() => void) | undefined;
  let answer: (() => void) | undefined;
  const asked = new Promise<void>((resolve) => (inside = resolve));
  const later = new Promise<void>((resolve) => (answer = resolve));
  app.get('/', async () => {
    inside?.();
    await later;
    return 'answered';
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const silent = connect(Number(new URL(url).port), '127.0.0.1').resume();
  await once(silent, 'connect');
  const running = fetch(url);
  await asked;
  const cut = once(silent, 'close');
  const closing = app.close();
  await cut;
  answer?.();
  expect(await (await running).text()).toBe('answered');
  await closing;
});

it('cuts a client that does not read what it asked for', async () => {
  const app = fastify({ forceCloseConnections: 'idle' });
  endConnections(app);
  app.get('/', () => Readable.from(endless()));
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const client = connect(Number(new URL(url).port), '127.0.0.1');
  client.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: spec\r\n\r\n');
  await once(client, 'readable');
  await closeWithin(app, 0.1);
  client.destroy();
});

async function* endless(): AsyncGenerator<Buffer> {
  for (;;) yield await Promise.resolve(Buffer.alloc(65_536));
}
