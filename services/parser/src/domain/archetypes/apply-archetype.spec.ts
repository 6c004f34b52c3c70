import { create } from '@bufbuild/protobuf';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../parse';

function application(brief: string): Application {
  const { application: compiled } = parse(create(ParseRequestSchema, { brief }));
  if (!compiled) throw new Error('nothing was compiled');
  return compiled;
}
const entities = (brief: string): string[] => application(brief).entities.map(({ name }) => name);
const fields = (brief: string, entity: string): string[] =>
  application(brief)
    .entities.find(({ name }) => name === entity)
    ?.fields.map(({ name }) => name) ?? [];

describe('an archetype', () => {
  it('gives a named domain its whole usual model', () => {
    expect(entities('A library API in Go')).toEqual(['Book', 'Member', 'Loan']);
  });

  it('is extended by what the brief adds', () => {
    expect(fields('Todo app with priorities, due dates and tags', 'Todo')).toEqual(
      expect.arrayContaining(['title', 'dueDate', 'priority', 'completed']),
    );
  });

  it('stays whole where the brief adds to two of its entities', () => {
    const brief = 'A helpdesk. Tickets also have a region. Add an internal flag to replies.';
    expect(entities(brief)).toEqual(['Customer', 'Ticket', 'Reply']);
    expect(fields(brief, 'Ticket')).toEqual(expect.arrayContaining(['subject', 'region']));
  });

  it('adds no entities to a model that the brief gives itself', () => {
    expect(entities('A library API. Books have a title and an author.')).toEqual(['Book']);
  });

  it('keeps the rule of an entity that the brief names beside one that it describes', () => {
    const brief = 'Library API: books (title, isbn unique, published year), members, loans.';
    expect(entities(brief).sort()).toEqual(['Book', 'Loan', 'Member']);
    expect(fields(brief, 'Book')).toEqual(expect.arrayContaining(['title', 'isbn', 'publishedYear', 'copies']));
    expect(fields(brief, 'Book')).not.toContain('author');
    const lend = application(brief).operations.find(({ entity, name }) => entity === 'Loan' && name === 'create');
    expect(lend?.guards.map(({ name }) => name)).toEqual(['copy_available']);
  });

  it("gives way to the brief's own states", () => {
    const { operations, entities: all } = application(
      'Create an issue tracker where each issue goes from open to in progress to closed.',
    );
    const issue = all.find(({ name }) => name === 'Issue');
    expect(issue?.fields.find(({ name }) => name === issue.stateField)?.enumValues).toEqual([
      'open',
      'in_progress',
      'closed',
    ]);
    const moves = operations.filter(({ entity, transition }) => entity === 'Issue' && transition);
    expect(moves.map(({ transition }) => transition?.to)).toEqual(['in_progress', 'closed']);
  });

  it('gives accounts their rows when the brief asks for a login', () => {
    const { entities: all } = application('Todo app with login');
    expect(all.find(({ name }) => name === 'Todo')?.ownership?.name).toBe('owner');
  });
});
