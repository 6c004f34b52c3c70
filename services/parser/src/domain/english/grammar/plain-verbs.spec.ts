import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('a noun that is a verb elsewhere', () => {
  it.each([
    ['Order has customer, fabric, price.', ['customer string', 'fabric string', 'price decimal']],
    ['Instructor has name, phone and email.', ['name string', 'phone string', 'email email']],
    ['Report must have a title and a date.', ['title string', 'date date']],
    ['Visit stores a reason and a time.', ['reason text', 'time time']],
    ['Request can have a title and a note.', ['title string', 'note text']],
  ])('is the subject before a finite verb: %s', (sentence, fields) => {
    const entity = sentence.split(' ')[0] ?? '';
    const found = factsOf(`A guest has a name. ${sentence}`, FactKind.FIELD);
    expect(found.slice(1)).toEqual(fields.map((field) => `${entity}.${field}`));
  });

  it('is the kind of thing behind what it is like', () => {
    const brief = 'A task has a title. Hires have an email. New hires have a start date.';
    expect(factsOf(brief, FactKind.FIELD)).toEqual(['Task.title string', 'Hire.email email', 'Hire.startDate date']);
  });

  it('stays a deed where something is asked for', () => {
    expect(factsOf('A guest has a name. Order guests by name.', FactKind.ENTITY)).toEqual(['Guest']);
  });

  it.each(['enrol in', 'enroll in', 'belong to'])('stands behind brackets: %s', (deed) => {
    const brief = `A course has a title. Pupils (name, email) ${deed} courses.`;
    expect(factsOf(brief, FactKind.RELATION).map((relation) => relation.split(' ')[0])).toEqual(['Pupil-Course']);
  });

  it('goes with several of one thing', () => {
    const brief = 'A cellar has a number. Leases of a cellar run from a start date to an end date and name the tenant.';
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Lease-Cellar many_to_one']);
    expect(factsOf(brief, FactKind.FIELD)).toContain('Lease.endDate date');
    expect(factsOf('A pie has a name. Pies are cut into slices. Slices have a width.', FactKind.RELATION)).toEqual([
      'Slice-Pie many_to_one',
    ]);
  });
});
