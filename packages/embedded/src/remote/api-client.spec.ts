import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ErrorCode } from '@quantumlayer/errors';
import { MemoryBlobStore } from '@quantumlayer/trees';
import { ApiClient } from './api-client';

const ID = '0190a5c4-0000-7000-8000-000000000000';
const signal = new AbortController().signal;

describe('ApiClient', () => {
  let server: Server;
  let answer: RequestListener;
  let api: ApiClient;
  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    api = new ApiClient({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, key: 'qlk_any' });
  });
  afterAll(() => server.close());

  const isAway = { code: ErrorCode.UNAVAILABLE };

  it('knows a server that is another', async () => {
    answer = (_, response) => response.setHeader('content-type', 'text/html').end('<h1>It works!</h1>');
    await expect(api.getGeneration(ID, signal)).rejects.toMatchObject(isAway);
  });

  it('knows a message that is another', async () => {
    answer = (_, response) => response.end('{"id": 7}');
    await expect(api.getGeneration(ID, signal)).rejects.toMatchObject(isAway);
  });

  it('knows a server that goes in the middle of a download', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': 1000 });
      response.write('\u001f\u008b', () => response.destroy());
    };
    const digest = `sha256:${'0'.repeat(64)}`;
    await expect(api.downloadTree(ID, digest, new MemoryBlobStore(), signal)).rejects.toMatchObject(isAway);
  });

  it('reads the events of a server that says more than it knows', async () => {
    const event = {
      generationId: ID,
      sequence: '1',
      mood: 'good',
      finished: { outcome: 'GENERATION_OUTCOME_VERIFIED', mood: 1 },
    };
    answer = (_, response) =>
      response
        .setHeader('content-type', 'text/event-stream')
        .end(`event: finished\ndata: ${JSON.stringify(event)}\n\n`);
    const sequences: bigint[] = [];
    for await (const { sequence } of api.watchGeneration(ID, signal)) sequences.push(sequence);
    expect(sequences).toEqual([1n]);
  });
});
