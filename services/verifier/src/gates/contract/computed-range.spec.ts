import { create } from '@bufbuild/protobuf';
import { FieldSchema, FieldType, requireModel, type Model } from '@quantumlayer/ir';
import { forgives } from '../../testing/reference-server/faults/known-fault';
import { ReferenceServer, type Fault } from '../../testing/reference-server/reference-server';
import { SECRETS, serverEnvironment } from '../../testing/secrets';
import { readFixture } from '../../testing/verifier-fixture';
import { checksOf } from './checks/derive-checks';
import { judgeContract } from './judge-contract';

const CHECK = 'Todo.create.invariant.cost_in_range';
let model: Model;

beforeAll(async () => {
  const application = await readFixture('todo');
  application.entities
    .find(({ name }) => name === 'Todo')
    ?.fields.push(
      create(FieldSchema, { name: 'hours', type: FieldType.INTEGER, required: true }),
      // Its first sample is nothing, times which every number is small.
      create(FieldSchema, { name: 'rate', type: FieldType.DECIMAL, scale: 2, required: true, minimum: '0' }),
      create(FieldSchema, {
        name: 'cost',
        type: FieldType.DECIMAL,
        scale: 2,
        required: true,
        computed: 'self.hours * self.rate',
      }),
    );
  model = requireModel(application);
});

async function judged(fault?: Fault): Promise<{ readonly rules: readonly string[]; readonly passed: number }> {
  const server = await ReferenceServer.start(model, serverEnvironment(SECRETS), fault);
  const checks = checksOf(model).filter(({ id }) => id === CHECK);
  const { findings, passed } = await judgeContract(model, server.agent, checks, SECRETS, new AbortController().signal);
  await server.close();
  return { rules: findings.map(({ rule }) => rule), passed };
}

it('holds a server to the digits of what it computes', async () => {
  expect(await judged()).toEqual({ rules: [], passed: 1 });
});

it('finds that a server computes with more digits than decimals have', async () => {
  const { rules } = await judged(forgives('POST', /^\/todos$/, 'cost_in_range', 201));
  expect(rules).toEqual([`contract:${CHECK}`]);
});
