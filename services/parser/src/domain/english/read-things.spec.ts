import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../testing/facts-of';

describe('what an application is said to keep', () => {
  it.each([
    [
      'A Python REST API for a library: books with a title and an ISBN, members, and loans',
      ['Book', 'Member', 'Loan'],
      ['Book.title string', 'Book.isbn string'],
    ],
    [
      'A Go backend for a zoo: animals with a name and a species, keepers, and enclosures with a size',
      ['Animal', 'Keeper', 'Enclosure'],
      ['Animal.name string', 'Animal.species string', 'Enclosure.size string'],
    ],
    [
      'An API for a clinic: patients with a name and a birth date, doctors with a specialty, and appointments.',
      ['Patient', 'Doctor', 'Appointment'],
      ['Patient.name string', 'Patient.birthDate date', 'Doctor.specialty string'],
    ],
  ])('%s', (brief, entities, fields) => {
    expect(factsOf(brief, FactKind.ENTITY)).toEqual(entities);
    expect(factsOf(brief, FactKind.FIELD)).toEqual(fields);
  });

  it('is not what the whole is called', () => {
    expect(factsOf('Python API for a library with books and members', FactKind.ENTITY)).toEqual(['Book', 'Member']);
  });
});
