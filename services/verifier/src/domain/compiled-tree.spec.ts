import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Toolchain } from '@quantumlayer/blueprint-kit';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { nodeToolchain } from '../testing/node-toolchain';
import { describeEachSandbox, makeSandbox } from '../testing/sandboxes';
import { makeVerifier } from '../testing/verifier-fixture';
import { toolLimits } from '../sandbox/limits';
import { compileTree } from './compiled-tree';

jest.setTimeout(30_000);

describeEachSandbox('what was compiled, with', (name) => {
  it('lies where the next run begins, links of the cache aside', async () => {
    const sandbox = await makeSandbox(name);
    const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'old'), 'layer');
    const places = {
      readable: [folder],
      network: 'none' as const,
      caches: [{ name: 'own', from: folder }],
    };
    const compiling = (script: string) =>
      compileTree({ argv: ['sh', '-c', script], timeoutSeconds: 10 }, join(folder, 'source'), (program) =>
        sandbox.run({ ...places, ...program, env: { ...program.env, BUILD: '$BUILD' } }),
      );
    const compiled = await compiling('echo new >"$CACHES/own/new"; echo program >"$BUILD/server"');
    const exit = await sandbox.run({
      ...places,
      argv: ['sh', '-c', 'cd "$CACHES/own"; cat old new "$BUILD/server"'],
      env: { CACHES: '$CACHES', BUILD: '$BUILD' },
      limits: toolLimits(10),
      ...(compiled === undefined ? {} : { compiled: compiled.archive }),
    });
    expect(exit.stdout).toBe('layernew\nprogram\n');
    expect(await compiling('echo half >"$BUILD/server"; exit 2')).toBeUndefined();
    rmSync(folder, { recursive: true });
  });
});

/** A toolchain with a cache in its layer, and a build that all gates share. */
function compiling(build: [string, ...string[]], checks: Readonly<Record<string, [string, ...string[]]>>): Toolchain {
  const env = { CACHE: '$CACHES/objects' };
  const base = nodeToolchain();
  return nodeToolchain({
    layer: {
      ...base.layer,
      install: [{ argv: ['sh', '-c', 'mkdir "$0/objects" && touch "$0/objects/old"', '$LAYER'], timeoutSeconds: 10 }],
      caches: [{ folder: 'objects' }],
    },
    build: { argv: build, env, timeoutSeconds: 10, shared: true },
    staticChecks: Object.entries(checks).map(([name, argv]) => ({
      name,
      command: { argv, env, timeoutSeconds: 10 },
      parse: () => [],
    })),
  });
}

async function judge(toolchain: Toolchain, tree: Readonly<Record<string, string>>, gates: string[]) {
  const verifier = await makeVerifier('guarded-process', toolchain);
  const { verdicts } = await verifier.verify(tree, { gates });
  await verifier.remove();
  return verdicts;
}

it('is what the commands of all gates find that name a cache, the unit gate aside, whose tree is another', async () => {
  // Commands that tell apart what the build left from what was there before.
  const sees = (file: string): [string, ...string[]] => ['sh', '-c', `test -f "$CACHE/${file}"`];
  const toolchain = compiling(['sh', '-c', 'touch "$CACHE/made"'], {
    'finds it': sees('made'),
    'has what the layer had': sees('old'),
  });
  const { unit } = toolchain;
  const command = { argv: sees('made'), env: { CACHE: '$CACHES/objects' }, timeoutSeconds: 10 };
  const verdicts = await judge({ ...toolchain, unit: { ...unit, command } }, { 'server.js': '' }, ['static', 'unit']);
  expect(verdicts['static']).toMatchObject({ outcome: Outcome.PASSED });
  expect(verdicts['unit']).toMatchObject({ outcome: Outcome.FAILED });
});

it('is not compiled again for a gate that asks for the same command, nor before the start of the server', async () => {
  // The shell refuses to write what is there already.
  const build: [string, ...string[]] = ['sh', '-c', 'set -C; echo >"$CACHE/made" || exit 3'];
  const verdicts = await judge(compiling(build, { build }), { 'server.js': 'process.exit(7)' }, ['static', 'contract']);
  expect(verdicts['static']).toMatchObject({ outcome: Outcome.PASSED });
  expect(verdicts['contract']?.summary).toBe('The server ends at its start with 7.');
});

it('is compiled by each gate where it does not compile', async () => {
  const build: [string, ...string[]] = ['sh', '-c', ': "$CACHE"; echo why >&2; exit 3'];
  const verdicts = await judge(compiling(build, { build }), { 'server.js': 'process.exit(7)' }, ['static', 'contract']);
  expect(verdicts['static']?.findings[0]?.evidence).toContain('why');
  expect(verdicts['contract']?.summary).toBe('The server ends at its start with 3.');
});
