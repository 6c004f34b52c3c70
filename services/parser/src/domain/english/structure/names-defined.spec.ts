import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] => factsOf(`A REST API in Python.\n\n${brief}`, FactKind.FIELD);

describe('a paragraph that begins with a definition', () => {
  it.each([
    ['**Boat** — what we row in. `build_year`, `seats` (1 to 8).', ['Boat.buildYear integer', 'Boat.seats integer']],
    ['**Member**: whoever has paid. Full name, phone. Members row.', ['Member.fullName string', 'Member.phone string']],
    [
      '**Loan** - what is lent. A member takes one or several loans. `lent_on`, `note`.',
      ['Loan.lentOn date', 'Loan.note text'],
    ],
    ['Lockers — the steel ones. Each has a number and a size.', ['Locker.number string', 'Locker.size string']],
  ])('goes on with the parts of what it defines: %s', (brief, expected) => {
    expect(fields(`## Things\n\n${brief}`)).toEqual(expected);
    expect(factsOf(`A REST API in Python.\n\n## Things\n\n${brief}`, FactKind.ENTITY)).not.toContain('Thing');
  });

  it('speaks of nothing before it', () => {
    const brief =
      '**Member**: whoever has paid. Name, phone.\n\n**Boat** — what we row in. It has a colour and a class.';
    expect(fields(brief)).toEqual([
      'Member.name string',
      'Member.phone string',
      'Boat.colour string',
      'Boat.class string',
    ]);
  });
});
