import { once } from 'node:events';
import { connect as connectHttp2, type OutgoingHttpHeaders } from 'node:http2';
import { connect, createServer, type AddressInfo } from 'node:net';
import { Client, credentials, Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { TreeEntrySchema } from '@quantumlayer/contracts/trees/v1/trees';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient } from '../client';
import { implementService } from '../service';
import { EchoServiceDescriptor } from '../testing/echo-service';
import { entry } from '../testing/serve-echo';
import { createGrpcServer } from './grpc-server';
import { createGrpcTransport } from './grpc-transport';

async function* none() {
  yield* [];
}
const service = implementService(EchoServiceDescriptor, {
  one: async (request) => request,
  many: none,
  collect: async () => entry('x'),
  converse: none,
});

describe('gRPC', () => {
  test('an address where nobody listens is unavailable', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => probe.once('listening', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const transport = createGrpcTransport(`127.0.0.1:${port}`);
    await expect(
      createClient(EchoServiceDescriptor, transport).one(entry('x'), { timeoutSeconds: 5 }),
    ).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
    await transport.close();
  });

  test('a port that is taken is a typed error', async () => {
    const server = createGrpcServer([service]);
    const port = Number((await server.listen('127.0.0.1', 0)).split(':')[1]);
    const second = createGrpcServer([service]);
    await expect(second.listen('127.0.0.1', port)).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
    await Promise.all([server.close(0), second.close(0)]);
  });

  test.each(['gzip', 'deflate', 'br'])(
    'a message that is not the %s it claims to be fails its call alone',
    async (encoding) => {
      const server = createGrpcServer([service]);
      const session = connectHttp2(`http://${await server.listen('127.0.0.1', 0)}`);
      const call = async (headers: OutgoingHttpHeaders, frame: readonly number[]): Promise<unknown> => {
        const path = '/quantumlayer.test.v1.EchoService/One';
        const stream = session.request({
          ':method': 'POST',
          ':path': path,
          'content-type': 'application/grpc',
          ...headers,
        });
        // The status of a call that fails at once stands in the only headers that there are.
        const answered = Promise.race([once(stream, 'trailers'), once(stream, 'response')]);
        stream.resume().end(Buffer.from(frame));
        const [{ 'grpc-status': code }] = (await answered) as [{ 'grpc-status'?: string }];
        return code;
      };
      expect(['12', '13']).toContain(await call({ 'grpc-encoding': encoding }, [1, 0, 0, 0, 1, 7]));
      expect(await call({}, [0, 0, 0, 0, 1, 7])).toBe(String(status.INVALID_ARGUMENT));
      session.close();
      await server.close(0);
    },
  );

  test('a client of any make can call: plain unary calls, bytes that are no message', async () => {
    const server = createGrpcServer([service]);
    const foreign = new Client(await server.listen('127.0.0.1', 0), credentials.createInsecure());
    const call = (bytes: Buffer): Promise<Buffer> =>
      new Promise((resolve, reject) => {
        const identity = (value: Buffer): Buffer => value;
        foreign.makeUnaryRequest(
          '/quantumlayer.test.v1.EchoService/One',
          identity,
          identity,
          bytes,
          new Metadata(),
          (error: ServiceError | null, reply) => (error === null ? resolve(reply ?? Buffer.alloc(0)) : reject(error)),
        );
      });
    const reply = await call(Buffer.from(toBinary(TreeEntrySchema, entry('x', 3))));
    expect(fromBinary(TreeEntrySchema, reply)).toMatchObject({ path: 'x', size: 3n });
    await expect(call(Buffer.from([0x0a, 0xff]))).rejects.toMatchObject({ code: 3 });
    await expect(call(Buffer.alloc(0))).rejects.toMatchObject({
      code: 3,
      details: expect.stringContaining('path') as string,
    });
    foreign.close();
    await server.close(0);
  });

  test('a request that is larger than this server takes is refused', async () => {
    const server = createGrpcServer([service], { mostRequestBytes: 1000 });
    const transport = createGrpcTransport(await server.listen('127.0.0.1', 0));
    const client = createClient(EchoServiceDescriptor, transport);
    await expect(client.one(entry('x'.repeat(900)))).resolves.toMatchObject({ path: 'x'.repeat(900) });
    await expect(client.one(entry('x'.repeat(1000)))).rejects.toMatchObject({ code: ErrorCode.RESOURCE_EXHAUSTED });
    await transport.close();
    await server.close(0);
  });

  test('an address that cannot be had is named', async () => {
    const [first, second] = [createGrpcServer([service]), createGrpcServer([service])];
    const address = await first.listen('127.0.0.1', 0);
    await expect(second.listen('127.0.0.1', Number(address.split(':')[1]))).rejects.toMatchObject({
      code: ErrorCode.UNAVAILABLE,
      message: `Something else listens there: ${address}`,
    });
    await expect(second.listen('203.0.113.1', 7412)).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
    await Promise.all([first.close(0), second.close(0)]);
  });

  test('a peer that has stopped does not keep a server from ending', async () => {
    const server = createGrpcServer([service]);
    const port = Number((await server.listen('127.0.0.1', 0)).split(':')[1]);
    // Half open: it never says that it is done.
    const stopped = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
    const noSettings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
    stopped.write(Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), noSettings]));
    await once(stopped, 'data');
    await Promise.all([server.close(0), server.close(0)]);
    stopped.destroy();
  });
});
