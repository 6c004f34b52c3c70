import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { isSpeaker } from '../grammar/speakers';
import type { SentenceReading } from '../reading';
import { isRepeated, recordsTold, verbOf } from '../things/recorded-deeds';

const RECORDING = new Set('record store save note log set capture keep register track fill update document'.split(' '));
/** What may stand behind: "is set to the current date automatically". */
const PRESENT =
  'to as the at with automatically today now current date time datetime timestamp day moment by system too also';
const NOW = new Set(PRESENT.split(' '));
const OCCASIONS = ['when', 'whenever', 'once', 'after', 'soon', 'upon'];

/** Notes the moment that the clause behind one with "when" records; false where the two tell something else. */
export function noteMoment(
  notes: DomainNotes,
  at: SentenceReading,
  occasion: Clause,
  next: Clause | undefined,
): boolean {
  const { tokens } = at.sentence;
  const phrase = next && momentIn(at, occasion, next);
  const done = phrase && doneTo(notes, at, occasion);
  if (!next || !phrase || done === undefined) return false;
  const verb = verbOf(tokens, occasion);
  if (makesRecord(tokens, occasion)) return false;
  const owner = ownerOf(notes, tokens, phrase);
  const words = owner?.words ?? phrase.words;
  const place = { at, start: occasion.start, end: next.end };
  notes.moments.push({ entity: done, verb, passive: occasion.passive, owner: owner?.entity, words, place });
  return true;
}

/** "When a member borrows a book, the date is noted": that of the loan, which is made by it. */
function makesRecord(tokens: readonly Token[], occasion: Clause): boolean {
  const verb = verbOf(tokens, occasion);
  return occasion.passive ? isRepeated(verb) : recordsTold(verb).length > 0;
}

/** "the rental return date", "the ticket's closing time": whose it is stands before it. */
function ownerOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  { words, head }: NounPhrase,
): { entity: string; words: readonly string[] } | undefined {
  const isTold = tokens.slice(head.start, head.end).some((token) => isWord(token, "'s", "'"));
  for (let cut = words.length - (isTold ? 1 : 2); cut > 0; cut--) {
    const entity = notes.entityFor(words.slice(0, cut));
    if (entity !== undefined) return { entity, words: words.slice(cut) };
  }
  return undefined;
}

/** Whether the clause tells what the one before it with "when" records. */
export const recordsMoment = (at: SentenceReading, clause: Clause, before: Clause | undefined): boolean =>
  before !== undefined &&
  momentIn(at, before, clause) !== undefined &&
  !(before.passive && makesRecord(at.sentence.tokens, before));

/** The moment, "the return date", of which nothing is said but that it is recorded. */
function momentIn(at: SentenceReading, occasion: Clause, next: Clause): NounPhrase | undefined {
  const { tokens } = at.sentence;
  const opens = tokens.slice(Math.max(0, occasion.start - 1), occasion.verb.start);
  const isOccasion = opens.some((token) => isWord(token, ...OCCASIONS));
  const lemma = next.verbs.at(-1)?.lemma ?? '';
  if (!isOccasion || occasion.negated || next.negated || !RECORDING.has(lemma)) return undefined;
  if (next.modal !== undefined && !['must', 'should', 'will', 'shall'].includes(next.modal)) return undefined;
  const said = next.passive ? next.subject : isSpeaker(at, next.subject) ? next.object : undefined;
  const phrase = said && nounPhraseAt(tokens, said.start, said.end);
  if (!phrase?.determined || phrase.plural || phrase.start !== said?.start || phrase.end > said.end) return undefined;
  const rest = next.passive
    ? [...tokens.slice(phrase.end, said.end), ...behind(tokens, next)]
    : tokens.slice(phrase.end, said.end);
  const type = fieldHint(camelCase(phrase.words))?.field.type;
  const isMoment = type === 'date' || type === 'datetime';
  return isMoment && rest.every(({ kind, lower }) => kind === 'mark' || NOW.has(lower)) ? phrase : undefined;
}

const behind = (tokens: readonly Token[], { object }: Clause): readonly Token[] =>
  tokens.slice(object.start, object.end);

/** The entity that is returned, or that leaves. */
function doneTo(notes: DomainNotes, at: SentenceReading, { passive, subject, object }: Clause): string | undefined {
  const { tokens } = at.sentence;
  const patient = passive ? undefined : nounPhraseAt(tokens, object.start, object.end);
  const phrase = patient ?? (subject && nounPhraseAt(tokens, subject.start, subject.end));
  if (phrase && !isWord(tokens[phrase.start], 'it', 'this', 'that')) return notes.entityFor(phrase.words);
  return notes.topic ?? notes.current;
}
