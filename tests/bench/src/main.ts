import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Language } from '@quantumlayer/ir';
import { Bench } from './bench';
import { peak, seconds, shown, table } from './table';

const { values } = parseArgs({
  options: {
    stacks: { type: 'string', default: 'python,typescript,go' },
    sizes: { type: 'string', default: '1,5,20,60' },
    parts: { type: 'string', default: 'stacks,growth,verified-growth' },
    minutes: { type: 'string', default: '11' },
    qlf: { type: 'string', default: join(process.cwd(), 'qlf') },
  },
});
const LANGUAGES = { python: Language.PYTHON, typescript: Language.TYPESCRIPT, go: Language.GO };
const PARTS = ['stacks', 'growth', 'verified-growth', 'load', 'answers'] as const;
type Stack = keyof typeof LANGUAGES;

const stacks = choose('stacks', values.stacks, Object.keys(LANGUAGES) as Stack[]);
const parts = choose('parts', values.parts, PARTS);
const sizes = values.sizes.split(',').map(Number);
if (!sizes.every((size) => Number.isInteger(size) && size > 0))
  throw new RangeError('--sizes must be numbers of entities');
const isVerified = parts.includes('verified-growth');
const hasGrowth = isVerified || parts.includes('growth');

const scratch = mkdtempSync(join(tmpdir(), 'quantumlayer-bench-'));
const loadOptions = { qlf: values.qlf, scratch, tell: (text: string) => console.error(text) };
/** The stacks' part fills the layers; without it, a run of its own does. */
const fillsLayers = isVerified && !parts.includes('stacks');
const runsOfStack =
  (parts.includes('stacks') ? 5 : 0) + (fillsLayers ? 1 : 0) + (hasGrowth ? sizes.length * (isVerified ? 2 : 1) : 0);
const bench = new Bench({
  qlf: values.qlf,
  scratch,
  runs: stacks.length * runsOfStack,
  budgetSeconds: Number(values.minutes) * 60,
});

function refuse(reason: string): never {
  console.error(reason);
  return process.exit(2);
}

function choose<Name extends string>(option: string, text: string, known: readonly Name[]): Name[] {
  const words = text.split(',');
  const unknown = words.find((word) => !known.some((name) => name === word));
  if (unknown !== undefined) refuse(`--${option}: "${unknown}" is none of ${known.join(', ')}`);
  return known.filter((name) => words.includes(name));
}

async function stackRow(stack: Stack): Promise<string[]> {
  // A word of its own in each brief gives each run a tree of its own: warm means warm layers, not a remembered verdict.
  const brief = (word: string) => `A REST API in ${stack} for ${word} with a title, notes and a due date`;
  await bench.run(`${stack}, first start`, ['generate', brief('errands'), '--no-verify']);
  const unverified = await bench.run(`${stack}, unverified`, ['generate', brief('errands'), '--no-verify']);
  const cold = await bench.run(`${stack}, verified, cold`, ['generate', brief('chores')]);
  const warm = await bench.run(`${stack}, verified, warm layers`, ['generate', brief('duties')]);
  const known = await bench.run(`${stack}, verified, known tree`, ['generate', brief('duties')]);
  return [
    stack,
    seconds(unverified?.firstFile),
    ...[unverified, cold, warm, known].map(shown),
    peak(unverified, cold, warm, known),
  ];
}

async function growthRow(stack: Stack, size: number): Promise<string[]> {
  const ir = bench.sized(LANGUAGES[stack], size);
  const name = `${stack}, ${size} ${size === 1 ? 'entity' : 'entities'}`;
  const unverified = await bench.run(`${name}, unverified`, ['generate', '--ir', ir, '--no-verify']);
  const verified = isVerified ? await bench.run(`${name}, verified`, ['generate', '--ir', ir]) : undefined;
  return [
    ...[stack, String(size), seconds(unverified?.firstFile), shown(unverified), shown(verified)],
    peak(unverified, verified),
  ];
}

try {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? '?'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  console.log(`Node ${process.versions.node}, ${machine}\n`);
  if (parts.includes('stacks')) {
    const rows: string[][] = [];
    for (const stack of stacks) rows.push(await stackRow(stack));
    const head = [
      'unverified',
      'verified, cold',
      'verified, warm layers',
      'verified, known tree',
      'peak memory of qlf',
    ];
    console.log(`${table(['stack', 'first file', ...head], rows)}\n`);
  }
  if (hasGrowth) {
    // By size, so that what is left out when the time is used up are the largest, of every stack alike.
    for (const stack of fillsLayers ? stacks : [])
      await bench.run(`${stack}, filling the layers`, ['generate', `A REST API in ${stack} for chores with a title`]);
    const rows = new Map<Stack, string[][]>(stacks.map((stack) => [stack, []]));
    for (const size of sizes) for (const stack of stacks) rows.get(stack)?.push(await growthRow(stack, size));
    const head = ['stack', 'entities', 'first file', 'unverified', 'verified, warm layers', 'peak memory of qlf'];
    console.log(table(head, [...rows.values()].flat()));
  }
  if (parts.includes('load')) {
    const { measureLoad } = await import('./load/measure-load');
    console.log(`\n${await measureLoad(loadOptions)}`);
  } else if (parts.includes('answers')) {
    const { measureAnswers } = await import('./load/measure-load');
    console.log(`\n${await measureAnswers(loadOptions)}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
