import { isEnumNoun } from '../../lexicon/enumeration-lexicon';
import { entityName, isPlural } from '../../names';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { alternativesAt } from '../grammar/alternative-runs';
import { bracketDepths } from '../grammar/brackets';
import { readClauses } from '../grammar/clauses';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { partiesBehind } from '../relations/parties';
import { recordsOf } from '../things/recorded-deeds';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { holdsFieldNames, looksLikeFields, readFieldList } from './read-field-list';

/** "Anybody can submit a report: category, description": the list behind the colon describes what was named before it. */
export function readTrailingList(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const depths = bracketDepths(tokens);
  const colon = tokens.findIndex((token, i) => isMark(token, ':') && depths[i] === 0);
  if (colon > 1 && giveValues(notes, at, colon)) return;
  const owner =
    namedBeforeColon(notes, tokens, colon) ?? doneBeforeColon(notes, tokens, colon) ?? spokenOf(notes, at, colon);
  const isRead = notes.fields.some(({ place }) => place.at === at && place.end > colon + 1);
  if (colon < 2 || owner === undefined || isRead || isEnumNoun(tokens[colon - 1]?.lower ?? '')) return;
  const rest = { start: colon + 1, end: tokens.length };
  if (!looksLikeFields(tokens, rest) || !holdsFieldNames(tokens, rest) || tellsClause(tokens, rest)) return;
  notes.declare(owner, { at, start: 0, end: colon });
  readFieldList(reading, notes, at, owner, rest);
}

/** What was spoken of before, unless several of something else stand before the colon: "the mechanic services bikes monthly: date". */
function spokenOf(notes: DomainNotes, at: SentenceReading, colon: number): string | undefined {
  const { tokens } = at.sentence;
  const owner = notes.topic ?? notes.current;
  if (notes.recorded?.at === at) return owner;
  const areOthers = tokens.slice(0, colon).some(({ lower, pos }, i) => {
    if (!['NOUN', 'PROPN'].includes(pos) || !isPlural(lower)) return false;
    const named = notes.entityFor([lower]);
    return named !== undefined && named !== owner && !isWord(tokens[i - 1], 'its', 'their');
  });
  return areOthers ? undefined : owner;
}

/** "Nurses record the triage level for each visit: low, medium or high": the values of what is told of each. */
function giveValues(notes: DomainNotes, at: SentenceReading, colon: number): boolean {
  const { tokens } = at.sentence;
  const each = tokens.findLastIndex((token, i) => i < colon && isWord(token, 'each', 'every'));
  const isOfEach = isWord(tokens[each - 1], 'for', 'of', 'per', 'in', 'on', 'at');
  const run = alternativesAt(tokens, colon + 1, tokens.length);
  const isWhole = run && (tokens[run.end] === undefined || isMark(tokens[run.end], '.', ';'));
  if (!isOfEach || !isWhole || nounPhraseAt(tokens, each, colon)?.end !== colon) return false;
  const told = notes.fields.findLastIndex(({ place }) => place.at === at && place.start < each);
  const note = notes.fields[told];
  if (note) notes.fields[told] = { ...note, field: { ...note.field, type: 'enum', enumValues: run.values } };
  return true;
}

/** "Authentication is optional: reading is open, writing needs a key": what follows is said of deeds. */
function tellsClause(tokens: readonly Token[], { start, end }: Range): boolean {
  const phrase = nounPhraseAt(tokens, start, end);
  const isDeed = phrase?.words.length === 1 && phrase.words[0]?.endsWith('ing') === true;
  return isDeed && !phrase.determined && isWord(tokens[phrase.end], 'is', 'are');
}

/** "There is also a tariff per kind of energy: a name, a price": what is there. */
function namedBeforeColon(notes: DomainNotes, tokens: readonly Token[], colon: number): string | undefined {
  const there = tokens.findIndex(
    (token, i) => i < colon && isWord(token, 'there') && isWord(tokens[i + 1], 'be', "'s"),
  );
  if (there < 0) return namedBefore(notes, tokens, colon);
  const phrase = nounPhraseAt(tokens, there + 2, colon);
  if (!phrase || !(phrase.determined || phrase.plural) || !canBeEntity(phrase.words, true)) return undefined;
  return notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
}

/** "... so feeding: horse, when": what stands alone before the colon. */
function namedBefore(notes: DomainNotes, tokens: readonly Token[], colon: number): string | undefined {
  for (const start of [colon - 2, colon - 1]) {
    const phrase = start < 1 ? undefined : nounPhraseAt(tokens, start, colon);
    const before = tokens[start - 1];
    // "given to the client: the dose": what was given has it.
    const isTied = isWord(before, 'our', 'the') && isWord(tokens[start - 2], 'to', 'of', 'for', 'on', 'about');
    const isAlone = isMark(before, ',', ';', '.') || isWord(before, 'so', 'then', 'namely', 'our', 'the');
    if (!phrase || phrase.end !== colon || phrase.head.start !== start || !isAlone || isTied) continue;
    const known = notes.entityFor(phrase.words);
    if (known !== undefined) return known;
    if (isWord(before, 'so', 'then', 'namely') && canBeEntity(phrase.words, true))
      return notes.canonical(entityName(phrase.words));
  }
  return undefined;
}

/** "People book a slot: date, start time": what is told is of the booking, and of what somebody adds, files or leaves of that. */
function doneBeforeColon(notes: DomainNotes, tokens: readonly Token[], colon: number): string | undefined {
  const clause = readClauses(tokens, { start: 0, end: Math.max(colon, 0) }).at(-1);
  const object = clause && nounPhraseAt(tokens, clause.object.start, colon);
  const [verb] = clause?.verbs ?? [];
  if (!clause?.subject || !verb || clause.passive || clause.negated || !object) return undefined;
  if (!canBeEntity(object.words, true)) return undefined;
  const known = notes.entityFor(object.words);
  const isMade = crudVerb(verb.lemma) === 'create';
  if (known !== undefined && isMade && tiesUpTo(notes, tokens, object.end, colon)) return known;
  if (object.end !== colon || !isWord(tokens[object.start], 'a', 'an')) return undefined;
  if (known !== undefined && isMade) return known;
  const records = recordsOf(verb.lemma);
  return records.find((name) => notes.isDeclared(name) || notes.isForeseen(name)) ?? records[0];
}

/** "record treatments for a horse: ...", "medications given to the client: ...": what each of them has to do with. */
function tiesUpTo(notes: DomainNotes, tokens: readonly Token[], start: number, colon: number): boolean {
  const from = tokens[start]?.pos === 'VERB' ? start + 1 : start;
  const { parties, end } = partiesBehind(notes, tokens, from, colon);
  return parties.length > 0 && end === colon;
}
