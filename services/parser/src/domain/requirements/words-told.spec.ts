import { SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { readBrief } from '../english/read-brief';
import { sentencesOf } from '../schemas/sentences-of';
import { accountSentences } from './account-sentences';

const account = (brief: string) => accountSentences(readBrief(sentencesOf(brief), 0)).at(-1);

/** What is told of the last sentence as not understood. */
const toldOf = (brief: string): string[] =>
  (account(brief)?.notUnderstood ?? []).map(({ start, end }) => brief.slice(start, end));

const THINGS = 'Build a REST API. Ferries have a name, a capacity and a launch date. Recipes have a title and a text. ';

describe('words that readers took, and no fact says', () => {
  it.each([
    [
      'A resident files a complaint about a building, choosing a category (noise, dirt, damage) and writing a description.',
      ['about a building', 'choosing a category (noise, dirt, damage) and writing a description'],
    ],
    ['Anyone can search ferries by name and launch date.', ['launch date']],
    ['List recipes filtered by title and availability.', ['availability']],
    ['Sailors can book a ferry for a child.', ['for a child']],
    ['As a purser I want to see all ferries of a month.', ['of a month']],
    ['The harbour office can see the ferries of all captains.', ['of all captains']],
    ['Sailors can rename a ferry and send a letter.', ['and send a letter']],
  ])('are told: %s', (sentence, parts) => {
    expect(toldOf(THINGS + sentence)).toEqual(parts);
  });

  it.each([
    'Guests can see the list of ferries without logging in.',
    'As a sailor I can see my ferries, but nobody else’s.',
    'Ferries can be sorted by launch date, newest first.',
    'A ferry has a mast height in metres, a note about its paint and the flags that they carry.',
    'Each ferry has one or more decks.',
    'Anna: ferries have a code such as "F-12" or F-13.',
    'For our sailing club: ferries have a colour.',
    'A small sailing club wants to track regattas.',
    'Users can search recipes by title.',
  ])('are not told where a fact means them: %s', (sentence) => {
    expect(toldOf(THINGS + sentence)).toEqual([]);
  });

  it('are told of what a thing is called elsewhere as well', () => {
    const garage = 'Each level has parking spots with a label. Levels have a number. ';
    expect(toldOf(`${garage}Guards can delete parking spots.`)).toEqual([]);
    expect(toldOf(`${garage}Guards can delete parking spots for a visitor.`)).toEqual(['for a visitor']);
  });

  it('are told where a sentence says again what everybody may, and more', () => {
    const brief = `${THINGS}Users can save recipes`;
    expect(account(`${brief}.`)?.outcome).toBe(SentenceOutcome.NO_CONTENT);
    expect(account(`${brief} to a drawer.`)?.outcome).toBe(SentenceOutcome.NOT_UNDERSTOOD);
  });
});
