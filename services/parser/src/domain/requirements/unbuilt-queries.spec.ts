import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { OperationKind } from '@quantumlayer/contracts/ir/v1/operation';
import { parse } from '../parse';

const read = (brief: string): ReturnType<typeof parse> => parse(create(ParseRequestSchema, { brief }));

const told = (brief: string): string[] =>
  (read(brief).requirements?.assumptions ?? []).map(({ text }) => text).filter((text) => text.startsWith('Lists'));

const EVENTS =
  'An API for events. Venues have a name and a city. Events have a title and a date and take place at a venue. ';

describe('wishes for lists that lead to nothing', () => {
  it.each([
    ['Filter events by city.', ['Lists of events cannot be filtered by city: it is part of the venue.']],
    ['Sort events by price.', ['Lists of events cannot be sorted by price: nothing of theirs is called so.']],
    ['Filter events by venue and date, sort them by title, newest first, and search them by title.', []],
  ])('are told: %s', (wish, expected) => {
    expect(told(EVENTS + wish)).toEqual(expected);
  });

  it('are told where words of rank name no field', () => {
    const brief = `${EVENTS}Show the best selling events.`;
    const spans = (read(brief).requirements?.sentences ?? []).flatMap(({ notUnderstood }) => notUnderstood);
    expect(spans.map(({ start, end }) => brief.slice(start, end)).join()).toContain('best selling events');
  });
});

describe('what is said of fields and operations', () => {
  it('reaches the application whatever comes first', () => {
    const { application } = read(
      'An API for meters. Readings have a code and a value. Readings are append-only. Search readings by code.',
    );
    const kinds = application?.operations.filter(({ entity }) => entity === 'Reading').map(({ kind }) => kind);
    expect(kinds).toEqual([OperationKind.CREATE, OperationKind.LIST, OperationKind.READ]);
    const code = application?.entities
      .find(({ name }) => name === 'Reading')
      ?.fields.find(({ name }) => name === 'code');
    expect(code?.searchable).toBe(true);
  });
});
