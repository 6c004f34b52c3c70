import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const TASKS = 'Tasks have a title. ';

describe('what is handed in', () => {
  it.each([
    ['Pupils submit a solution to a task.', 'Solution', 'pupil'],
    ['Pupils hand in essays for a task.', 'Essay', 'pupil'],
    ['Applicants turn in their application for a task.', 'Application', 'applicant'],
    ['As a nurse, I want to submit my answer to a task with a text.', 'Answer', 'nurse'],
  ])('is a record of whoever does it: %s', (sentence, entity, role) => {
    expect(factsOf(TASKS + sentence, FactKind.PERMISSION)).toEqual([`${role} ${entity}.create`]);
    expect(factsOf(TASKS + sentence, FactKind.RELATION)).toContain(`${entity}-Task many_to_one`);
  });

  it.each([
    ['Pupils submit a solution to a task as a link with a comment.', ['Solution.link url', 'Solution.comment text']],
    ['Authors hand in manuscripts as a PDF link.', ['Manuscript.pdfLink url']],
    ['Members upload recipes as text with a title and a source.', ['Recipe.text', 'Recipe.title', 'Recipe.source']],
  ])('has its form and what goes with it as fields: %s', (sentence, expected) => {
    for (const field of expected)
      expect(factsOf(TASKS + sentence, FactKind.FIELD)).toContainEqual(expect.stringContaining(field));
  });

  it('is nothing of its own where the words are of the software', () => {
    expect(factsOf(`${TASKS}Parents hand in an application.`, FactKind.PERMISSION)).toEqual([]);
  });
});
