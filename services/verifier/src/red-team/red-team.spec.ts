import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEachSandbox, processesWith } from '../testing/sandboxes';
import { makeVerifier, type VerifierFixture } from '../testing/verifier-fixture';

const HONEST_SERVER = "require('node:http').createServer((q, s) => s.end()).listen(process.env.PORT);\n";
/** Seconds that only the survivor of this run sleeps. */
const SURVIVOR = `4009.${process.pid}`;
const outside = mkdtempSync(join(tmpdir(), 'outside-'));

/** Finds where the report goes, as a hostile test would: in the command line of the runner above it. */
const REPORT =
  "const report = require('node:fs').readFileSync('/proc/' + process.ppid + '/cmdline', 'utf8').match(/destination=([^\\0]+)/)?.[1];";

/** Test files that want a pass without testing anything. */
const CHEATS: readonly (readonly [name: string, code: string])[] = [
  [
    'prints that it passed, and ends with 0',
    "console.log('TAP version 13\\nok 1 - sums\\n1..1\\n# pass 1\\n1 passed'); process.exit(0);",
  ],
  ['ends early with 0 before any test', 'process.exit(0);'],
  ['kills the runner', "process.kill(process.ppid, 'SIGKILL');"],
  ['ends the runner politely', "process.kill(process.ppid, 'SIGTERM'); while (true);"],
  [
    'writes its own report and kills the runner',
    `${REPORT} require('node:fs').writeFileSync(report, 'TAP version 13\\nok 1 - sums\\n1..1\\n'); process.kill(process.ppid, 'SIGKILL');`,
  ],
  [
    'rewrites the report after the runner',
    `${REPORT} require('node:child_process').spawn('sh', ['-c', 'while kill -0 ' + process.ppid + '; do :; done; echo "ok 1 - sums" >' + report], { detached: true, stdio: 'ignore' }).unref(); require('node:test').test('x', () => { throw new Error('x'); });`,
  ],
  [
    'turns the report into a link',
    `${REPORT} const fs = require('node:fs'); fs.rmSync(report, { force: true }); fs.symlinkSync('/etc/passwd', report);`,
  ],
  [
    'removes all other tests',
    "const fs = require('node:fs'); for (const f of fs.readdirSync('.')) if (f.startsWith('canary')) fs.rmSync(f); require('node:test').test('sums', () => {});",
  ],
  ['never ends', 'while (true);'],
  [
    'forks without end',
    "require('node:child_process').spawnSync('sh', ['-c', 'b() { b | b & }; b; sleep 3']); process.exit(0);",
  ],
  ['says too much', "for (;;) require('node:fs').writeSync(1, 'x'.repeat(1e6));"],
  [
    'steals a key',
    "require('node:test').test('steals', () => { require('node:fs').readdirSync(process.env.HOME + '/.ssh'); });",
  ],
  [
    'survives',
    `require('node:child_process').spawn('setsid', ['sleep', '${SURVIVOR}'], { detached: true, stdio: 'ignore' }).unref(); process.exit(0);`,
  ],
];

/** Servers that want a pass without being one. */
const IMPOSTORS: readonly (readonly [name: string, code: string])[] = [
  [
    'answers the health check and nothing else',
    'require(\'node:http\').createServer((q, s) => { s.statusCode = /ready|health/.test(q.url) ? 200 : 404; s.end(\'{"status":"ready"}\'); }).listen(process.env.PORT);',
  ],
  [
    'answers 200 to everything',
    "require('node:http').createServer((q, s) => { s.setHeader('content-type', 'application/json'); s.end('[]'); }).listen(process.env.PORT);",
  ],
  ['ends at once with 0', 'process.exit(0);'],
  [
    'kills what started it',
    "require('node:http').createServer((q, s) => { s.end('{}'); try { process.kill(process.ppid, 'SIGKILL'); } catch {} }).listen(process.env.PORT);",
  ],
  ['never listens', 'setInterval(() => {}, 1000);'],
  [
    'writes where it may not',
    `try { require('node:fs').writeFileSync('${outside}/planted', 'x'); } catch {} process.exit(0);`,
  ],
];

const unprotected = new Set(['writes where it may not']);

describeEachSandbox('with', (sandbox) => {
  let verifier: VerifierFixture;
  beforeAll(async () => {
    const { nodeToolchain } = await import('../testing/node-toolchain');
    const plain = nodeToolchain();
    const toolchain = {
      ...plain,
      unit: { ...plain.unit, command: { ...plain.unit.command, timeoutSeconds: 3 } },
      start: { ...plain.start, timeoutSeconds: 3 },
    };
    verifier = await makeVerifier(sandbox, toolchain);
  });
  afterAll(() => verifier.remove());

  it.each(CHEATS)(
    'no pass for a test that %s',
    async (_, code) => {
      const { verdicts } = await verifier.verify(
        { 'server.js': HONEST_SERVER, 'a.test.js': code },
        { gates: ['unit'] },
      );
      expect(verdicts['unit']?.outcome).toBe(Outcome.FAILED);
      expect(processesWith(SURVIVOR)).toEqual([]);
    },
    30_000,
  );

  it.each(IMPOSTORS)(
    'no pass for a server that %s',
    async (name, code) => {
      const { verdicts } = await verifier.verify({ 'server.js': code }, { gates: ['contract'] });
      expect(verdicts['contract']?.outcome).toBe(Outcome.FAILED);
      // A guarded process has no walls around the file system, and its verdicts say what it is.
      if (sandbox === 'bubblewrap' || !unprotected.has(name)) expect(readdirSync(outside)).toEqual([]);
      expect(verdicts['contract']?.sandbox).toBe(sandbox);
    },
    30_000,
  );

  it('leaves nothing behind in its scratch folder', () => {
    expect(readdirSync(join(verifier.config.cacheFolder, 'scratch'))).toEqual([]);
  });
});
