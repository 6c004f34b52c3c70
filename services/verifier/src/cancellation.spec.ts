import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, Toolchain } from '@quantumlayer/blueprint-kit';
import { nodeToolchain } from './testing/node-toolchain';
import { toolLimits } from './sandbox/limits';
import { describeEachSandbox, makeSandbox, processesWith } from './testing/sandboxes';
import { makeVerifier } from './testing/verifier-fixture';

jest.setTimeout(60_000);

/** Seconds that nobody else on the machine sleeps. */
const MARK = `4011.${process.pid}`;
const endless: Command = { argv: ['sleep', MARK], timeoutSeconds: 60 };
const check = { name: 'endless', command: endless, parse: () => [] };
const plain = nodeToolchain();
const fence = '```';
const README = ['Run', 'Try it', 'Test']
  .map((title) => `## ${title}\n\n${fence}sh\nsleep ${MARK}\n${fence}\n`)
  .join('\n');

const WORK: readonly (readonly [name: string, gates: string[], toolchain: Partial<Toolchain>])[] = [
  ['the installation of the layer', ['static'], { layer: { ...plain.layer, install: [endless] } }],
  ['static', ['static'], { staticChecks: [check, check] }],
  ['dependencies', ['dependencies'], { dependencyChecks: [check] }],
  ['unit', ['unit'], { unit: { ...plain.unit, command: endless } }],
  ['the build of contract', ['contract'], { build: endless }],
  ['contract', ['contract'], { start: endless }],
  ['readme', ['readme'], {}],
  [
    'all gates',
    [],
    { staticChecks: [check], dependencyChecks: [check], unit: { ...plain.unit, command: endless }, start: endless },
  ],
];

describeEachSandbox('cancelled in', (sandbox) => {
  it.each(WORK)('during %s, leaves no process and no file', async (_, gates, toolchain) => {
    const verifier = await makeVerifier(sandbox, nodeToolchain(toolchain));
    const controller = new AbortController();
    const verifying = verifier.verify({ 'server.js': '', 'README.md': README }, { gates, signal: controller.signal });
    const ended = expect(verifying).rejects.toThrow();
    while (processesWith(MARK).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    controller.abort(new Error('enough'));
    await ended;
    expect(processesWith(MARK)).toEqual([]);
    expect(readdirSync(join(verifier.config.cacheFolder, 'scratch'))).toEqual([]);
    await verifier.remove();
  });

  it('in the moments of its start, leaves no process', async () => {
    const kind = await makeSandbox(sandbox);
    for (let milliseconds = 0; milliseconds < 40; milliseconds += 1) {
      const controller = new AbortController();
      const runs = [0, 1].map(() =>
        kind.run({
          argv: ['sleep', MARK],
          env: {},
          readable: [],
          network: 'none',
          limits: toolLimits(60),
          signal: controller.signal,
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, milliseconds / 2));
      controller.abort(new Error('enough'));
      for (const { reason } of await Promise.all(runs)) expect(reason).toBe('cancelled');
      expect(processesWith(MARK)).toEqual([]);
    }
  });
});
