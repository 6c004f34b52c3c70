import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
      ...(compiled === undefined ? {} : { compiled }),
    });
    expect(exit.stdout).toBe('layernew\nprogram\n');
    expect(await compiling('echo half >"$BUILD/server"; exit 2')).toBeUndefined();
    rmSync(folder, { recursive: true });
  });
});

it('is what the commands of all gates find that name a cache, the unit gate aside, whose tree is another', async () => {
  // A layer with a cache, and commands that tell apart what the build left from what was there before.
  const named = { CACHE: '$CACHES/objects' };
  const sees = (file: string): [string, ...string[]] => ['sh', '-c', `test -f "$CACHE/${file}"`];
  const check = (label: string, argv: [string, ...string[]], env: Record<string, string>) => ({
    name: label,
    command: { argv, env, timeoutSeconds: 10 },
    parse: () => [],
  });
  const base = nodeToolchain();
  const toolchain = nodeToolchain({
    layer: {
      ...base.layer,
      install: [{ argv: ['sh', '-c', 'mkdir "$0/objects" && touch "$0/objects/old"', '$LAYER'], timeoutSeconds: 10 }],
      caches: [{ folder: 'objects' }],
    },
    build: {
      argv: ['sh', '-c', 'touch "$CACHE/made"'],
      env: named,
      timeoutSeconds: 10,
      shared: true,
    },
    staticChecks: [check('finds it', sees('made'), named), check('has what the layer had', sees('old'), named)],
    unit: { ...base.unit, command: { argv: sees('made'), env: named, timeoutSeconds: 10 } },
  });
  const verifier = await makeVerifier('guarded-process', toolchain);
  const { verdicts } = await verifier.verify({ 'server.js': '' }, { gates: ['static', 'unit'] });
  await verifier.remove();
  expect(verdicts['static']).toMatchObject({ outcome: Outcome.PASSED });
  expect(verdicts['unit']).toMatchObject({ outcome: Outcome.FAILED });
});
