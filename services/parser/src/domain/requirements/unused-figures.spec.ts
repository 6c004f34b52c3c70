import { readBrief } from '../english/read-brief';
import { correctWord } from '../english/grammar/vocabulary';
import { readSentences } from '../text/sentences';
import { accountSentences } from './account-sentences';

/** What is told of the last sentence as not understood. */
function toldOf(brief: string): string[] {
  const accounts = accountSentences(readBrief(readSentences(brief, correctWord), 0));
  return (accounts.at(-1)?.notUnderstood ?? []).map(({ start, end }) => brief.slice(start, end));
}

describe('figures that no fact holds', () => {
  it.each([
    ['A lobby has a name and max players 128.', 'players 128'],
    ['A team has a name and exactly 15 players.', 'exactly 15 players'],
    ['A song has a title and a rating (0.5 steps, 0 to 5).', '0.5 steps'],
  ])('are told: %s', (sentence, words) => {
    expect(toldOf(sentence)).toEqual([words]);
  });

  it.each([
    'A lobby has a name and at most 12 seats.',
    'A song has a price (2 decimals) and a code, e.g. 12 or 14.',
    'A part has a code like AB-0001 and a weight between 1 and 30 kg.',
    'A kennel has a name and houses up to 4 dogs. A dog has a name.',
  ])('are those alone: %s', (sentence) => {
    expect(toldOf(sentence)).toEqual([]);
  });
});
