import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Health, HealthCheckResponse_ServingStatus as Status } from '@quantumlayer/contracts/grpc/health/v1/health';
import { ServerReflection } from '@quantumlayer/contracts/grpc/reflection/v1/reflection';
import { ParserService } from '@quantumlayer/contracts/parser/v1/parser';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient } from '@quantumlayer/rpc';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import { spawnProgram } from '@quantumlayer/service-kit/testing';

const root = join(__dirname, '../../../..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parser-process-'));
  await promisify(execFile)(process.execPath, [
    join(root, 'scripts/build-services.mjs'),
    'parser',
    '--standalone',
    '--out',
    folder,
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

it('serves as a process of its own, from a folder that holds all it needs', async () => {
  const program = spawnProgram(join(folder, 'parser', 'main.mjs'), {});
  try {
    const { grpcAddress = '', httpUrl = '' } = await program.says('is running');
    const transport = createGrpcTransport(grpcAddress);
    const parser = createClient(ParserService, transport);
    const { application } = await parser.parse({ brief: 'A REST API for a todo app in Go' });
    expect(application?.entities.map(({ name }) => name)).toContain('Todo');
    await expect(parser.parse({ brief: 'write me a poem about rain' })).rejects.toMatchObject({
      code: ErrorCode.NOT_A_BRIEF,
    });
    expect((await createClient(Health, transport).check({ service: ParserService.typeName })).status).toBe(
      Status.SERVING,
    );
    const reflected = createClient(ServerReflection, transport).serverReflectionInfo(asked());
    for await (const { messageResponse } of reflected)
      expect(JSON.stringify(messageResponse)).toContain(ParserService.typeName);
    const metrics = await (await fetch(`${httpUrl}/metrics`)).text();
    const method = `method="${ParserService.typeName}/Parse"`;
    expect(metrics).toContain(`quantumlayer_requests_total{protocol="grpc",${method},code="OK",service="parser"} 1`);
    expect(metrics).toContain(`${method},code="NOT_A_BRIEF",service="parser"} 1`);
    expect(metrics).not.toMatch(/^quantumlayer_request_errors_total\{.*Parse/m);
    await transport.close();
    program.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  } finally {
    program.kill('SIGKILL');
  }
});

async function* asked() {
  yield await Promise.resolve({ messageRequest: { case: 'listServices' as const, value: '' } });
}
