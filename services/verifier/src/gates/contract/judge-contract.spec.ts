import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { RuleSchema } from '@quantumlayer/contracts/ir/v1/entity';
import { requireModel } from '@quantumlayer/ir';
import { ReferenceServer } from '../../testing/reference-server/reference-server';
import { SECRETS, serverEnvironment } from '../../testing/secrets';
import { readFixture } from '../../testing/verifier-fixture';
import { checksOf } from './checks/derive-checks';
import { judgeServed } from './contract-gate';
import { judgeContract } from './judge-contract';

const fixtures = readdirSync(join(__dirname, '../../../../../packages/ir/fixtures')).map((file) =>
  file.replace('.json', ''),
);

it.each(fixtures)(
  'finds nothing wrong with an honest %s',
  async (name) => {
    const model = requireModel(await readFixture(name));
    const server = await ReferenceServer.start(model, serverEnvironment(SECRETS));
    const report = await judgeContract(model, server.agent, checksOf(model), SECRETS, new AbortController().signal);
    const served = await judgeServed(report);
    await server.close();
    expect(
      [...report.findings, ...served.findings].map(({ rule, message, evidence }) => [rule, message, evidence]),
    ).toEqual([]);
  },
  120_000,
);

it('takes parallel calls in the order in which they were carried out', async () => {
  const model = requireModel(await readFixture('clinic'));
  let calls = 0;
  const server = await ReferenceServer.start(model, serverEnvironment(SECRETS), {
    // The first of them comes last.
    before: async ({ path }) => {
      if (path.endsWith('/refill') && (calls += 1) % 2 === 1) await new Promise((resolve) => setTimeout(resolve, 30));
      return undefined;
    },
  });
  const checks = checksOf(model).filter(({ id }) =>
    ['Prescription.action.refill.concurrent', 'Prescription.ownership.rows'].includes(id),
  );
  const report = await judgeContract(model, server.agent, checks, SECRETS, new AbortController().signal);
  await server.close();
  expect(report.findings.map(({ message }) => message)).toEqual([]);
});

describe('of rows that several invariants may break', () => {
  /** The findings on a server that names the first broken rule alone. */
  async function findings(wanted: (id: string) => boolean): Promise<readonly { rule: string; message: string }[]> {
    const application = await readFixture('library');
    const entity = application.entities.find(({ name }) => name === 'Book');
    const [copies] = entity?.fields.filter(({ name }) => name === 'copies') ?? [];
    if (copies) entity?.fields.push({ ...copies, name: 'shelves', examples: [] });
    for (const [name, figures] of [
      ['copies', [30, 60]],
      ['shelves', [2, 3, 5]],
    ] as const)
      entity?.invariants.push(
        create(RuleSchema, {
          name: `${name}_fixed`,
          expression: figures.map((figure) => `self.${name} == ${figure}`).join(' or '),
          message: 'It must be one of few.',
        }),
      );
    const model = requireModel(application);
    const server = await ReferenceServer.start(model, serverEnvironment(SECRETS), {
      after: (outgoing) => {
        const body = outgoing.body as { errors?: unknown[] } | undefined;
        if (outgoing.status === 422) body?.errors?.splice(1);
      },
    });
    const checks = checksOf(model).filter(({ id }) => wanted(id));
    expect(checks).not.toEqual([]);
    const report = await judgeContract(model, server.agent, checks, SECRETS, new AbortController().signal);
    await server.close();
    return report.findings.map(({ rule, message }) => ({ rule, message }));
  }

  it('breaks one alone', async () => {
    expect(await findings((id) => id.includes('.invariant.'))).toEqual([]);
  });

  it('demands that all are named', async () => {
    expect(await findings((id) => id.endsWith('.invariants'))).toEqual([
      { rule: 'contract:Book.create.invariants', message: expect.stringContaining('copies_fixed') as string },
    ]);
  });
});
