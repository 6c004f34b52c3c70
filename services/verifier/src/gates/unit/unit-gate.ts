import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { UnitReport } from '@quantumlayer/blueprint-kit';
import type { Gate, GateContext } from '../../domain/gate';
import { toolLimits } from '../../sandbox/limits';
import type { Exit } from '../../sandbox/sandbox';
import { judgeUnitReport } from './judge-unit-report';

/** The project's own tests, with a test of ours among them that must fail. */
export const unitGate: Gate = {
  name: 'unit',
  version: '1',
  async run(context) {
    const { unit } = context.toolchain;
    const canary = unit.canary(randomBytes(8).toString('hex'));
    return withCanary(context, canary, async (source) => {
      context.progress('running the tests');
      const exit = await context.run({
        argv: unit.command.argv,
        ...(unit.command.env ? { env: unit.command.env } : {}),
        limits: toolLimits(unit.command.timeoutSeconds),
        collect: unit.reportFiles,
        source,
      });
      context.timed('tests', exit);
      return judgeUnitReport(exit, readReport(context, exit), canary.testName);
    });
  },
};

function readReport({ toolchain: { unit } }: GateContext, exit: Exit): UnitReport | undefined {
  const reports = Object.fromEntries(Object.entries(exit.files).map(([name, bytes]) => [name, bytes.toString('utf8')]));
  if (unit.reportFiles.length > 0 && Object.keys(reports).length === 0) return undefined;
  try {
    return unit.parse(reports, { exitCode: exit.code, stdout: '', stderr: '' });
  } catch {
    // Broken XML or JSON: no report.
    return undefined;
  }
}

/** A copy of the tree with the canary in it; the tree itself stays as it is for the other gates. */
async function withCanary<Result>(
  { source }: GateContext,
  canary: { readonly path: string; readonly content: string },
  judge: (source: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(`${source}-unit-`);
  const copy = join(folder, 'tree');
  try {
    await cp(source, copy, { recursive: true });
    await mkdir(dirname(join(copy, canary.path)), { recursive: true });
    await writeFile(join(copy, canary.path), canary.content);
    return await judge(copy);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
