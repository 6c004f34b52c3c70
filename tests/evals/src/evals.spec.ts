import { join } from 'node:path';
import { judgeAll, type JudgedBrief } from './judge';
import { loadBriefs } from './load-briefs';
import { readWithParser } from './parser-under-test';
import { report } from './report';

/** What holds today; raise them as the parser gets better, lower them only when new briefs of strangers join. */
const LEAST = {
  development: { recall: 0.901, precision: 0.954 },
  'held-out': { recall: 0.783, precision: 0.889 },
};
/** How much longer than usual a brief may take for each of its words: only a reader that runs wild is caught, on any machine. */
const MOST_TIMES_USUAL = 20;

describe('the parser on the labelled briefs', () => {
  let judged: JudgedBrief[];

  beforeAll(async () => {
    judged = await judgeAll(loadBriefs(join(__dirname, '../briefs')), readWithParser());
  }, 60_000);

  it.each(['development', 'held-out'] as const)('understands the %s part of them as well as it ever did', (part) => {
    const { recall, precision } = report(judged.filter(({ split }) => split === part)).total;
    expect(recall).toBeGreaterThanOrEqual(LEAST[part].recall);
    expect(precision).toBeGreaterThanOrEqual(LEAST[part].precision);
  });

  it('takes about as long for each word of any of them', () => {
    const briefs = loadBriefs(join(__dirname, '../briefs'));
    const words = new Map(briefs.map(({ id, brief }) => [id, brief.split(/\s+/).length]));
    const long = judged.filter(({ id }) => (words.get(id) ?? 0) >= 50);
    const perWord = ({ id, milliseconds }: JudgedBrief): number => milliseconds / (words.get(id) ?? 1);
    const usual = long.map(perWord).sort((left, right) => left - right)[long.length >> 1] ?? 0;
    expect(long.filter((one) => perWord(one) > MOST_TIMES_USUAL * usual).map(({ id }) => id)).toEqual([]);
  });
});
