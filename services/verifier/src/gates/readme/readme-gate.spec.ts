import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { toolLimits } from '../../sandbox/limits';
import { nodeToolchain } from '../../testing/node-toolchain';
import { describeWithBubblewrap, makeSandbox } from '../../testing/sandboxes';
import { makeVerifier } from '../../testing/verifier-fixture';
import { readSections } from './read-sections';
import { readmeScript } from './readme-script';

jest.setTimeout(30_000);

const SERVER = `
const http = require('node:http');
const server = http.createServer((request, response) => {
  response.statusCode = ['/readyz', '/todos'].includes(request.url) ? 200 : 404;
  response.end('{}');
});
server.listen(Number(process.env.PORT ?? 8000), '127.0.0.1');
process.on('SIGTERM', () => process.exit(0));
`;

const fence = '```';
const readme = (tryIt: string): string => `# It

## Run

${fence}sh
npm ci
node server.js
${fence}

Some prose.

## Try it

${fence}sh
${tryIt}
${fence}

${fence}json
{ "not": "a command" }
${fence}

## Test

${fence}sh
node --test
${fence}
`;

it('reads shell blocks of its sections only', () => {
  const text = `${readme("curl -X POST http://localhost:8000/todos \\\n  -d '{\n}'\ncurl http://localhost:8000/todos")}\n## Else\n${fence}sh\nrm -rf x\n${fence}\n`;
  expect(readSections(text)).toEqual({
    run: ['npm ci', 'node server.js'],
    tryIt: ["curl -X POST http://localhost:8000/todos \\\n  -d '{\n}'", 'curl http://localhost:8000/todos'],
    test: ['node --test'],
  });
});

describeWithBubblewrap('the commands of a README', () => {
  const judge = async (files: Record<string, string>) => {
    const verifier = await makeVerifier('bubblewrap', undefined, undefined);
    const { verdicts } = await verifier.verify(
      { 'server.js': SERVER, 'a.test.js': "require('node:test').test('a', () => {});", ...files },
      { gates: ['readme'] },
    );
    await verifier.remove();
    return verdicts['readme'];
  };

  it.each([
    ['curl http://localhost:8000/todos', Outcome.PASSED, undefined],
    ['PLACE=todos\ncurl -fsS http://localhost:8000/$PLACE', Outcome.PASSED, undefined],
    ['curl http://localhost:8000/nothing', Outcome.FAILED, 'readme:command'],
  ])('%s', async (command, outcome, rule) => {
    const verdict = await judge({ 'README.md': readme(command).replace('npm ci\n', '') });
    expect([verdict?.outcome, verdict?.findings[0]?.rule]).toEqual([outcome, rule]);
  });

  it.each([
    [
      'a command that does not exist',
      { 'README.md': readme('true').replace('npm ci', 'no-such-command') },
      /no-such-command/,
    ],
    [
      'a server that does not start',
      { 'README.md': readme('true').replace('npm ci\nnode server.js', 'node nothing.js') },
      /node nothing.js/,
    ],
    ['no README', {}, /no README/],
    ['a README without commands', { 'README.md': '# It\n' }, /## Run/],
  ])('fails %s', async (_, files, message) => {
    const verdict = await judge(files);
    expect(verdict?.outcome).toBe(Outcome.FAILED);
    expect(verdict?.findings[0]?.message).toMatch(message);
  });
});

describeWithBubblewrap('waiting for the server', () => {
  it('asks it only when it listens', async () => {
    const sandbox = await makeSandbox('bubblewrap');
    const folder = mkdtempSync(join(tmpdir(), 'readme-'));
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'server.js'), `setTimeout(() => {${SERVER}}, 1500);`);
    writeFileSync(join(folder, 'curl'), '#!/bin/sh\necho asked >>"$HOME/asked"\nexec /usr/bin/curl "$@"\n');
    chmodSync(join(folder, 'curl'), 0o755);
    const script = readmeScript({ run: ['node server.js'], tryIt: [], test: ['cat "$HOME/asked"'] }, 20);
    const exit = await sandbox.run({
      argv: ['sh', '-c', script],
      env: { PATH: `${folder}:${dirname(process.execPath)}:/usr/bin:/bin` },
      source: folder,
      readable: [folder, dirname(dirname(process.execPath))],
      network: 'none',
      limits: toolLimits(30),
    });
    rmSync(folder, { recursive: true });
    expect(exit).toMatchObject({ code: 0, stdout: 'asked\n' });
  });
});

describeWithBubblewrap('a command that another gate judges too', () => {
  /** It fails when it is run, so that one sees whether it was. */
  const tested = readme('true').replace('npm ci\n', '').replace('node --test', 'npm test');
  const packageJson = (script: string): string => JSON.stringify({ scripts: { test: script } });
  const toolchain = nodeToolchain({
    readme: {
      provided: [],
      judged: [{ command: /node --test --and fail/, gate: 'unit' }],
      scripts: {
        file: 'package.json',
        expand: (command, text) =>
          command === 'npm test' ? (JSON.parse(text) as { scripts: { test: string } }).scripts.test : command,
      },
    },
  });
  const judge = async (test: string, script: string, gates: string[]) => {
    const verifier = await makeVerifier('bubblewrap', toolchain);
    const files = { 'server.js': SERVER, 'a.test.js': test, 'README.md': tested, 'package.json': packageJson(script) };
    const { verdicts } = await verifier.verify(files, { gates });
    await verifier.remove();
    return verdicts['readme'];
  };
  const [passing, failing] = ["require('node:test').test('a', () => {});", "throw new Error('no');"];

  it('passes with that gate, and the verdict says so', async () => {
    const verdict = await judge(passing, 'node --test --and fail', ['unit', 'readme']);
    expect(verdict).toMatchObject({ outcome: Outcome.PASSED, summary: '2 commands, 1 judged by the gate unit' });
  });

  it.each([
    ['that gate fails', failing, 'node --test --and fail', ['unit', 'readme']],
    ['that gate takes no part', passing, 'node --test --and fail', ['readme']],
    ['the tree says that it is another command', passing, 'node --test --and fail; false', ['unit', 'readme']],
  ])('is run where %s', async (_, test, script, gates) => {
    const verdict = await judge(test, script, gates);
    expect(verdict?.outcome).toBe(Outcome.FAILED);
    expect(verdict?.findings[0]?.message).toMatch(/npm test/);
  });
});
