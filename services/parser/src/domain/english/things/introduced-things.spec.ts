import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const fields = (brief: string): string[] =>
  factsOf(`A REST API. A vehicle has a plate. ${brief}`, FactKind.FIELD).filter(
    (fact) => fact !== 'Vehicle.plate string',
  );

describe('what the next clause tells the parts of', () => {
  it('is what "it" stands for', () => {
    expect(fields('The lens comes from our catalogue, where it has a brand and a colour.')).toEqual([
      'Lens.brand string',
      'Lens.colour string',
    ]);
  });

  it('is none of whatever else stands around', () => {
    expect(fields('The garage is closed on Mondays, and it can be opened.')).toEqual([]);
  });
});

describe('what nobody in particular makes', () => {
  it.each([
    ['Somebody reports a defect. It has a title.', ['Defect.title string']],
    ['When the bell rings, someone opens a case. It gets a title and a date.', ['Case.title string', 'Case.date date']],
    ['One of us writes a report after each trip. It has a title.', ['Report.title string']],
  ])('is what "it" stands for next: %s', (brief, expected) => {
    expect(fields(brief)).toEqual(expected);
  });

  it.each([
    ['We make a note of it. It has a colour, too.', ['Vehicle.colour string']],
    ['Nobody opens a case. It has a colour.', ['Vehicle.colour string']],
  ])('is not meant in %s', (brief, expected) => {
    expect(fields(brief)).toEqual(expected);
  });
});

describe('what an organisation deals with', () => {
  it.each([
    ['We take in cats. We note their name and weight.', ['Cat.name string', 'Cat.weight number']],
    ['We look after old trams and write down their number.', ['OldTram.number string']],
    ['I bake cakes for weddings and need to note their flavour.', ['Cake.flavour string']],
    ['Our garage services vans. We record their plate.', ['Van.plate string']],
    [
      'We train guide dogs and keep their name, sex and trainer.',
      ['GuideDog.name string', 'GuideDog.sex string', 'GuideDog.trainer string'],
    ],
  ])('is what "their" stands for: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
  });

  it('is told where the brief says more of it', () => {
    expect(factsOf('We breed ponies. They have a name.', FactKind.ENTITY)).toEqual(['Pony']);
    expect(factsOf('We breed ponies. A rider has a name.', FactKind.ENTITY)).toEqual(['Rider']);
  });

  it('has no parts that keep happening', () => {
    expect(factsOf('We lend umbrellas. They keep getting lost. An umbrella has a colour.', FactKind.FIELD)).toEqual([
      'Umbrella.colour string',
    ]);
  });
});
