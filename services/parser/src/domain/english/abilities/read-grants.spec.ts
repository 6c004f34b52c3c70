import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { sentencesOf } from '../../schemas/sentences-of';
import { factsOf } from '../../testing/facts-of';
import { readBrief } from '../read-brief';

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
    ['Films are public.', ['anyone Film.read']],
    ['The films are public, the notes are not.', ['anyone Film.read']],
    ['All films are publicly visible.', ['anyone Film.read']],
    ['The films are open to all.', ['anyone Film.read']],
    ['Films are publicly accessible without login. Editors add films.', ['anyone Film.read', 'editor Film.create']],
    ['Films are public or private.', []],
    ['Films are readable by anyone.', ['anyone Film.read']],
    ['Films are only editable by editors.', ['editor Film.update']],
    ["Everything's public to read.", ['anyone *.read']],
    [
      'Clerks may create films and the boss may delete films; both read everything.',
      ['boss *.read', 'boss Film.delete', 'clerk *.read', 'clerk Film.create'],
    ],
    [
      'Clerks may create films; the boss may delete films; both read everything.',
      ['boss *.read', 'boss Film.delete', 'clerk *.read', 'clerk Film.create'],
    ],
    ['I can do everything, I am the administrator.', ['administrator *.*']],
    ['I (the boss) am the only one who deletes films.', ['boss Film.delete']],
    ['Editors are responsible for films.', ['editor Film.*']],
    ['Wardens take care of films.', ['warden Film.*']],
    ['Clerks handle films.', ['clerk Film.*']],
    ['Clerks, editors and bosses handle films.', ['boss Film.*', 'clerk Film.*', 'editor Film.*']],
    ['The office also deals with films.', ['office Film.*']],
    ['The archivist keeps the films.', ['archivist Film.*']],
    ['The editor has the last word on films.', ['editor Film.update']],
    ['The removal of films is reserved for editors.', ['editor Film.delete']],
    ['Removing a film is done by the editor.', ['editor Film.delete']],
    ['The editor is responsible for the approval of films.', ['editor Film.approve']],
    ['Creation and removal of films shall be restricted to editors.', ['editor Film.create', 'editor Film.delete']],
    ['Staff log in. The films themselves need no sign-in.', ['anyone Film.read']],
    ['Everyone in the house can see films.', ['authenticated Film.read']],
    ['Access to films is limited to curators.', ['curator Film.read']],
    ['Unless you are an editor you cannot delete films.', ['editor Film.delete']],
    ['There are films, but unless you are an editor you cannot remove any.', ['editor Film.delete']],
    ["You can't delete films unless you are an editor.", ['editor Film.delete']],
    ['Adding films requires an account with the editor role.', ['editor Film.create']],
    ['Adding films requires an editor account.', ['editor Film.create']],
    ['Matrons manage films.', ['matron Film.*']],
    ['Editors are entitled to delete films.', ['editor Film.delete']],
    ['Please let editors delete films.', ['editor Film.delete']],
    ['The chief editor alone deletes films.', ['chief_editor Film.delete']],
    ['It is the editors who delete films.', ['editor Film.delete']],
    ['If you are an editor you may delete films.', ['editor Film.delete']],
    ['As an editor, you can delete films.', ['editor Film.delete']],
    ['Interns are restricted to reading films.', ['intern Film.read']],
    ['The auditor gets read-only access to everything.', ['auditor *.read']],
    ['Either an editor or the archivist may delete films.', ['archivist Film.delete', 'editor Film.delete']],
    ['Interns see films, nothing else.', ['intern Film.read']],
    ['Editors can add films. They also may delete them.', ['editor Film.create', 'editor Film.delete']],
  ])('reads %j', (sentence, expected) => {
    expect(factsOf(`Films have a title and a length. ${sentence}`, FactKind.PERMISSION).sort()).toEqual(expected);
  });

  it.each([
    'Films have a title. Watching films is fun for everybody.',
    'Films have a title. It is up to 3 hours long.',
    'Films have a title. We are responsible for quality.',
    'Films have a title. A coach runs sessions and a kiln runs hot.',
    'Films have a title. Those who live here are entitled to a seat.',
  ])('gives no right where there is none: %j', (brief) => {
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual([]);
  });
});

describe('rights that are denied', () => {
  it.each([
    ['Films are hidden from interns.', ['read']],
    ['Interns have no business with films.', ['create', 'update', 'delete', 'read']],
    ['Interns have no access to films.', ['create', 'update', 'delete', 'read']],
    ["Interns don't have access to films.", ['create', 'update', 'delete', 'read']],
    ['Interns have no access to the films of others.', []],
    ['Films are off limits for interns.', ['create', 'update', 'delete', 'read']],
    ['Interns must not touch films.', ['create', 'update', 'delete']],
    ['Films must never be touched by interns.', ['create', 'update', 'delete']],
    ['Films should not be deletable by interns.', ['delete']],
  ])('takes from a role what %j says', (sentence, expected) => {
    const brief = `Films have a title. The roles are intern and editor. ${sentence}`;
    const { denied } = readBrief(sentencesOf(brief), 0);
    expect([...denied].map((one) => one.replace('intern Film.', ''))).toEqual(expected);
  });

  it('gives no more than what is named behind several verbs', () => {
    const brief =
      'Films have a title. The roles are intern and editor. Interns can read and edit but not delete films.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['intern Film.read', 'intern Film.update']);
  });

  it('keeps the object that two verbs share behind a denial', () => {
    const brief = 'Films have a title. The editor reads, writes, but does not delete films.';
    expect(factsOf(brief, FactKind.PERMISSION)).toEqual(['editor Film.read', 'editor Film.create']);
  });
});
