import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { judgeAll, type JudgedBrief } from './judge';
import { loadBriefs } from './load-briefs';
import { readWithParser } from './parser-under-test';
import { markdownTable, missesText, report } from './report';

const { values } = parseArgs({
  options: {
    misses: { type: 'boolean', default: false },
    'held-out': { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    json: { type: 'string' },
    markdown: { type: 'string' },
  },
});

const briefs = loadBriefs(join('tests', 'evals', 'briefs')).filter(({ id }) => id.includes(values.only));
const judged = await judgeAll(briefs, readWithParser());
const part = (split: JudgedBrief['split']): JudgedBrief[] => judged.filter((one) => one.split === split);
const parts = { development: part('development'), 'held-out': part('held-out'), all: judged };

const tables = Object.entries(parts).map(([title, scores]) => markdownTable(title, report(scores)));
const slowest = [...judged].sort((a, b) => b.milliseconds - a.milliseconds)[0];
const speed = slowest ? `Slowest brief: ${slowest.id}, ${Math.round(slowest.milliseconds)} ms.\n` : '';
process.stdout.write(`${tables.join('\n')}\n${speed}`);
if (values.misses) process.stdout.write(`\n${missesText(parts[values['held-out'] ? 'held-out' : 'development'])}\n`);
if (values.markdown !== undefined) writeFileSync(values.markdown, tables.join('\n'));
if (values.json !== undefined) {
  const reports = Object.fromEntries(Object.entries(parts).map(([title, scores]) => [title, report(scores)]));
  writeFileSync(values.json, `${JSON.stringify({ reports, briefs: judged }, null, 2)}\n`);
}
