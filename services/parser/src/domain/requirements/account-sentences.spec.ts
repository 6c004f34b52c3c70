import { SentenceOutcome } from '@quantumlayer/contracts/requirements/v1/requirements';
import { correctWord } from '../english/grammar/vocabulary';
import { readBrief } from '../english/read-brief';
import { BriefReading } from '../english/reading';
import { readSentences } from '../text/sentences';
import { accountSentences } from './account-sentences';

/** What becomes of a sentence all words of which some reader took, without stating anything. */
function outcomeOf(sentence: string): string | undefined {
  const reading = new BriefReading(readSentences(sentence, correctWord), 0);
  for (const at of reading.sentences) reading.use(at, 0, at.used.length);
  return SentenceOutcome[accountSentences(reading)[0]?.outcome ?? SentenceOutcome.UNSPECIFIED];
}

describe('words that were read and led to nothing', () => {
  it.each([
    'Trees are felled by crews.',
    '- A granted permit may be revoked',
    'A carrier contains one or several reels.',
    'I also need the number of faults per street.',
  ])('are told where they say what happens: %s', (sentence) => {
    expect(outcomeOf(sentence)).toBe('NOT_UNDERSTOOD');
  });

  it.each(['We are a translation agency.', 'The system shall manage permits.', 'Does anybody want to see them?'])(
    'are no content elsewhere: %s',
    (sentence) => {
      expect(outcomeOf(sentence)).toBe('NO_CONTENT');
    },
  );
});

it.each([
  ['Our rowing club needs a small tool.', 'NO_CONTENT'],
  ['My allotment association would like an app.', 'NO_CONTENT'],
  ['We run a small translation agency with eleven people.', 'NO_CONTENT'],
  ['We are a library that lends tools to neighbours.', 'NOT_UNDERSTOOD'],
  ['Our rowing club needs a boat.', 'NOT_UNDERSTOOD'],
  ['Our rowing club needs a permit tool.', 'NOT_UNDERSTOOD'],
])('takes nothing for content but what is asked for: %s', (sentence, outcome) => {
  const reading = new BriefReading(readSentences(sentence, correctWord), 0);
  expect(SentenceOutcome[accountSentences(reading)[0]?.outcome ?? 0]).toBe(outcome);
});

it('takes a line in bold that only says what follows for a heading', () => {
  const outcome = (brief: string): string | undefined =>
    SentenceOutcome[accountSentences(new BriefReading(readSentences(brief, correctWord), 0))[0]?.outcome ?? 0];
  expect(outcome('Non-functional requirements\n\n- Trips have a date')).toBe('NO_CONTENT');
  expect(outcome('**Functional requirements**\n\n- Trips have a date')).toBe('NO_CONTENT');
  expect(outcome('**Epic 2: Departures**\n\nTrips have a date')).toBe('NO_CONTENT');
  expect(outcome('**Scheduled departures**\n\n- Trips have a date')).toBe('NOT_UNDERSTOOD');
});

it.each(['Permissions', 'Attributes', '1. Rights', 'Details'])(
  'finds nothing to build in %j above lines that say which',
  (label) => {
    const reading = new BriefReading(readSentences(`${label}\n - walls\n - doors`, correctWord), 0);
    expect(SentenceOutcome[accountSentences(reading)[0]?.outcome ?? 0]).toBe('NO_CONTENT');
  },
);

it('takes for told what the states say already', () => {
  const brief = 'Plots have a number. Plots are free, rented or blocked. Blocked plots cannot be rented.';
  const reading = readBrief(readSentences(brief, correctWord), 0);
  expect(accountSentences(reading).map(({ outcome }) => SentenceOutcome[outcome])).toEqual(['FACTS', 'FACTS', 'FACTS']);
});

it('tells what stands within a longer stretch with it', () => {
  const reading = readBrief(readSentences('Permits have a number.', correctWord), 0);
  reading.sentences[0]?.missed.push({ start: 0, end: 2 }, { start: 0, end: 4 }, { start: 0, end: 4 });
  expect(accountSentences(reading)[0]?.notUnderstood).toMatchObject([
    { start: 0, end: 'Permits have a number'.length },
  ]);
});
