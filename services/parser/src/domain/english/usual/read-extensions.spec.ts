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

describe('what the brief changes of a known domain', () => {
  it.each([
    ['Todo API, but each task also has a location and a colour', ['Task.colour string', 'Task.location string']],
    ['A blog where posts also have a country', ['Post.country string']],
    ['We need an inventory where products have a colour', ['Product.colour string']],
    ['Like a blog, except that posts are called "dispatches" and have a country', ['Dispatch.country string']],
    ['A helpdesk. Also add a colour to each ticket', ['Ticket.colour string']],
    ['A forum. Add a region and a nickname to boards', ['Board.nickname string', 'Board.region string']],
    [
      'Library system, but instead of books we lend board games. Board games have a colour',
      ['BoardGame.colour string'],
    ],
  ])('is read of the thing that it is said of: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.FIELD).sort()).toEqual(expected);
  });

  it.each([
    ['Shop API with ratings, and no reviews', ['reviews']],
    ['Recipe app, without galleries or menus', ['galleries', 'menus']],
    ['A todo app. No priorities.', ['Todo.priority']],
    ['A blog without a login for readers', []],
    ['A blog. We can skip the comments.', ['Comment']],
    ['A blog. Moderators can remove any comment and could drop posts.', []],
  ])('and so is what it goes without: %s', (brief, expected) => {
    expect(factsOf(brief, FactKind.EXCLUSION).sort()).toEqual(expected);
  });
});
