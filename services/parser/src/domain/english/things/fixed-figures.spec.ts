import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rules = (brief: string): string[] => factsOf(brief, FactKind.RULE);

describe('figures that are all a field may hold', () => {
  it.each([
    ['A lesson has a title and a duration, which must be 45 or 90 minutes.', 'Lesson duration 45 90'],
    ['Slots have a number. A slot lasts 10, 15 or 20 minutes.', 'Slot duration 10 15 20'],
    ['A jar has a label and a volume of 1, 2 or 5 litres.', 'Jar volume 1 2 5'],
    ['A voucher has a code and a validity (30, 60 or 90 days).', 'Voucher validity 30 60 90'],
    ['A plan has a name. The discount must be either 0, 5 or 10 percent.', 'Plan discount 0 5 10'],
    ['Pass:\n- title\n- rides: 5 | 10 | 20', 'Pass rides 5 10 20'],
  ])('%s', (brief, expected) => {
    const [entity = '', field = '', ...figures] = expected.split(' ');
    const invariant = figures.map((figure) => `self.${field} == ${figure}`).join(' or ');
    expect(rules(brief)).toEqual([`${entity} invariant:${invariant}`]);
    expect(factsOf(brief, FactKind.FIELD).join()).toMatch(new RegExp(`${entity}\\.${field} (integer|number)`));
  });

  it.each([
    ['names with figures', 'A roll has a number, a format (35mm, 120) and notes.'],
    ['what is only usual', 'A talk has a title and a duration in minutes (one of 15, 30 or 45 is typical).'],
    ['lengths', 'A book has a title and a code with 10 or 13 digits.'],
    ['bounds', 'A ticket has a name and a price of 5 or more.'],
  ])('leaves alone %s', (_what, brief) => {
    expect(rules(brief)).toEqual([]);
  });
});
