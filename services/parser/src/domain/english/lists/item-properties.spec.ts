import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('what is said of an element of a list', () => {
  it.each([
    [
      'a type in brackets makes a field of a plural',
      'Inspection\n- day (date, required)\n- notes (text, nullable)',
      ['Inspection.day date', 'Inspection.notes text'],
    ],
    [
      'a sample with letters is no number',
      'Each route has a name, a grade (like 6a+ or 7b) and a level (e.g. 5kg).',
      ['Route.name string', 'Route.grade string', 'Route.level string'],
    ],
    [
      'values stand behind the word for them',
      'Patient:\n  name: string\n  sex: enum(f, m, x), optional',
      ['Patient.name string', 'Patient.sex enum(f|m|x)'],
    ],
    [
      "a phone number is somebody else's, not how many there are",
      'Pupils have a nickname and the phone number of a parent.',
      ['Pupil.nickname string', 'Pupil.parentPhoneNumber string'],
    ],
    [
      'a question mark behind a name ends nothing',
      'Dogs: name (mandatory), vaccinated? (default false), arrival date',
      ['Dog.name string', 'Dog.vaccinated boolean', 'Dog.arrivalDate date'],
    ],
  ])('%s', (_why, brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD)).toEqual(expected);
  });

  it('a figure of characters is how long it may be', () => {
    const brief = 'A crate has a label (12 characters) and a height.';
    expect(factsOf(brief, FactKind.CONSTRAINT)).toEqual(['Crate.label max_length=12']);
  });
});
