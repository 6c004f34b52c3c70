import { readBrief } from '../english/read-brief';
import { correctWord } from '../english/grammar/vocabulary';
import { readSentences } from '../text/sentences';
import { accountSentences } from './account-sentences';

/** What is told of the last sentence as not understood. */
function toldOf(brief: string): string[] {
  const accounts = accountSentences(readBrief(readSentences(brief, correctWord), 0));
  return (accounts.at(-1)?.notUnderstood ?? []).map(({ start, end }) => brief.slice(start, end));
}

const FERRIES = 'Ferries have a name and a capacity. Harbours have a name. ';

describe('words that no fact took up', () => {
  it.each([
    ['Ferries have a length, and the crew sings at sunset.', 'and the crew sings at sunset'],
    ['The crew polishes the bell whenever a ferry gets a length.', 'The crew polishes the bell'],
    ['When the tide turns, ferries are sorted by name.', 'When the tide turns'],
    ['Ferries can be filtered by name during thunderstorms.', 'during thunderstorms'],
    ['Ferries have a length in metres and an optional note about its harbour.', 'about its harbour'],
    ['A ferry has a length, which the harbour master whistles at dawn.', 'which the harbour master whistles at dawn'],
    ['Captains want to filter ferries by name.', 'Captains'],
  ])('are told: %s', (sentence, words) => {
    expect(toldOf(FERRIES + sentence)).toEqual([words]);
  });

  it.each([
    'A ferry has a length and a draught.',
    'Ferries can be sorted by name, so that captains find them sooner.',
    'Of course ferries have a length.',
    'Build it in Go, my nephew knows it.',
    'Each ferry belongs to one harbour.',
  ])('are not told where they say nothing to build: %s', (sentence) => {
    expect(toldOf(FERRIES + sentence)).toEqual([]);
  });

  it.each([
    ['A blog where everybody juggles.', 'where everybody juggles'],
    ['A todo API, except that pigeons sing.', 'pigeons sing'],
  ])('are told of what shall differ from a known domain: %s', (brief, words) => {
    expect(toldOf(brief).join()).toContain(words);
  });

  it('are told although a purpose stands there, where that forbids something', () => {
    expect(toldOf(`${FERRIES}Ferries have a length, so that no gull sleeps on the roof.`).join()).toContain('gull');
  });
});
