import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from '../../parse';

/** What was not understood of a brief. */
const missed = (brief: string): string[] =>
  parse(create(ParseRequestSchema, { brief })).requirements?.sentences.flatMap(({ notUnderstood }) =>
    notUnderstood.map(({ start, end }) => brief.slice(start, end)),
  ) ?? [];

const WIGS = 'Wigs have a colour. Actors borrow wigs and return them. ';

describe('who has a thing', () => {
  it.each([
    'Everyone sees who has a wig.',
    'Actors can see who borrowed a wig.',
    'Dressers know which actor has a wig.',
  ])('is seen with the thing: %s', (sentence) => {
    expect(missed(WIGS + sentence)).toEqual([]);
  });

  it.each(['Only dressers see who has a wig.', 'Everyone sees who painted a wig.'])('is told: %s', (sentence) => {
    expect(missed(WIGS + sentence)).not.toEqual([]);
  });
});
