import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what something is told as', () => {
  it.each([
    [
      'A device has a model. Clerks record the condition of a device as new, worn or broken.',
      'Device.condition enum(new|worn|broken)',
    ],
    [
      'A hive has a number. The mood of the hive is noted as calm, nervous or wild.',
      'Hive.mood enum(calm|nervous|wild)',
    ],
    [
      'A dog has a name. Vets describe the temper of each dog as friendly, shy or wild.',
      'Dog.temper enum(friendly|shy|wild)',
    ],
    ['A sample has a number. Its colour is recorded as red, green or blue.', 'Sample.colour enum(red|green|blue)'],
  ])('is what the field may hold: %s', (brief, field) => {
    expect(factsOf(brief, FactKind.FIELD)).toContain(field);
  });

  it('is changed by whoever tells it, who is nothing that is kept', () => {
    const brief =
      'A device has a model. As a clerk, I want to record the condition of a device as new, worn or broken.';
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(['Device']);
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['clerk Device.update']);
  });

  it.each([
    'An invoice has a number. Managers mark invoices as paid or cancelled.',
    'A tree has a number. We note a tree as soon as it falls or dies.',
  ])('needs a part of which it is told: %s', (brief) => {
    expect(factsOf(brief, FactKind.FIELD).filter((field) => field.includes('enum'))).toEqual([]);
  });
});
