import { readBrief } from '../english/read-brief';
import { correctWord } from '../english/grammar/vocabulary';
import { readSentences } from '../text/sentences';
import { accountSentences } from './account-sentences';

/** The words of a brief that are told not to be understood. */
function notUnderstood(brief: string): string[] {
  const reading = readBrief(readSentences(brief, correctWord), 0);
  return accountSentences(reading).flatMap(({ notUnderstood: spans }) =>
    spans.map(({ start, end }) => brief.slice(start, end).replace(/[.\s]+$/, '')),
  );
}

const TASKS = 'A task list. Tasks have a title and a due date. Tasks are open, then done. Members add tasks. ';

describe('limits that cannot be expressed', () => {
  it.each([
    ['Members who have paid may delete tasks.', 'who have paid'],
    ['Clerks can download only the tasks they bought.', 'they bought'],
    ['Tasks may only be closed by the member who claimed them.', 'who claimed them'],
    ['Anyone with the link may view tasks.', 'Anyone with the link may view tasks'],
    ['Members can delete tasks if the weather is fine.', 'if the weather is fine'],
    ['Tasks must be approved by two managers.', 'two managers'],
    ['Nobody may see the tasks before the election ends.', 'Nobody may see the tasks before the election ends'],
    ['A member cannot have more than five tasks a term.', 'A member cannot have more than five tasks a term'],
    ['Admins can delete tasks except on weekends.', 'except on weekends'],
    ['Members may edit tasks during office hours.', 'during office hours'],
    ['Managers can reopen tasks within the same quarter.', 'within the same quarter'],
    ['Members may create tasks unless they owe money.', 'unless they owe money'],
    ['Tasks over 100 euros need an approval.', 'Tasks over 100 euros'],
    ['Members can only see the tasks of their teams.', 'can only see the tasks of their teams'],
    ['Members can see the tasks planned for them.', 'tasks planned for them'],
    ['As a member I want to read the tasks planned for me.', 'tasks planned for me'],
    ['Visitors see only urgent tasks.', 'Visitors see only urgent tasks'],
    ['Visitors can only view finished tasks.', 'Visitors can only view finished tasks'],
    [
      'Teams have a capacity. Members can join a team while there is room and the coach is awake.',
      'and the coach is awake',
    ],
  ])('are told: %s', (sentence, expected) => {
    expect(notUnderstood(TASKS + sentence)).toContain(expected);
  });

  it.each([
    'Admins can delete tasks. Members cannot delete tasks.',
    'Members cannot delete tasks.',
    'Nurses can see the tasks of their ward.',
    'Tasks cannot be edited once they are done.',
    'The title must not be empty.',
    'Anyone can read tasks without logging in.',
    'Everyone who is signed in may read tasks.',
    'Tasks have a note, if needed.',
    'The due date must be after 2020-01-01 if known.',
    'Tasks can never be deleted.',
    'Only members can delete tasks.',
    'Members can edit the tasks they wrote.',
    'Nobody except the warden can delete tasks.',
  ])('are not seen where all is said: %s', (sentence) => {
    expect(notUnderstood(TASKS + sentence)).toEqual([]);
  });
});
