import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('parties and moments behind prepositions', () => {
  it.each([
    ['Each screening shows one film in one hall.', 'Screening-Film many_to_one', 'Screening-Hall many_to_one'],
    ['A screening is given by a hall of one film.', 'Screening-Film many_to_one', 'Screening-Hall many_to_one'],
    [
      'A screening is arranged for one film with a critic in a hall.',
      'Screening-Film many_to_one',
      'Screening-Critic many_to_one',
      'Screening-Hall many_to_one',
    ],
    [
      'A screening is planned for a film and assigned to a critic.',
      'Screening-Film many_to_one',
      'Screening-Critic many_to_one',
    ],
    ['Every screening has one film in one hall.', 'Screening-Film many_to_one', 'Screening-Hall many_to_one'],
  ])('%s', (said, ...relations) => {
    const brief = `API. ${said} A screening has a price. A film has a title. A hall has a number. A critic has a name.`;
    expect(factsOf(brief, FactKind.RELATION)).toEqual(expect.arrayContaining(relations));
  });

  it.each([
    ['Each screening shows one film at a certain start time.', 'Screening.startTime datetime'],
    ['A screening is watched by a critic on a given day.', 'Screening.date date'],
    ['A screening is between a film and a critic at a given time.', 'Screening.time datetime'],
    ['Screenings are between a film and a critic on a certain day.', 'Screening.date date'],
  ])('%s', (said, field) => {
    const brief = `API. ${said} A screening has a price. A film has a title. A critic has a name.`;
    expect(factsOf(brief, FactKind.FIELD)).toContain(field);
  });

  it.each([
    'A member may watch a screening in a hall.',
    'Screenings are not shown in a hall.',
    'A screening has a price, a film in a hall.',
    'The hall shows one screening at a time.',
  ])('%s says nothing of a screening in a hall', (said) => {
    const brief = `API. ${said} A screening has a length. A hall has a number. Members have a name.`;
    const facts = [...factsOf(brief, FactKind.RELATION), ...factsOf(brief, FactKind.FIELD)];
    expect(facts.filter((fact) => /^(Screening-Hall|Member-Hall|\w+\.time )/.test(fact))).toEqual([]);
  });

  it.each([
    ['A letter was written by a sender on a date.', ['Letter.sender string', 'Letter.date date']],
    ['Talks are given in a hall.', ['Talk.hall string']],
    ['A talk is given in a courtroom.', ['Talk.courtroom string']],
    ['A letter comes from a supplier.', ['Letter.supplier string']],
  ])('%s', (said, fields) => {
    const facts = factsOf(`API. ${said} A letter has a text. A talk has a title.`, FactKind.FIELD);
    expect(facts).toEqual(expect.arrayContaining(fields));
  });

  it.each([
    ['Matches are between two teams, on a court, with a score.', ['Match.court string', 'Match.score integer']],
    ['A match takes place between two teams on a date.', ['Match.date date']],
    ['Matches are played between 2 teams and have a score.', ['Match.score integer']],
  ])('gives each side a reference: %s', (said, fields) => {
    const brief = `API. Teams have a name. ${said}`;
    expect(factsOf(brief, FactKind.RELATION)).toEqual([
      'Match-Team many_to_one:firstTeam',
      'Match-Team many_to_one:secondTeam',
    ]);
    expect(factsOf(brief, FactKind.FIELD).sort()).toEqual(['Team.name string', ...fields].sort());
  });
});

describe('parties behind one preposition', () => {
  it.each([
    'A lesson is entered by the secretary for one teacher and one room.',
    'A lesson is planned for a teacher and a room.',
  ])('are each referred to: %s', (said) => {
    const brief = `API. Rooms have a number. Teachers have a name. ${said} A lesson has a date.`;
    expect(factsOf(brief, FactKind.RELATION).sort()).toEqual(['Lesson-Room many_to_one', 'Lesson-Teacher many_to_one']);
  });
});
