import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const constraints = (brief: string): string[] => factsOf(brief, FactKind.CONSTRAINT);

describe('what a text consists of, part by part', () => {
  it.each([
    [
      'A lens has a serial number that starts with two letters followed by six digits.',
      'serialNumber ^[A-Za-z]{2}[0-9]{6}$',
    ],
    [
      'A lens has a name. The code consists of three uppercase letters, a dash and four digits.',
      'code ^[A-Z]{3}-[0-9]{4}$',
    ],
    ['A lens has a name. The batch code starts with "B" followed by five digits.', 'batchCode ^B[0-9]{5}$'],
    ['A lens has a number, which is the letters PK followed by 4 digits, and a maker.', 'number ^PK[0-9]{4}$'],
    [
      'A lens has a name. Its plate has one to three letters, a hyphen and 2 to 4 digits.',
      'plate ^[A-Za-z]{1,3}-[0-9]{2,4}$',
    ],
    ['Lens:\n- name\n- code (3 lowercase letters, then 2 digits)', 'code ^[a-z]{3}[0-9]{2}$'],
    ['A lens has a code (format C- followed by six digits) and a maker.', 'code ^C-[0-9]{6}$'],
    ['A lens has a code, format B-0000, and a maker.', 'code ^B-[0-9]{4}$'],
    ['A lens has a code of the form M followed by eight digits.', 'code ^M[0-9]{8}$'],
    ['Lens (code, format SB-000 with three digits; maker)', 'code ^SB-[0-9]{3}$'],
    ['A lens has a code. Lens codes look like TT-1234.', 'code ^[A-Z]{2}-[0-9]{4}$'],
  ])('%s', (brief, expected) => {
    const [field = '', pattern = ''] = expected.split(' ');
    expect(constraints(brief)).toEqual([`Lens.${field} pattern=${pattern}`]);
  });

  it('leaves the form that something belongs to', () => {
    expect(factsOf('A scan has the title of the form and a date.', FactKind.FIELD)).toContain('Scan.formTitle string');
  });

  it.each(['A league has a name, two teams and three referees.', 'An exam has a title and 5 numbers.'])(
    'makes no pattern of counts: %s',
    (brief) => {
      expect(constraints(brief)).toEqual([]);
    },
  );
});
