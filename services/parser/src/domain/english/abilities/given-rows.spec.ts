import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const rights = (brief: string) => factsOf(brief, FactKind.PERMISSION);
const relations = (brief: string) => factsOf(brief, FactKind.RELATION);

describe('rows that are given to whoever acts', () => {
  it.each([
    [
      'Jobs have a title. Welders can only see the jobs assigned to them.',
      'owner Job.read',
      'Job-User many_to_one:welder',
    ],
    [
      'Jobs have a title. A welder can close jobs that were given to him.',
      'owner Job.close',
      'Job-User many_to_one:welder',
    ],
    [
      'Letters have a text. Clients may read letters written for them.',
      'owner Letter.read',
      'Letter-User many_to_one:client',
    ],
    [
      'Reports have a text. Pupils can view only the reports about them.',
      'owner Report.read',
      'Report-User many_to_one:pupil',
    ],
    [
      'Crates have a weight. Couriers can mark the crates assigned to them as delivered.',
      'owner Crate.markDelivered',
      'Crate-User many_to_one:courier',
    ],
    [
      'Pupils have a name. Tutors can see only the pupils who are assigned to them.',
      'owner Pupil.read',
      'Pupil-User many_to_one:tutor',
    ],
    [
      'A patrol has a date. Rangers see only the patrols they were given.',
      'owner Patrol.read',
      'Patrol-User many_to_one:ranger',
    ],
    [
      'Routes have a name. A postman may read the routes that he has been assigned to.',
      'owner Route.read',
      'Route-User many_to_one:postman',
    ],
  ])('are his: %s', (brief, right, relation) => {
    expect(rights(brief)).toContain(right);
    expect(relations(brief)).toEqual([relation]);
  });

  it('are not his where others were given them', () => {
    expect(relations('Routes have a name. Postmen can read the routes that were given to the mayor.')).toEqual([]);
  });

  it('refer to what is kept of such people', () => {
    const brief =
      'A porter has a name and a shift. Trunks have a weight. Porters see only the trunks assigned to them.';
    expect(relations(brief)).toEqual(['Trunk-Porter many_to_one']);
  });

  it.each([
    [
      'Members create issues and see those assigned to them. An issue has a title and an assignee.',
      'Issue-User many_to_one:assignee',
    ],
    [
      'A ticket has a title and an assignee. Agents assign tickets to technicians. Technicians see only the tickets assigned to them.',
      'Ticket-User many_to_one:assignee',
    ],
    [
      'Clerks write letters with a text and a recipient. Clerks see the letters addressed to them.',
      'Letter-User many_to_one:recipient',
    ],
    [
      'A porter has a name and a shift. A trunk has a weight and an assignee. Porters see only the trunks assigned to them.',
      'Trunk-Porter many_to_one:assignee',
    ],
  ])('name him as a part of the row is called: %s', (brief, relation) => {
    expect(relations(brief)).toEqual([relation]);
    expect(factsOf(brief, FactKind.FIELD).join()).not.toMatch(/assignee|recipient/);
    expect(factsOf(brief, FactKind.CONSTRAINT)).toContainEqual(expect.stringMatching(/(assignee|recipient) optional$/));
  });

  it('leave a part alone where nothing is given to anybody', () => {
    expect(factsOf('Issues have a title and an assignee.', FactKind.FIELD)).toContain('Issue.assignee string');
  });

  it('are all that he sees', () => {
    expect(rights('Jobs have a title. Welders can only see the jobs assigned to them.')).not.toContain(
      'welder Job.read',
    );
  });

  it('are not his where they are given to something else', () => {
    expect(rights('Jobs have a title. Welders can see the jobs assigned to teams.')).toContain('welder Job.read');
  });
});

it.each(['I can see only', 'I only want to see', 'I just want to see', 'I want to see only'])(
  'are those of the one who speaks in a story: "%s the defects assigned to me"',
  (said) => {
    const brief = `Defects have a title. As a manager I assign defects to fitters. As a fitter, ${said} the defects assigned to me.`;
    expect(factsOf(brief, FactKind.RELATION)).toEqual(['Defect-User many_to_one:fitter']);
    expect(factsOf(brief, FactKind.ROLE)).toContain('fitter');
  },
);
