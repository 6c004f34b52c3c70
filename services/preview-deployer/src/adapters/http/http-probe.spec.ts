import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpProbe } from './http-probe';

let server: Server;
let answer: { status: number; mark?: string } = { status: 200 };
let asked: (string | undefined)[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked = [request.headers.host, request.url];
    response.writeHead(answer.status, answer.mark === undefined ? {} : { 'x-preview': answer.mark }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

const url = new URL('http://shop-1.preview.example.com:8443/healthz');
const ask = (mark: string | undefined, healthy = false) => {
  const { port } = server.address() as AddressInfo;
  return new HttpProbe(`127.0.0.1:${port}`).ask(url, { mark, healthy });
};

it('asks the entrance by the public name', async () => {
  answer = { status: 200, mark: 'p' };
  expect(await ask('p', true)).toBeUndefined();
  expect(asked).toEqual(['shop-1.preview.example.com:8443', '/healthz']);
});

it.each([
  ['another route', { status: 200, mark: 'q' }, 'p', false, 'somebody else answers (status 200)'],
  ['no route', { status: 404 }, 'p', false, 'somebody else answers (status 404)'],
  ['no program', { status: 503, mark: 'p' }, 'p', false, 'status 503'],
  ['an unhealthy program', { status: 500, mark: 'p' }, 'p', true, 'status 500'],
  ['a program without that page', { status: 404, mark: 'p' }, 'p', false, undefined],
  ['an entrance that marks nothing', { status: 404 }, undefined, false, 'status 404'],
  ['a program behind it', { status: 401 }, undefined, false, undefined],
])('hears %s', async (_, given, mark, healthy, wrong) => {
  answer = given;
  expect(await ask(mark, healthy)).toBe(wrong);
});

it('says why nobody answers', async () => {
  expect(await new HttpProbe('127.0.0.1:1').ask(url, { mark: 'p', healthy: false })).toContain('ECONNREFUSED');
});
