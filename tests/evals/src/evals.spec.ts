import { join } from 'node:path';
import { judgeAll, type JudgedBrief } from './judge';
import { loadBriefs } from './load-briefs';
import { readWithParser } from './parser-under-test';
import { report } from './report';

/** What holds today; raise them as the parser gets better, never lower them. */
const LEAST = { all: { recall: 0.84, precision: 0.9 }, 'held-out': { recall: 0.78, precision: 0.85 } };
/** Far above what a long brief takes, so that only a reader that runs wild is caught. */
const MOST_MILLISECONDS = 2_000;

describe('the parser on the labelled briefs', () => {
  let judged: JudgedBrief[];

  beforeAll(async () => {
    judged = await judgeAll(loadBriefs(join(__dirname, '../briefs')), readWithParser());
  }, 60_000);

  it.each(['all', 'held-out'] as const)('understands %s of them as well as it ever did', (part) => {
    const { recall, precision } = report(judged.filter(({ split }) => part === 'all' || split === part)).total;
    expect(recall).toBeGreaterThanOrEqual(LEAST[part].recall);
    expect(precision).toBeGreaterThanOrEqual(LEAST[part].precision);
  });

  it('takes no long time over any of them', () => {
    expect(judged.filter(({ milliseconds }) => milliseconds > MOST_MILLISECONDS).map(({ id }) => id)).toEqual([]);
  });
});
