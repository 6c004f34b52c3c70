import { requireModel } from '@quantumlayer/ir';
import { FAULTS } from '../../testing/reference-server/faults';
import { ReferenceServer } from '../../testing/reference-server/reference-server';
import { SECRETS, serverEnvironment } from '../../testing/secrets';
import { readFixture } from '../../testing/verifier-fixture';
import { checksOf } from './checks/derive-checks';
import { judgeServed } from './contract-gate';
import { judgeContract } from './judge-contract';

/** Checks that send the requests on which rules for all answers are judged. */
const BROAD = [
  'http.unknown-route',
  'http.request-id',
  'Todo.create.minimal',
  'Todo.create.invalid',
  'Todo.create.unknown-and-read-only',
];

it.each(FAULTS.map((fault) => [fault.fixture, fault.name, fault.rule, fault] as const))(
  'finds that %s %s (%s)',
  async (fixture, _, rule, { fault }) => {
    const model = requireModel(await readFixture(fixture));
    const server = await ReferenceServer.start(model, serverEnvironment(SECRETS), fault);
    const checks = checksOf(model);
    const named = checks.filter(({ id }) => id === rule);
    const chosen = named.length > 0 ? named : checks.filter(({ id }) => BROAD.includes(id));
    const report = await judgeContract(model, server.agent, chosen, SECRETS, new AbortController().signal);
    const served = /^(openapi|fuzz)/.test(rule) ? (await judgeServed(report)).findings : [];
    await server.close();
    expect([...report.findings, ...served].map((finding) => finding.rule)).toContain(`contract:${rule}`);
  },
  60_000,
);

it('knows at least 60 faults', () => {
  expect(FAULTS.length).toBeGreaterThanOrEqual(60);
});
