import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Language } from '@quantumlayer/ir';
import { measure, type Measurement } from './measure';
import { sizedApplication } from './sized-application';

const { values } = parseArgs({
  options: {
    stacks: { type: 'string', default: 'python,typescript,go' },
    sizes: { type: 'string', default: '1,5,20,60' },
    verify: { type: 'string', default: 'all' },
    qlf: { type: 'string', default: join(process.cwd(), 'qlf') },
  },
});
const languages: Record<string, Language> = {
  python: Language.PYTHON,
  typescript: Language.TYPESCRIPT,
  go: Language.GO,
};
const scratch = mkdtempSync(join(tmpdir(), 'quantumlayer-bench-'));
const warmCache = join(scratch, 'cache');
let runs = 0;

function run(args: readonly string[], cacheFolder = warmCache): Promise<Measurement> {
  const folder = join(scratch, `run-${(runs += 1)}`);
  mkdirSync(folder);
  return measure({ program: values.qlf, args: [...args, '--output', join(folder, 'project')], folder, cacheFolder });
}

/** Seconds with the way it ended, so that a failed run never looks like a fast one. */
function shown({ total, code }: Measurement): string {
  return code === 0 ? `${total.toFixed(2)} s` : `${total.toFixed(2)} s (exit ${code ?? 'by signal'})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

async function stackRow(stack: string): Promise<string[]> {
  // A word of its own in each brief gives each run a tree of its own: warm means warm layers, not a remembered verdict.
  const brief = (word: string) => `A REST API in ${stack} for ${word} with a title, notes and a due date`;
  await run(['generate', brief('errands'), '--no-verify']);
  const unverified = await run(['generate', brief('errands'), '--no-verify']);
  const cold = await run(['generate', brief('chores')]);
  const warm = await run(['generate', brief('duties')]);
  const known = await run(['generate', brief('duties')]);
  const peak = Math.max(...[unverified, cold, warm, known].map(({ peakMebibytes }) => peakMebibytes));
  return [
    stack,
    `${unverified.firstFile?.toFixed(2) ?? '-'} s`,
    shown(unverified),
    shown(cold),
    shown(warm),
    shown(known),
    `${peak.toFixed(0)} MiB`,
  ];
}

async function growthRow(stack: string, size: number): Promise<string[]> {
  const ir = join(scratch, `${stack}-${size}.json`);
  writeFileSync(ir, sizedApplication(languages[stack] ?? Language.PYTHON, size));
  const unverified = await run(['generate', '--ir', ir, '--no-verify']);
  const verified = values.verify === 'all' ? shown(await run(['generate', '--ir', ir])) : '-';
  return [
    stack,
    String(size),
    `${unverified.firstFile?.toFixed(2) ?? '-'} s`,
    shown(unverified),
    verified,
    `${unverified.peakMebibytes.toFixed(0)} MiB`,
  ];
}

try {
  const stacks = values.stacks.split(',');
  console.log(
    `Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? '?'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB\n`,
  );
  const stackRows: string[][] = [];
  for (const stack of stacks) stackRows.push(await stackRow(stack));
  console.log(
    `${table(['stack', 'first file', 'unverified', 'verified, cold', 'verified, warm layers', 'verified, known tree', 'peak memory of qlf'], stackRows)}\n`,
  );
  const growth: string[][] = [];
  for (const stack of stacks)
    for (const size of values.sizes.split(',')) growth.push(await growthRow(stack, Number(size)));
  console.log(table(['stack', 'entities', 'first file', 'unverified', 'verified', 'peak memory of qlf'], growth));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
