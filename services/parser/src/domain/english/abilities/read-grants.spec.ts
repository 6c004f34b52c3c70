import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

describe('rights in other words than "can"', () => {
  it.each([
    ['Deleting films is for editors only.', ['editor Film.delete']],
    ['Publishing and deleting films is reserved to editors.', ['editor Film.delete', 'editor Film.publish']],
    ["Editing films is the curator's job.", ['curator Film.update']],
    ['Creating and editing films requires the editor role.', ['editor Film.create', 'editor Film.update']],
    ['It is up to the editor to accept or decline a film.', ['editor Film.accept', 'editor Film.decline']],
    ['You have to be an editor to delete films.', ['editor Film.delete']],
    ['You need to log in to enter a film.', ['authenticated Film.create']],
    ['Editors have permission to delete films.', ['editor Film.delete']],
    ['Editors are the only ones who can delete films.', ['editor Film.delete']],
    ['The editor is the one to delete films.', ['editor Film.delete']],
    ["Viewers don't need an account to read films.", ['anyone Film.read']],
    ['Only curators who are logged in can edit films.', ['curator Film.update']],
    ['Anyone can read; only curators can add or change things.', ['anyone *.read', 'curator *.*']],
    ['The list of films is public.', ['anyone Film.read']],
    ['Films are readable by anyone.', ['anyone Film.read']],
    ['Films are only editable by editors.', ['editor Film.update']],
    ["Everything's public to read.", ['anyone *.read']],
    [
      'Clerks may create films and the boss may delete films; both read everything.',
      ['boss *.read', 'boss Film.delete', 'clerk *.read', 'clerk Film.create'],
    ],
    ['I can do everything, I am the administrator.', ['administrator *.*']],
    ['I (the boss) am the only one who deletes films.', ['boss Film.delete']],
    ['Editors are responsible for films.', ['editor Film.*']],
    ['Wardens take care of films.', ['warden Film.*']],
  ])('reads %j', (sentence, expected) => {
    expect(factsOf(`Films have a title and a length. ${sentence}`, FactKind.PERMISSION).sort()).toEqual(expected);
  });

  it.each([
    'Films have a title. Watching films is fun for everybody.',
    'Films have a title. It is up to 3 hours long.',
    'Films have a title. We are responsible for quality.',
  ])('gives no right where there is none: %j', (brief) => {
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([]);
  });
});
