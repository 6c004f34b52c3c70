import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { nodeToolchain } from './testing/node-toolchain';
import { describeEachSandbox } from './testing/sandboxes';
import { makeVerifier, type VerifierFixture } from './testing/verifier-fixture';

jest.setTimeout(30_000);

const PROJECT = {
  'server.js': "require('node:http').createServer((q, s) => s.end()).listen(process.env.PORT);\n",
  'sum.test.js': "require('node:test').test('sums', () => { if (1 + 1 !== 2) throw new Error(); });\n",
};
const GATES = ['static', 'unit'];

describeEachSandbox('a verifier with', (sandbox) => {
  let verifier: VerifierFixture;
  beforeAll(async () => {
    verifier = await makeVerifier(sandbox);
  });
  afterAll(() => verifier.remove());

  it('passes an honest project and names the sandbox', async () => {
    const { verdicts } = await verifier.verify(PROJECT, { gates: GATES });
    expect(verdicts['static']).toMatchObject({ outcome: Outcome.PASSED, sandbox, cached: false });
    expect(verdicts['unit']).toMatchObject({ outcome: Outcome.PASSED, sandbox, findings: [] });
    expect(verdicts['unit']?.checks.find(({ name }) => name === 'tests')?.value).toBe(1);
  });

  it('answers from the cache the second time, and judges anew when told', async () => {
    await verifier.verify(PROJECT, { gates: GATES });
    expect((await verifier.verify(PROJECT, { gates: GATES })).verdicts['unit']?.cached).toBe(true);
    expect((await verifier.verify(PROJECT, { gates: GATES, fresh: true })).verdicts['unit']?.cached).toBe(false);
  });

  it.each([
    [
      'a failing test',
      { 'sum.test.js': "require('node:test').test('sums', () => { throw new Error('no'); });\n" },
      'unit:failed',
    ],
    ['no test at all', { 'sum.test.js': '' }, 'unit:no-tests'],
  ])('fails %s', async (_, change, rule) => {
    const { verdicts } = await verifier.verify({ ...PROJECT, ...change }, { gates: ['unit'] });
    expect(verdicts['unit']?.outcome).toBe(Outcome.FAILED);
    expect(verdicts['unit']?.findings.map((finding) => finding.rule)).toContain(rule);
  });

  it('fails a syntax error with its place', async () => {
    const { verdicts } = await verifier.verify({ ...PROJECT, 'server.js': 'let let = 1;\n' }, { gates: ['static'] });
    expect(verdicts['static']).toMatchObject({
      outcome: Outcome.FAILED,
      findings: [{ rule: 'node:syntax', path: 'server.js' }],
    });
  });
});

describe('a missing tool', () => {
  it('skips every gate with what to install, and remembers nothing', async () => {
    const missing = {
      name: 'nosuch',
      versionArgv: ['no-such-tool', '--version'],
      minimumVersion: '9.1',
      purpose: 'x',
      installHint: 'install nosuch',
    } as const;
    const verifier = await makeVerifier('guarded-process', nodeToolchain({ tools: [missing] }));
    for (const attempt of [1, 2]) {
      const { verdicts } = await verifier.verify(PROJECT, { gates: GATES });
      expect([attempt, verdicts['unit']?.outcome, verdicts['unit']?.cached]).toEqual([attempt, Outcome.SKIPPED, false]);
      expect(verdicts['static']?.summary).toContain('install nosuch');
    }
    const { tools } = await verifier.handlers.describeToolchains();
    expect(tools).toMatchObject([{ name: 'nosuch', version: '', path: '', installHint: 'install nosuch' }]);
    await verifier.remove();
  });
});
