import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint } from '../../lexicon/field-lexicon';
import { wordsOf } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { readClauses } from '../grammar/clauses';
import { isNegated } from '../grammar/negation';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { isSearched, memberOf } from './query-fields';
import type { BriefReading, SentenceReading } from '../reading';

/** Verbs that ask for rows to be shown. */
const SHOWING = new Set(
  'list overview show see find give fetch view display browse look retrieve search filter know tell check'.split(' '),
);
const ADVERBS = new Set("still not yet currently already now just only overdue never n't no longer".split(' '));

/** "All games of a player", "the lockers that are broken", "only open defects": some of the rows, by what tells them from the rest. */
export function readChosen(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const [i, token] of tokens.entries()) {
    const isShown = SHOWING.has(token.lemma) || (isWord(token, 'need', 'want') && isWord(tokens[i + 1], 'all'));
    if (token.kind !== 'word' || !isShown || isNegated(tokens, i)) continue;
    const shown = shownBehind(notes, tokens, i + 1) ?? shownBefore(notes, tokens, i);
    if (!shown) continue;
    const { phrase, entity } = shown;
    const chosen =
      ofOne(notes, tokens, phrase.end, entity) ??
      whichAre(reading, notes, tokens, phrase, entity) ??
      stateBefore(reading, notes, tokens, phrase, entity);
    if (chosen === undefined) continue;
    reading.fact(at, i, chosen.end, FactKind.QUERY, entity, `filter=${chosen.member}`);
    const other = ofAnother(notes, tokens, chosen.end, entity);
    if (other) reading.fact(at, i, other.end, FactKind.QUERY, entity, `filter=${other.member}`);
  }
}

interface Chosen {
  readonly member: string;
  readonly end: number;
}

/** The several of a kind that are to be shown: "me all games", "only the lockers". */
function shownBehind(
  notes: DomainNotes,
  tokens: readonly Token[],
  start: number,
): { phrase: NounPhrase; entity: string } | undefined {
  for (let i = start; i < Math.min(tokens.length, start + 6); i++) {
    if (isMark(tokens[i], ',', '.', ';', ':') || isWord(tokens[i], 'their', 'own', 'his', 'her', 'by'))
      return undefined;
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    if (!phrase) continue;
    const of = tokens.findIndex((token, k) => k > phrase.head.start && k < phrase.end && isWord(token, 'of'));
    const own = of < 0 ? phrase : nounPhraseAt(tokens, i, of);
    const entity = own && notes.entityFor(own.words);
    if (own && entity !== undefined && own.plural && own.end === (of < 0 ? phrase.end : of))
      return { phrase: own, entity };
  }
  return undefined;
}

/** "Expired permits must be listed separately", "only open tickets are shown": the subject of the verb. */
function shownBefore(
  notes: DomainNotes,
  tokens: readonly Token[],
  verb: number,
): { phrase: NounPhrase; entity: string } | undefined {
  const clause = readClauses(tokens, { start: 0, end: tokens.length }).find(
    ({ passive, verbs, negated }) => passive && !negated && verbs.some(({ at }) => at === verb),
  );
  const phrase = clause?.subject && nounPhraseAt(tokens, clause.subject.start, clause.verb.start);
  const entity = phrase && (notes.entityFor(phrase.words) ?? notes.entityFor(phrase.words.slice(1)));
  return entity !== undefined && phrase?.plural ? { phrase, entity } : undefined;
}

/** "games of a player", "events in one discipline" */
function ofOne(notes: DomainNotes, tokens: readonly Token[], end: number, entity: string): Chosen | undefined {
  if (!isWord(tokens[end], 'of', 'for', 'in', 'from', 'on', 'at', 'with')) return undefined;
  if (!isWord(tokens[end + 1], 'a', 'an', 'one', 'any', 'each', 'given', 'certain', 'particular', 'specific'))
    return undefined;
  const phrase = nounPhraseAt(tokens, end + 1, tokens.length);
  const words = phrase?.words.filter(
    (word) => !['given', 'certain', 'particular', 'specific', 'single'].includes(word),
  );
  const member = words && memberOf(notes, entity, words);
  // "customers with a name" tells what they have, not which of them.
  const isChoice = member !== undefined && member !== 'createdAt' && !isSearched(notes, entity, member);
  return phrase && isChoice ? { member, end: phrase.end } : undefined;
}

/** "of one kiln, or of a particular day" */
function ofAnother(notes: DomainNotes, tokens: readonly Token[], end: number, entity: string): Chosen | undefined {
  const or = isMark(tokens[end], ',') ? end + 1 : end;
  return isWord(tokens[or], 'or', 'and') ? ofOne(notes, tokens, or + 1, entity) : undefined;
}

/** "lockers that are broken", "quotes which are still open", "which loans are late", "tickets ready for pickup" */
function whichAre(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, end }: NounPhrase,
  entity: string,
): Chosen | undefined {
  const isAsked = isWord(tokens[start], 'which', 'what') || isWord(tokens[start - 1], 'which', 'what');
  const isRelative = isWord(tokens[end], 'that', 'which', 'who');
  let i = isRelative ? end + 1 : end;
  const isSaid = isWord(tokens[i], 'are', 'is', 'have', 'be', 'were', "n't");
  if (isSaid) i++;
  else if (isRelative || isAsked || !['ADJ', 'VERB'].includes(tokens[i]?.pos ?? '')) return undefined;
  if (isSaid && !isRelative && !isAsked) return undefined;
  while (ADVERBS.has(tokens[i]?.lower ?? '') || isWord(tokens[i], 'been')) i++;
  const member = memberTold(reading, notes, entity, tokens[i]?.lower ?? '');
  return member === undefined ? undefined : { member, end: i + 1 };
}

/** "only open defects", "the broken lockers" */
function stateBefore(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  { head, words }: NounPhrase,
  entity: string,
): Chosen | undefined {
  const before = tokens[head.start - 1]?.pos === 'ADJ' ? tokens[head.start - 1]?.lower : undefined;
  const told = [words[0] ?? '', before ?? ''].filter((word) => word !== '' && notes.entityFor([word]) === undefined);
  for (const word of told) {
    const member = memberTold(reading, notes, entity, word);
    if (member !== undefined) return { member, end: head.end };
  }
  return undefined;
}

/** The yes or no, or the states, that the word is of. */
function memberTold(reading: BriefReading, notes: DomainNotes, entity: string, word: string): string | undefined {
  const own = notes.fields.filter((note) => note.entity === entity);
  const flags = own.filter(({ field }) => (field.type ?? fieldHint(field.name)?.field.type) === 'boolean');
  // "who have not paid", where it is kept whether the fee was paid
  // or "unpaid bills" of a flag "paid"
  const told = [word, word.replace(/^un-?/, '')];
  const alike = flags.filter(({ field }) => told.includes(wordsOf(field.name).at(-1) ?? ''));
  const flag =
    flags.find(({ field }) => field.name.toLowerCase() === word) ?? (alike.length === 1 ? alike[0] : undefined);
  if (flag) return flag.field.name;
  const values = own.find(({ field }) => field.enumValues?.includes(word));
  if (values) return values.field.name;
  const states = reading.facts.find(({ kind, subject }) => kind === FactKind.STATE && subject === entity);
  return states?.value.split('>').includes(word) ? 'status' : undefined;
}
