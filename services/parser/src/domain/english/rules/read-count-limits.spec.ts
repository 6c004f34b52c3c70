import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('how many may refer to the same', () => {
  it.each([
    [
      'Workshops have a title. Participants register for workshops with name and email; no more than 20 per workshop.',
      'Registration',
      'workshop',
      20,
    ],
    [
      'Courses have a title. Registrations belong to a course and have a name. A course takes at most 15 participants.',
      'Registration',
      'course',
      15,
    ],
    [
      'Teams have a name. A player belongs to a team and has a name. A team has at most 5 players.',
      'Player',
      'team',
      5,
    ],
    [
      'Members have a name. A loan belongs to a member and has a day. A member can have up to three loans.',
      'Loan',
      'member',
      3,
    ],
    [
      'Polls have a title. An option belongs to a poll and has a text. A poll must not have more than ten options.',
      'Option',
      'poll',
      10,
    ],
    [
      'Albums have a title. Photos belong to an album and have a caption. No more than 50 photos per album.',
      'Photo',
      'album',
      50,
    ],
    [
      'Halls have a name. A stand belongs to a hall and has a size. Each hall has a maximum of 12 stands.',
      'Stand',
      'hall',
      12,
    ],
  ])('%s', (brief, entity, holder, most) => {
    const rule = `guard:count(${entity} where item.${holder}Id == self.${holder}Id and item.id != self.id) < ${String(most)}`;
    expect(factsOf(brief, FactKind.RULE)).toEqual([`${entity}.create ${rule}`, `${entity}.update ${rule}`]);
  });

  it('counts those in a state', () => {
    const brief =
      'Members have a name. Loans belong to a member. Loans are open, then returned. No more than 3 open loans per member.';
    expect(factsOf(brief, FactKind.RULE)[0]).toContain('and (item.status == "open")) < 3');
  });

  it.each([
    'Members have a name. A loan belongs to a member and has a day. A member can have up to three overdue loans.',
    'Books have a title of at most 100 characters.',
    'Workshops have a title (max 120 characters). A booking belongs to a workshop and has a note (max 200 characters).',
    'Horses have a name. Lessons belong to a horse and have a day. A horse may not have more than 3 lessons a day.',
  ])('says nothing of %j', (brief) => {
    expect(factsOf(brief, FactKind.RULE)).toEqual([]);
  });
});
