import { sentencesOf } from '../../schemas/sentences-of';
import { frameOf } from './clause-frame';
import { readClauses } from './clauses';
import type { Range } from './phrase-pattern';

/** The frame of the first clause, in words. */
function frame(text: string): Record<string, unknown> {
  const tokens = sentencesOf(text)[0]?.tokens ?? [];
  const [clause] = readClauses(tokens, { start: 0, end: tokens.length });
  if (!clause) throw new Error(`no clause in ${text}`);
  const { agent, patient, adjuncts, condition, exceptive } = frameOf(tokens, clause);
  const words = (range: Range | undefined): string | undefined =>
    range &&
    tokens
      .slice(range.start, range.end)
      .filter(({ kind }) => kind === 'word')
      .map(({ lower }) => lower)
      .join(' ');
  return {
    agent: words(agent),
    patient: words(patient),
    adjuncts: adjuncts.map(({ preposition, phrase }) => `${preposition}: ${words(phrase) ?? ''}`),
    condition: words(condition),
    exceptive,
  };
}

describe('the frame of a clause', () => {
  it.each([
    [
      'Clerks approve the claim.',
      { agent: 'clerks', patient: 'the claim', adjuncts: [], condition: undefined, exceptive: false },
    ],
    [
      'The claim is approved by clerks.',
      { agent: 'clerks', patient: 'the claim', adjuncts: ['by: clerks'], condition: undefined, exceptive: false },
    ],
    [
      'Members book a slot for one guest at a pool.',
      { agent: 'members', patient: 'a slot', adjuncts: ['for: one guest', 'at: a pool'] },
    ],
    [
      'An order can be changed until it is paid.',
      { agent: undefined, patient: 'an order', condition: 'until it is paid' },
    ],
    ['Films cannot be deleted except by an admin.', { agent: 'an admin', patient: 'films', exceptive: true }],
    ['Create a list of guests.', { agent: undefined, patient: 'a list of guests', adjuncts: [] }],
  ])('of %j', (text, expected) => {
    expect(frame(text)).toMatchObject(expected);
  });
});
