import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const TOLD = [FactKind.ENTITY, FactKind.FIELD, FactKind.RELATION];

describe('what stands in a list behind a known domain', () => {
  it.each([
    ['a todo list app with tags', ['Todo', 'Todo.tags string_list']],
    ['Todo app with tags and priorities', ['Todo', 'Todo.priority enum(low|medium|high)', 'Todo.tags string_list']],
    ['task tracker with subtasks', ['Subtask', 'Task', 'Subtask-Task many_to_one']],
    ['blog with categories', ['Category', 'Post', 'Post-Category many_to_one']],
    ['todo list for a family, no priorities, but with labels', ['Todo', 'Todo.labels string_list']],
    ['a blog with no comments but with categories', ['Category', 'Post', 'Post-Category many_to_one']],
    ['a notes app without tags, plus folders', ['Folder', 'Note', 'Note-Folder many_to_one']],
    ['gym api: members, classes', ['Class', 'Member']],
    ['Inventory for a bike shop - parts, suppliers', ['Part', 'Supplier']],
    ['make a recipe api like the big ones but simple: recipes, ingredients', ['Ingredient', 'Recipe']],
  ])('is of the domain, of what it is about, or for itself: %s', (brief, expected) => {
    expect(TOLD.flatMap((kind) => factsOf(brief, kind).sort())).toEqual(expected);
  });
});
