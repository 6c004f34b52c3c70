import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { GatewayFixture } from './testing/gateway-fixture';
import { finish } from './testing/gateway-suite';
import { findSchemathesis } from './testing/find-schemathesis';

/** An order must say what to build in one of three ways, and its limits must fit each other: no schema can say so. */
const SETTINGS = `
[[operations]]
include-name = "POST /v1/generations"
[operations.checks]
positive_data_acceptance.enabled = false
[[operations]]
include-name = "POST /v1/projects/{id}/runs"
[operations.checks]
positive_data_acceptance.enabled = false
`;
const program = findSchemathesis();
/** The same requests each time: what the suite judges is the change. */
const OPTIONS = [
  '--phases',
  'coverage,fuzzing',
  '--generation-deterministic',
  '--max-examples',
  '10',
  '--max-time',
  '50',
];
const QUIET = ['--no-color', '--warnings', 'off', '--request-timeout', '20', '--suppress-health-check', 'all'];

if (program === undefined) it.skip('schemathesis is not installed, and cannot be', () => undefined);
else it('keeps what its OpenAPI document promises, whatever schemathesis asks', () => judge(program), 5 * 60_000);

async function judge(schemathesis: string): Promise<void> {
  const spec = await new GatewayFixture().open('pglite:');
  // Whatever is asked for ends at once: streams of events end with it.
  jest.spyOn(spec.host, 'start').mockImplementation(async (id) => void (await finish(spec, id)));
  const { key } = await spec.organisation(Role.OWNER, 1_000_000);
  const url = await spec.gateway.http.listen({ host: '127.0.0.1', port: 0 });
  const header = ['--header', `Authorization: Bearer ${key}`];
  const folder = await mkdtemp(join(tmpdir(), 'quantumlayer-schemathesis-'));
  await writeFile(join(folder, 'schemathesis.toml'), SETTINGS);
  const args = ['run', `${url}/v1/openapi.json`, ...header, ...OPTIONS, ...QUIET];
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve) => {
    const child = execFile(schemathesis, args, { cwd: folder, maxBuffer: 1e8 }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
  await spec.close();
  await rm(folder, { recursive: true });
  expect(`${output}\nexit code ${code}`).toMatch(/\nexit code 0$/);
}
