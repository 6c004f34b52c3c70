import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a line that defines what is of something else', () => {
  it.each([
    [
      '- jobs for a customer: title, planned date',
      ['Job.title string', 'Job.plannedDate date'],
      ['Job-Customer many_to_one'],
    ],
    [
      '- materials used on a job - name, quantity',
      ['Material.name string', 'Material.quantity integer'],
      ['Material-Job many_to_one'],
    ],
  ])('%s', (brief, fields, relations) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(fields);
    expect(factsOf(brief, FactKind.RELATION)).toEqual(relations);
  });
});
