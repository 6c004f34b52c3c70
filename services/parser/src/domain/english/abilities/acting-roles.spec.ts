import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const roles = (brief: string): string[] => factsOf(brief, FactKind.ROLE);
const rights = (brief: string): string[] => factsOf(brief, FactKind.PERMISSION);

describe('people who are kept and do something', () => {
  it('are a role by what they plainly do', () => {
    const lanes = 'Coaches manage swimmers. Swimmers book lanes for a date.';
    expect(roles(lanes)).toEqual(expect.arrayContaining(['coach', 'swimmer']));
    expect(rights(lanes)).toContain('swimmer Booking.create');
    const boats = 'Sailors rent boats from a start date to an end date. A sailor must be at least 21 years old.';
    expect(rights(boats)).toContain('sailor Rental.create');
  });

  it('are so, too, where they are described beside others who do something', () => {
    const lessons = 'A tutor has a name and a phone number. Tutors add lessons. Managers delete lessons.';
    expect(rights(lessons)).toEqual(expect.arrayContaining(['tutor Lesson.create', 'manager Lesson.delete']));
  });

  it('are no more than what is kept where they are described and nobody else acts', () => {
    const garages =
      'Tenants have a name and an email. A tenant rents a garage from a date to a date. A garage has a number.';
    expect(roles(garages)).toEqual([]);
  });
});
