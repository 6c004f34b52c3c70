import { readSentences } from '../../text/sentences';
import { readConstraints } from './constraints';

function constraintsOf(text: string): string[] {
  const [sentence] = readSentences(text, () => undefined);
  const tokens = sentence?.tokens ?? [];
  return readConstraints(tokens, { start: 0, end: tokens.length }).map(({ value }) => value);
}

describe('readConstraints', () => {
  it.each([
    ['required', ['required']],
    ['must not be empty', ['required']],
    ['is not required', ['optional']],
    ['unique, required', ['unique', 'required']],
    ['must be unique', ['unique']],
    ['rating from 1 to 5', ['minimum=1', 'maximum=5']],
    ['1-5', ['minimum=1', 'maximum=5']],
    ['between 1 and 10', ['minimum=1', 'maximum=10']],
    ['at most 200 characters', ['max_length=200']],
    ['max. 200 chars', ['max_length=200']],
    ['200 characters', ['max_length=200']],
    ['3 letters', ['min_length=3', 'max_length=3']],
    ['up to 3 letters', ['max_length=3']],
    ['64 hex chars', ['pattern=^[0-9A-Fa-f]{64}$']],
    ['exactly 8 hexadecimal digits', ['pattern=^[0-9A-Fa-f]{8}$']],
    ['at most 400 words', []],
    ['no more than 12 sentences', []],
    ['max 20 chars', ['max_length=20']],
    ['up to 2000 characters', ['max_length=2000']],
    ['3 to 20 characters', ['min_length=3', 'max_length=20']],
    ['consists of exactly 9 characters', ['min_length=9', 'max_length=9']],
    ['at least 8 characters', ['min_length=8']],
    ['at least 7 and at most 15', ['minimum=7', 'maximum=15']],
    ['a minimum of 2 and a maximum of 6', ['minimum=2', 'maximum=6']],
    ['min 2, max 8 characters', ['min_length=2', 'max_length=8']],
    ['at most 9 but at least 3', ['minimum=3', 'maximum=9']],
    ['price must be positive', ['exclusive_minimum=0']],
    ['must not be negative', ['minimum=0']],
    ['integer, not negative, default 0', ['minimum=0', 'default=0']],
    ['decimal, > 0', ['exclusive_minimum=0']],
    ['at least 1', ['minimum=1']],
    ['never longer than 60', ['maximum=60']],
    ['defaults to 0', ['default=0']],
    ['false by default', ['default=false']],
    ['must be 13 digits', ['pattern=^[0-9]{13}$']],
    ['exactly 2 uppercase letters', ['pattern=^[A-Z]{2}$']],
    ['no more than 100', ['maximum=100']],
    ['less than 100', ['exclusive_maximum=100']],
    ['greater than or equal to 18', ['minimum=18']],
    ['optional', ['optional']],
    ['read-only', ['read_only']],
    ['greater than zero', ['exclusive_minimum=0']],
    ['max 50', ['maximum=50']],
    ['that nobody else has', ['unique']],
    ["that isn't taken yet", ['unique']],
    ['which no other item has', ['unique']],
    ['must differ from all others', ['unique']],
    ["which can't be 0", ['exclusive_minimum=0']],
    ['neither negative nor above 100', ['minimum=0', 'maximum=100']],
    ["that we don't insist on", ['optional']],
    ['which not everybody has', ['optional']],
    ['3 if nothing is given', ['default=3']],
    ["(3 if I don't say)", ['default=3']],
    ['which we always need', ['required']],
    ['must always be given', ['required']],
    ['required when registering', ['required']],
    ['is computed by us', ['read_only']],
    ['2 to 5 letters', ['min_length=2', 'max_length=5']],
  ])('reads %j', (text, expected) => {
    expect(constraintsOf(text)).toEqual(expected);
  });

  it.each([
    'mandatory if the reason is other',
    'required unless it is free',
    'a nice day',
    'belongs to an author',
    'the price in euros',
  ])('finds none in %j', (text) => {
    expect(constraintsOf(text)).toEqual([]);
  });
});
