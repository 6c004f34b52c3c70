import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const unique = (brief: string): string[] =>
  factsOf(brief, FactKind.CONSTRAINT).filter((constraint) => constraint.includes('unique'));

describe('what is there only once', () => {
  it.each([
    ["Sailors have a name and an email. The same email can't enrol twice.", ['Sailor.email unique']],
    ['Sailors have a name and an email. Nobody can enrol twice with the same email.', ['Sailor.email unique']],
    ['Kegs have a code. No keg code may be used twice.', ['Keg.code unique']],
    ['Kegs have a code and an owner. Duplicate codes are not allowed.', ['Keg.code unique']],
    ['Sailors have a name and an email. No duplicate emails.', ['Sailor.email unique']],
    ["Kegs have a code. Codes can't be used by two kegs.", ['Keg.code unique']],
    ['Kegs have a code. A code must not be used by more than one keg.', ['Keg.code unique']],
    ['Kegs have a code. Codes are given out only once.', ['Keg.code unique']],
    ['Agendas have a date. There is only one agenda per date.', ['Agenda.date unique']],
    [
      'Swimmers belong to a squad and have a cap number. Within a squad, the cap number is unique.',
      ['Swimmer.squad unique_with=capNumber'],
    ],
    ['Beds have a label and belong to a ward. On each ward the label must be unique.', ['Bed.ward unique_with=label']],
    // Whose it is matters, and whether there is anything else.
    ["Sailors have a name and an email. The same email can't enrol twice in one course.", []],
    ['For each family we save a card number which must be unique.', ['Family.cardNumber unique']],
    ['Beds have a label and belong to a ward. There is only one bed per ward.', []],
  ])('is unique: %s', (brief, expected) => {
    expect(unique(brief)).toEqual(expected);
  });
});
