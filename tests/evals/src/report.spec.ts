import type { FactPattern, FoundFact } from './label';
import { markdownTable, missesText, report } from './report';
import type { Score } from './score';

const pattern = (kind: string, value: string): FactPattern => ({ kind, subjects: [''], values: [value] });
const fact = (kind: string, value: string): FoundFact => ({ kind, subject: '', value });
const scores: Score[] = [
  { id: 'good', hits: [pattern('language', 'go')], missing: [], right: [fact('language', 'go')], wrong: [] },
  {
    id: 'poor',
    hits: [],
    missing: [pattern('language', 'python')],
    right: [],
    wrong: [fact('language', 'rust'), fact('name', 'x')],
  },
];

describe('report', () => {
  it('gives recall and precision for each kind and for all facts together', () => {
    const { rows, total, briefs, faultless } = report(scores);
    expect({ briefs, faultless }).toEqual({ briefs: 2, faultless: 1 });
    expect(rows).toEqual([
      { kind: 'language', expected: 2, hits: 1, found: 2, wrong: 1, recall: 0.5, precision: 0.5 },
      { kind: 'name', expected: 0, hits: 0, found: 1, wrong: 1, recall: 1, precision: 0 },
    ]);
    expect(total).toMatchObject({ expected: 2, hits: 1, found: 3, wrong: 2 });
  });

  it('is shown as a table and as a list of misses', () => {
    expect(markdownTable('all', report(scores))).toContain('| language | 2 | 1 | 1 | 50.0 % | 50.0 % |');
    expect(missesText(scores)).toBe('poor\n  - language python\n  + language rust\n  + name x');
  });
});
