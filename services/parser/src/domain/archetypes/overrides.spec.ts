import { create } from '@bufbuild/protobuf';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { compileApplication } from '../compile/compile-application';
import { Assumptions } from '../compile/assumptions';
import { parse } from '../parse';
import { archetypeDraft } from './archetype';
import { catalogue } from './catalogue';
import { leaveOut } from './leave-out';
import { renamePart } from './rename-part';

function application(brief: string): Application {
  const { application: compiled } = parse(create(ParseRequestSchema, { brief }));
  if (!compiled) throw new Error('nothing was compiled');
  return compiled;
}
const entities = (brief: string): string =>
  application(brief)
    .entities.map(({ name }) => name)
    .join(' ');
const fields = (brief: string): string =>
  application(brief)
    .entities.flatMap(({ fields: all }) => all.map(({ name }) => name))
    .join(' ');

describe('the usual model of a domain', () => {
  it.each([
    ['A blog without comments.', 'Author Post Tag'],
    ['Blog backend, no tags and no comments', 'Author Post'],
    ["Issue tracker. We don't need labels or comments.", 'Project Issue'],
    ['inventory system for our shed, drop suppliers', 'Product StockMovement'],
    ['Blog where posts have no tags.', 'Author Post Comment'],
    ['A blog in which a comment is not needed', 'Author Post Tag'],
    ['A shop without orders', 'Category Product Customer'],
  ])('loses what is ruled out: %s', (brief, expected) => {
    expect(entities(brief)).toBe(expected);
  });

  it.each([
    ['Polls API. A poll without options cannot be opened.', 'Poll Option Vote'],
    ['Make me a fitness app. Users cannot delete workouts.', 'Exercise Workout ExerciseSet Goal'],
    ['A blog with comments and tags', 'Author Post Comment Tag'],
    ['Blog. No comments can be deleted.', 'Author Post Comment Tag'],
  ])('keeps what is only limited: %s', (brief, expected) => {
    expect(entities(brief)).toBe(expected);
  });

  it.each([
    ['A shop with only products and categories', 'Category Product'],
    ['chat app with rooms and messages only', 'Room Message'],
    ['shop, just products and orders', 'Product Order OrderItem'],
    ['A library app with nothing but books', 'Book'],
    ['gym api: members, trainers, classes', 'Member Trainer Class'],
  ])('is cut down to what is wanted: %s', (brief, expected) => {
    expect(entities(brief)).toBe(expected);
  });

  it.each([
    ['todo app but call the items chores', 'Chore'],
    ['blog but posts are called articles', 'Author Article Comment Tag'],
    ['A CRM, but call companies "accounts"', 'Account Contact Deal Activity'],
    ['a blog with categories instead of tags', 'Author Post Comment Category'],
    ['Task manager API. Tasks have an estimate in hours.', 'Task'],
    ['library but books are called titles and members are called patrons', 'Title Patron Loan'],
    ['bug tracker in Python', 'Project Bug Label Comment'],
    ['A todo app. Items have a colour.', 'Item'],
    ['task tracker with subtasks', 'Task Subtask'],
  ])('takes the names of the brief: %s', (brief, expected) => {
    expect(entities(brief)).toBe(expected);
  });

  it.each([
    ['todo app without priorities', 'title description dueDate completed completedAt'],
    ['A todo app with just a title and a due date.', 'title dueDate'],
  ])('has the fields that are wanted: %s', (brief, expected) => {
    expect(fields(brief)).toBe(expected);
  });

  const parts = catalogue.flatMap((data) => data.entities.map(({ name }) => [data.id, name, data] as const));

  it.each(parts)('of %s is whole with another name for %s', (_, name, data) => {
    const renamed = renamePart(data, name, 'Widget');
    const compiled = compileApplication(archetypeDraft(renamed, undefined), new Assumptions());
    expect(checkApplication(compiled)).toEqual([]);
    expect(JSON.stringify(compiled.relations)).not.toContain(`"${name}"`);
  });

  it.each(parts.filter(([, , { entities: all }]) => all.length > 1))('of %s is whole without %s', (_, name, data) => {
    const left = leaveOut(archetypeDraft(data, undefined), new Set([name]));
    if (left.entities.length > 0) expect(checkApplication(compileApplication(left, new Assumptions()))).toEqual([]);
  });

  it.each(parts)('of %s is whole without any one field of %s', (_, name, data) => {
    for (const { name: field } of archetypeDraft(data, undefined).entities.find((entity) => entity.name === name)
      ?.fields ?? []) {
      const left = leaveOut(archetypeDraft(data, undefined), new Set([`${name}.${field}`]));
      expect([field, checkApplication(compileApplication(left, new Assumptions()))]).toEqual([field, []]);
    }
  });
});

describe('people whose records are usually kept', () => {
  const HELP = 'A helpdesk. Customers open tickets. Agents close tickets.';
  const owners = (brief: string): string =>
    application(brief)
      .entities.map(({ name, ownership }) => `${name}:${ownership?.name ?? ''}`)
      .join(' ');

  it('are those with an account in the role of the same name', () => {
    expect(owners(HELP)).toBe('Ticket:owner Reply:owner User:');
  });

  it('are kept where the brief keeps them, or nobody has such a role', () => {
    expect(
      entities(
        'A helpdesk with customers, tickets and replies. A customer has a phone number. Customers open tickets.',
      ),
    ).toContain('Customer');
    expect(entities('A helpdesk. Agents close tickets.')).toContain('Customer');
  });
});

it('does to the usual records what is said of those whom they name', () => {
  const { operations, entities: kept } = application(
    'A hotel API: rooms, guests and bookings. Receptionists check guests in and out.',
  );
  const steps = operations.filter(({ name }) => name.startsWith('check'));
  expect(steps.map(({ entity, name, access }) => `${entity}.${name} ${access?.roles.join() ?? ''}`)).toEqual([
    'Booking.checkIn receptionist,admin',
    'Booking.checkOut receptionist,admin',
  ]);
  expect(kept.find(({ name }) => name === 'Guest')?.fields.map(({ name }) => name)).not.toContain('checkedOut');
});
