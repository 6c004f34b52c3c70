import { create } from '@bufbuild/protobuf';
import { ReleaseSchema } from '@quantumlayer/contracts/agents/v1/agents';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import type { Column, Table } from '../storage/table';
import { asSentence, followRelease, type TableHistory } from './follow-release';
import { continuedRelease, type ContinuedRelease } from './release';

const application = create(ApplicationSchema, { name: 'library' });
const release = continuedRelease(
  application,
  create(ReleaseSchema, {
    application,
    migrations: [{ path: 'migrations/0001_initial.sql', content: '' }],
    own: [{ path: 'migrations/0004_mine.sql', content: '' }],
  }),
) as ContinuedRelease;

const column = (name: string): Column => ({ name, type: 'text', nullable: name !== 'id' });
const books = (...names: string[]): Table => ({
  name: 'books',
  isNumbered: false,
  primaryKey: ['id'],
  columns: ['id', ...names].map(column),
  uniques: [],
  foreignKeys: [],
  later: [],
  indexes: [],
});
const same: TableHistory = { before: [books('title')], after: [books('title')] };
const shrunk: TableHistory = { before: [books('title', 'pages')], after: [books('title')] };

it('adds nothing where no kind of database changes', () => {
  expect(followRelease(release, [same, same])).toBeUndefined();
});

it('numbers and names the step, and tells what it does to rows, from the first kind of database that changes', () => {
  const next = followRelease(release, [same, { dialect: 'postgres', ...shrunk }]);
  expect(next).toMatchObject({
    number: 5,
    title: 'drop pages from books',
    consequences: ['drops books.pages and what it holds'],
  });
  expect(next?.steps.map(({ step }) => step?.up.altered.length)).toEqual([undefined, 1]);
  expect(next?.steps[1]).toMatchObject({ dialect: 'postgres' });
  expect(asSentence(next?.title ?? '')).toBe('Drop pages from books');
});

it('warns of own columns only where tables are made anew from the IR', () => {
  const told = followRelease(release, [shrunk], { uniqueIndexes: true })?.consequences;
  expect(told).toEqual(['drops books.pages and what it holds', expect.stringContaining('0004_mine.sql')]);
});
