import { fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { Health, HealthCheckResponse_ServingStatus as Status } from '@quantumlayer/contracts/grpc/health/v1/health';
import {
  ServerReflection,
  type ServerReflectionRequestSchema,
} from '@quantumlayer/contracts/grpc/reflection/v1/reflection';
import { ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import { ErrorCode } from '@quantumlayer/errors';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { createClient } from '../client';
import { createInProcessTransport } from '../in-process-transport';
import { implementService } from '../service';
import { healthService } from './health-service';
import { reflectionService } from './reflection-service';

const parser = implementService(ParserService, { parse: async () => ({}) });

describe('health', () => {
  let ready = true;
  const transport = createInProcessTransport([healthService([parser], async () => ready)]);
  const client = createClient(Health, transport);

  it('tells how each service and the whole stand', async () => {
    ready = true;
    expect((await client.check({})).status).toBe(Status.SERVING);
    expect((await client.check({ service: ParserService.typeName })).status).toBe(Status.SERVING);
    ready = false;
    expect((await client.check({})).status).toBe(Status.NOT_SERVING);
    expect(Object.keys((await client.list({})).statuses)).toEqual(['', ParserService.typeName]);
    await expect(client.check({ service: 'other' })).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
  });

  it('tells a watcher of changes', async () => {
    ready = true;
    const seen: Status[] = [];
    for await (const { status } of client.watch({})) {
      seen.push(status);
      ready = false;
      if (seen.length === 2) break;
    }
    expect(seen).toEqual([Status.SERVING, Status.NOT_SERVING]);
  });
});

describe('reflection', () => {
  const client = createClient(ServerReflection, createInProcessTransport([reflectionService([parser])]));
  type Request = NonNullable<MessageInitShape<typeof ServerReflectionRequestSchema>['messageRequest']>;
  async function* only(messageRequest: Request) {
    yield { messageRequest };
  }
  const ask = async (request: Request) => {
    for await (const { messageResponse } of client.serverReflectionInfo(only(request))) return messageResponse;
    throw new Error('no answer');
  };
  const filesOf = async (request: Request): Promise<string[]> => {
    const { case: kind, value } = await ask(request);
    if (kind !== 'fileDescriptorResponse') throw new Error(kind);
    return value.fileDescriptorProto.map((bytes) => fromBinary(FileDescriptorProtoSchema, bytes).name);
  };

  it('lists the services', async () => {
    const { value } = await ask({ case: 'listServices', value: '' });
    expect(value).toMatchObject({ service: [{ name: 'quantumlayer.parser.v1.ParserService' }] });
  });

  it('gives the files of a symbol with all that they import', async () => {
    const files = await filesOf({ case: 'fileContainingSymbol', value: 'quantumlayer.parser.v1.ParserService.Parse' });
    expect(files).toEqual(
      expect.arrayContaining([
        'quantumlayer/parser/v1/parser.proto',
        'quantumlayer/ir/v1/ir.proto',
        'buf/validate/validate.proto',
      ]),
    );
    expect(await filesOf({ case: 'fileByFilename', value: 'quantumlayer/ir/v1/ir.proto' })).toContain(
      'quantumlayer/ir/v1/entity.proto',
    );
  });

  it('says that it does not know', async () => {
    const { value } = await ask({ case: 'fileContainingSymbol', value: 'no.Such' });
    expect(value).toMatchObject({ errorCode: 5 });
  });
});
