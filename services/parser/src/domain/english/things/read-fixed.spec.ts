import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const constraints = (brief: string): string[] => factsOf(`API. ${brief}`, FactKind.CONSTRAINT);

describe('constraints said in sentences of their own', () => {
  it.each([
    ['A swimmer has a name. Their club number cannot be changed.', 'Swimmer.clubNumber read_only'],
    ['A coin has an inventory number. The inventory number must not change.', 'Coin.inventoryNumber read_only'],
    ['A lane has a length. Its length does not change.', 'Lane.length read_only'],
    ['Prints have a title; everything else is optional: year, technique.', 'Print.technique optional'],
    ['A print has a title (required) and a year. The rest is optional.', 'Print.year optional'],
    ['A donor has a name and, if known, an allergy.', 'Donor.allergy optional'],
    ['A space has a code in the format AB-12.', 'Space.code pattern=^[A-Z]{2}-[0-9]{2}$'],
    ['An invoice has a number (format INV-0001).', 'Invoice.number pattern=^INV-[0-9]{4}$'],
    ['Motions have a title. A background text is optional.', 'Motion.backgroundText optional'],
    ['A space has a level. The level can be anything from -3 to 5.', 'Space.level minimum=-3'],
    ['A donor has a donor number. No two donors have the same donor number.', 'Donor.donorNumber unique'],
    ['A donor has a code. The code must be given and no two donors have the same one.', 'Donor.code unique'],
    ['Beds have a label and a room. No two beds in the same room share a label.', 'Bed.room unique_with=label'],
    ['Talks have a title and a language, with English as the default.', 'Talk.language default=English'],
    ['Motions have a title. The title cannot be longer than 200.', 'Motion.title max_length=200'],
    ['A crate has a height and a width in centimetres, both positive.', 'Crate.width exclusive_minimum=0'],
    ['A drug has a name. The package size must be a whole number of at least 1.', 'Drug.packageSize minimum=1'],
    ["A drug's code consists of eight digits.", 'Drug.code pattern=^[0-9]{8}$'],
    ['A film has a code nobody may use twice and a year.', 'Film.code unique'],
  ])('%s', (said, constraint) => {
    expect(constraints(said)).toContain(constraint);
  });

  it('leaves a thing that cannot be changed to what is ruled out', () => {
    expect(factsOf('API. Readings have a value. Readings cannot be changed.', FactKind.EXCLUSION)).toEqual([
      'Reading.update',
    ]);
  });
});
