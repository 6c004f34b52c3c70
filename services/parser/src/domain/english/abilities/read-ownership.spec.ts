import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('whose data it is', () => {
  it.each([
    'Nobody but the user may see them.',
    'Only the user himself can see them.',
    'No one except the user can read them.',
  ])('is of whoever keeps it by %j', (sentence) => {
    expect(factsOf(`Users keep dreams (date, text). ${sentence}`, FactKind.OWNERSHIP)).toEqual(['Dream private']);
  });

  it('is of nobody where a role alone sees it', () => {
    expect(factsOf('Users keep dreams (date, text). Nobody but the doctor may see them.', FactKind.OWNERSHIP)).toEqual(
      [],
    );
  });

  it('is of what is named before, where nothing stands behind "own"', () => {
    const brief = 'Rooms have a number. A task has a room and a priority. A room becomes clean.';
    expect(factsOf(`${brief} Wardens can see all tasks, cleaners only their own.`, FactKind.OWNERSHIP)).toEqual([
      'Task private',
    ]);
  });

  it.each([
    ["Customers never see each other's films.", ['Film private']],
    ['Only curators can see the films of others.', ['Film private']],
    ["Nobody else can see a viewer's films.", ['Film private']],
    ["Nobody else can see a user's phone number.", []],
    ['Viewers cannot see the films of other viewers.', ['Film private']],
    ["A viewer must not view other viewers' films.", ['Film private']],
    ['Viewers must not see the data of other viewers.', []],
    ["Viewers have an e-mail address. Viewers do not see each other's e-mail addresses.", []],
    ['Nobody can see the films of somebody else.', ['Film private']],
    ["No one may look at someone else's films.", ['Film private']],
    ["No viewer may delete another viewer's films.", ['Film public_read']],
    ["Nobody can change someone else's films.", ['Film public_read']],
    ['Films cannot be parts of other films.', []],
    ['My films are mine alone: other accounts must not be able to read or change them.', ['Film private']],
    ['Films are personal.', ['Film private']],
    ['Films belong to the viewer who made them; no other user may read, modify or remove them.', ['Film private']],
    ['Films are private otherwise.', ['Film private']],
    ['Films are private unless they are shared.', ['Film private']],
    ['Each viewer sees only their own films.', ['Film private']],
    ['Only the person who added a film can change or remove it.', ['Film public_read']],
    ['Films can be edited and deleted by their creator only.', ['Film public_read']],
    ['Users can delete their own films; moderators can delete any film.', ['Film public_read']],
    ['Moderators can delete any film.', []],
    ['Users sign up with email and password and see only their own data.', ['Film private']],
    ['Reels have a number. Users only see their own data.', ['Film private', 'Reel private']],
    ['Viewers see only their own films. Editors can edit their own films.', ['Film private']],
    ['Viewers can view only their own films. Crews may delete their own films.', ['Film private']],
  ])('reads %j', (sentence, expected) => {
    expect(factsOf(`Films have a title and a length. ${sentence}`, FactKind.OWNERSHIP)).toEqual(expected);
  });
});

it('is nobody of those who are named as the only ones', () => {
  expect(factsOf('Films have a title. Editors are the only ones who delete films.', FactKind.OWNERSHIP)).toEqual([]);
});

it('rules nothing out for those whose it is', () => {
  const brief = "Films have a title. Nobody can change someone else's films. No one can change another viewer's films.";
  expect(factsOf(brief, FactKind.EXCLUSION)).toEqual([]);
});

describe('rights of those of whom more is told', () => {
  it.each([
    [
      'Everybody can browse films without an account, but only the person who offered a film may change it.',
      ['anyone Film.read', 'owner Film.update'],
    ],
    ['Only the person who filed a film and nobody else may remove it.', ['owner Film.delete']],
    ['If a viewer breaks the rules a moderator can delete a film.', ['moderator Film.delete']],
  ])('reads %j', (sentence, expected) => {
    expect(factsOf(`Films have a title and a length. ${sentence}`, FactKind.PERMISSION)).toEqual(expected);
  });
});
