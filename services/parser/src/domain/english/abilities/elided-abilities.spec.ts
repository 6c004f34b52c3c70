import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('clauses that leave something out', () => {
  it.each([
    ['Editors can delete any film, authors only their own.', ['editor Film.delete', 'owner Film.delete']],
    ['Authors can only delete their own films, editors all films.', ['editor Film.delete', 'owner Film.delete']],
    ['Editors can edit all films, authors only theirs.', ['editor Film.update', 'owner Film.update']],
    ['Everyone can read listed films, drafts only to the author.', ['anyone Film.read']],
    ['Users who wrote a film can delete it.', ['owner Film.delete']],
    ['Members who joined a group can leave it.', []],
    ['Authors see only their own films, and clerks every film.', ['clerk Film.read', 'owner Film.read']],
    ['Curators may add films, guards may not.', ['curator Film.create']],
    ['Clerks can see films and editors can too.', ['clerk Film.read', 'editor Film.read']],
    ['Teachers enter films, parents only read them.', ['parent Film.read', 'teacher Film.create']],
    [
      'Clerks can only see films, not edit them. Editors may do both.',
      ['clerk Film.read', 'editor Film.read', 'editor Film.update'],
    ],
    [
      'Reading films is possible for everybody, adding them only for editors.',
      ['anyone Film.read', 'editor Film.create'],
    ],
    ['A film is created by a clerk.', ['clerk Film.create']],
    ['Films are created by clerks and may be changed by them.', ['clerk Film.create', 'clerk Film.update']],
    ['Editors alone may delete films.', ['editor Film.delete']],
    [
      'It should be possible for clerks to add films, and for the manager to delete them.',
      ['clerk Film.create', 'manager Film.delete'],
    ],
    [
      'Films may be read by clerks and editors, but changed only by the author.',
      ['clerk Film.read', 'editor Film.read', 'owner Film.update'],
    ],
    ['Adding films requires an account.', ['authenticated Film.create']],
    ['Only the person who added a film can delete it.', ['owner Film.delete']],
    ['Managers see all films.', ['manager Film.read']],
  ])('reads %j', (sentence, expected) => {
    expect(factsOf(`Films have a title and a length. ${sentence}`, FactKind.PERMISSION).sort()).toEqual(expected);
  });
});

it('leaves the verb out before those of a group', () => {
  const films = 'A class has a name. A film belongs to a class.';
  const brief = `${films} Managers see all films, clerks only those of their class.`;
  expect(factsOf(brief, FactKind.OWNERSHIP)).toEqual(['Film group:Class:clerk']);
});

describe('abilities of nobody in particular', () => {
  it.each([
    [
      'It should be possible to close and reopen films.',
      ['Film.close transition(open>closed)', 'Film.reopen transition(closed>open)'],
    ],
    ['It should be possible for clerks to stamp a film.', ['Film.stamp action']],
    ['There must be an endpoint to mute a film and one to unmute it.', ['Film.mute flag(muted)', 'Film.unmute action']],
    ['We need a way to mute films.', ['Film.mute action']],
    ['A film can be handed out to a clerk and taken back.', ['Film.handOut flag(handedOut)', 'Film.takeBack action']],
  ])('reads %j', (sentence, expected) => {
    expect(factsOf(`Films have a title and a length. ${sentence}`, FactKind.OPERATION).sort()).toEqual(expected);
  });

  it.each([
    ['It must not be possible to delete a film.', ['Film.delete']],
    ['Films can be added and read, but not edited or deleted.', ['Film.delete', 'Film.update']],
  ])('rules out %j', (sentence, expected) => {
    expect(factsOf(`Films have a title and a length. ${sentence}`, FactKind.EXCLUSION).sort()).toEqual(expected);
  });
});

describe('nobody else', () => {
  it.each(['nobody else may', 'no one else can', 'nobody else does'])(
    '"%s" denies it to those who were not named',
    (rest) => {
      const brief = `Globes have a name. Curators can delete globes, ${rest}. Clerks can add globes; ${rest}.`;
      expect(factsOf(brief, FactKind.PERMISSION).sort()).toEqual(['clerk Globe.create', 'curator Globe.delete']);
      expect(factsOf(brief, FactKind.EXCLUSION)).toEqual([]);
    },
  );

  it('nobody at all is nobody', () => {
    const brief = 'Globes have a name. Curators can add globes. Nobody can delete globes.';
    expect(factsOf(brief, FactKind.EXCLUSION)).toEqual(['Globe.delete']);
  });
});
