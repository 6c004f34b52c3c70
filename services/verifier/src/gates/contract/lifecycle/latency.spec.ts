import { setTimeout as sleep } from 'node:timers/promises';
import { requireModel } from '@quantumlayer/ir';
import { EchoServer } from '../../../adapters/guarded-process/echo-server';
import { ReferenceServer, type Fault } from '../../../testing/reference-server/reference-server';
import { SECRETS, serverEnvironment } from '../../../testing/secrets';
import { readFixture } from '../../../testing/verifier-fixture';
import { checksOf } from '../checks/derive-checks';
import { judgeContract } from '../judge-contract';
import { judgeLatency, type Latency } from './latency';

const waits = (milliseconds: number, path: RegExp): Fault => ({
  after: (_, exchange) => (path.test(exchange.path) ? sleep(milliseconds) : undefined),
});

jest.setTimeout(30_000);

async function judged(fault: Fault, meanwhile: () => void = () => undefined): Promise<Latency> {
  const model = requireModel(await readFixture('todo'));
  const server = await ReferenceServer.start(model, serverEnvironment(SECRETS), fault);
  const echo = await EchoServer.listen();
  const checks = checksOf(model).filter(({ id }) => id.startsWith('Todo.read.'));
  const { session } = await judgeContract(model, server.agent, checks, SECRETS, new AbortController().signal);
  const busy = setInterval(meanwhile, 10);
  const latency = await judgeLatency({ agent: server.agent, echo: echo.agent }, session).finally(() =>
    clearInterval(busy),
  );
  echo.close();
  await server.close();
  return latency;
}

it('finds nothing wrong with a server that answers at once, and says how long it takes', async () => {
  const { findings, medianSeconds } = await judged({});
  expect(findings).toEqual([]);
  expect(medianSeconds).toBeGreaterThan(0);
  expect(medianSeconds).toBeLessThan(1);
});

it('finds that a server waits in each request', async () => {
  const { findings } = await judged(waits(40, /./));
  expect(findings.map(({ rule }) => rule)).toEqual(['contract:latency', 'contract:latency']);
  expect(findings[0]?.message).toMatch(/^GET \/healthz takes 4\d ms or more/);
});

it('finds that it waits where it looks for rows', async () => {
  const { findings } = await judged(waits(40, /^\/todos/));
  expect(findings.map(({ message }) => message)).toEqual([expect.stringMatching(/^GET \/todos\/\S+ takes/)]);
});

it('finds nothing wrong with an honest server on a machine that is busy', async () => {
  const spin = (): void => {
    const until = performance.now() + 8;
    while (performance.now() < until);
  };
  expect((await judged({}, spin)).findings).toEqual([]);
});
