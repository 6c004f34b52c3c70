import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { parse } from '../../parse';

const outcomeOf = (sentence: string): string | undefined => {
  const { requirements } = parse(create(ParseRequestSchema, { brief: `Items have a name.\n\n${sentence}` }));
  return SentenceOutcome[requirements?.sentences.at(-1)?.outcome ?? SentenceOutcome.UNSPECIFIED];
};

describe('statuses that a brief asks for', () => {
  it.each([
    '404 if the item does not exist',
    '404 for unknown items, 422 for bad input',
    '400/422 for invalid input',
    '409 for duplicates',
    'Return a 404 when an item is not found.',
    'Respond with 401 if the client is not logged in.',
  ])('are those of every API: %s', (sentence) => {
    expect(outcomeOf(sentence)).toBe('NO_CONTENT');
  });

  it('are told where ours are others', () => {
    expect(outcomeOf('Validation errors should return 400.')).toBe('ASSUMPTION');
  });

  it.each(['409 if the item is already rented', 'Return 409 when a closed item gets a report.'])(
    'hide no rule of the domain: %s',
    (sentence) => {
      expect(outcomeOf(sentence)).toBe('NOT_UNDERSTOOD');
    },
  );
});
