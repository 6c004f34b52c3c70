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
