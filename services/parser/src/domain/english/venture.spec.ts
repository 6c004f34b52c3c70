import { readSentences } from '../text/sentences';
import { readBrief } from './read-brief';
import { ventureOf } from './venture';
import { correctWord } from './vocabulary';

describe('what a brief calls the whole', () => {
  it.each([
    ['Seed library for our town. Members take out packets.', 'Seed Library'],
    ["We'd like a small service for our wine cellar. A wine has a name.", 'Wine Cellar'],
    ['An API for a film lab. Rolls have a number.', 'Film Lab'],
    ['Parish archive. Registers have a kind.', 'Parish Archive'],
    ['Python API for a library with books and members', undefined],
    ['Books have a title and a price.', undefined],
    ['Order management in Go. Orders have a number.', undefined],
    ['A todo app in Go', undefined],
  ])('%s', (brief, expected) => {
    expect(ventureOf(readBrief(readSentences(brief, correctWord), 0))).toBe(expected);
  });
});
