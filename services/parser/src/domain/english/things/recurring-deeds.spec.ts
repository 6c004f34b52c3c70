import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const entities = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.ENTITY).map((name) => name.trim());
const fields = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.FIELD);

describe('what is noted each time that something is done', () => {
  it.each([
    [
      'Cars have a plate. Every time a car is refuelled we note the litres and the price.',
      'Refuelling',
      ['Refuelling.price decimal'],
    ],
    [
      'Boats have a name. When a boat is inspected, we keep the date, the inspector and the verdict.',
      'Inspection',
      ['Inspection.date date', 'Inspection.inspector string', 'Inspection.verdict string'],
    ],
    [
      'Tanks have a volume. Whenever a tank is cleaned, the date and the price are recorded.',
      'Cleaning',
      ['Cleaning.date date', 'Cleaning.price decimal'],
    ],
    [
      "Dogs have a name. Whenever I wash a dog I'd record it with the date and maybe a comment.",
      'Washing',
      ['Washing.date date', 'Washing.comment text'],
    ],
    [
      'Drills have a name. Drills can be lent to neighbours; we note the day, and from when to when.',
      'Loan',
      ['Loan.startDate date', 'Loan.endDate date'],
    ],
    [
      'Tools have a name. Tools can be borrowed: we note who took it and when it came back.',
      'Loan',
      ['Loan.takenBy string', 'Loan.cameBackAt datetime'],
    ],
  ])('is a record of its own: %s', (brief, record, parts) => {
    expect(entities(brief)).toContain(record);
    expect(fields(brief)).toEqual(expect.arrayContaining(parts));
    expect(factsOf(`API. ${brief}`, FactKind.RELATION)).toHaveLength(1);
  });

  it.each([
    'Cars have a plate. When a car is sold, we note the price and the date.',
    'Requests have a title. When a request is rejected, a reason is noted.',
    'Bays have a number. A bay has each time slot once.',
  ])('is none where it is done once: %s', (brief) => {
    expect(entities(brief)).toHaveLength(1);
  });
});
