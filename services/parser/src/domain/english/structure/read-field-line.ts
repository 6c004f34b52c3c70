import { roleOf } from '../relations/role-of';
import { isEnumNoun } from '../../lexicon/enumeration-lexicon';
import { isFieldName, typeFromWords } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { singular, wordsOf } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { alternativesAt } from '../grammar/alternative-runs';
import { readClauses } from '../grammar/clauses';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import { listItems, verbalName } from '../lists/list-items';
import { holdsFieldNames, looksLikeFields, noteFields } from '../lists/read-field-list';
import { constraintAt } from '../things/constraints';
import type { BriefReading, SentenceReading } from '../reading';

/** "`title` (string, required)", "code: string, unique": one field of the entity above, with what is said of it. */
export function readFieldLine(reading: BriefReading, notes: DomainNotes, at: SentenceReading, entity: string): boolean {
  const { tokens } = at.sentence;
  const verbal = verbalName(tokens, 0, tokens.length);
  const phrase = verbal ?? nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || phrase.words.length > 4) return false;
  if (!verbal && readClauses(tokens, { start: 0, end: phrase.end }).length > 0) return false;
  const others = namesBeside(tokens, phrase);
  const mark = others.at(-1)?.end ?? phrase.end;
  if (!isMark(tokens[mark], ...DIVIDERS) || mark + 1 >= tokens.length) return false;
  if (definesOneOfSeveral(reading, at)) return false;
  const last = singular(phrase.words.at(-1) ?? '');
  if (
    grammar.fieldListLabels.has(last) ||
    grammar.headingStops.has(last) ||
    ['lifecycle', 'relation', 'state'].includes(last)
  )
    return false;
  const first = listItems(tokens, { start: mark + 1, end: tokens.length })[0];
  const role = withoutKey(phrase.words);
  const target = first && first.phrase.words.length <= 2 ? notes.entityFor(first.phrase.words) : undefined;
  if (target !== undefined && others.length === 0 && first && first.phrase.end >= tokens.length - 1) {
    notes.multiplicities.push({
      from: entity,
      to: target,
      count: first.phrase.plural ? 'many' : 'one',
      verb: 'refers',
      role: roleOf(notes, role, target),
      place: { at, start: 0, end: tokens.length },
    });
    reading.use(at, 0, tokens.length);
    return true;
  }
  const explained = others.length === 0 ? explainedThing(notes, tokens, phrase, mark + 1) : undefined;
  if (explained) {
    notes.multiplicities.push({
      from: entity,
      to: explained.name,
      count: phrase.plural ? 'many' : 'one',
      verb: phrase.plural ? 'joins' : 'refers',
      role: phrase.plural ? undefined : roleOf(notes, role, explained.name),
      optional: tokens.slice(explained.end).some((token) => isWord(token, 'optional')),
      place: { at, start: 0, end: explained.end },
    });
    const limits = tokens
      .slice(explained.end)
      .some((token) => token.kind === 'number' || isWord(token, 'only', 'must'));
    reading.use(at, 0, limits ? explained.end : tokens.length);
    return true;
  }
  const isLongForm =
    isMark(tokens[mark], ':', '=') ||
    tokens.slice(mark).some(({ kind }) => kind === 'number') ||
    opensNotation(tokens, mark + 1) ||
    listsValues(tokens, phrase, mark + 1);
  if (!isLongForm) return false;
  const tail = { start: mark, end: tokens.length };
  for (const name of [phrase, ...others])
    noteFields(reading, notes, at, entity, [
      { start: name.start, end: tokens.length, phrase: name, group: undefined, tail },
    ]);
  notes.current = entity;
  return true;
}

/**
 * "coach - a member who leads it", "room: the room it takes place in", "players – members, at most 6": the thing that a part is
 * explained by. What is usually kept as a text or a figure, "title - the course in a few words", is explained by none.
 */
function explainedThing(
  notes: DomainNotes,
  tokens: readonly Token[],
  { words, plural }: NounPhrase,
  start: number,
): { name: string; end: number } | undefined {
  const isOne = isWord(tokens[start], 'a', 'an', 'the', 'one');
  if (isOne === plural || (isFieldName(words) && notes.entityFor(words) === undefined)) return undefined;
  const from = isOne ? start + 1 : start;
  for (let end = from + 2; end > from; end--) {
    const named = tokens.slice(from, end);
    const name = named.every(({ kind }) => kind === 'word')
      ? notes.entityFor(named.map(({ lower }) => lower))
      : undefined;
    if (name === undefined || wordsOf(name).length !== named.length) continue;
    const next = tokens[end];
    const isTold = plural ? isMark(next, ',') : next?.pos === 'VERB' || isWord(next, ...EXPLAINING);
    return isTold ? { name, end } : undefined;
  }
  return undefined;
}

/** What goes on to say which one is meant: "the room | it takes place in". */
const EXPLAINING = 'who that which whose where with it they he she we to from in on for at'.split(' ');

/** "drone_id" holds the drone. */
const withoutKey = (words: readonly string[]): readonly string[] =>
  words.length > 1 && words.at(-1) === 'id' ? words.slice(0, -1) : words;

const DIVIDERS = [':', '-', '–', '—', '=', '->', '→'];

/** "`from_port` / `to_port` – string(3)": the other names of which the same is said. */
function namesBeside(tokens: readonly Token[], first: NounPhrase): NounPhrase[] {
  const names: NounPhrase[] = [];
  let { end } = first;
  while (isMark(tokens[end], '/') || (isMark(tokens[end], ',', '&') && tokens[end + 1]?.quoted)) {
    const name = nounPhraseAt(tokens, end + 1, tokens.length);
    if (name?.head.start !== end + 1 || name.words.length > 3) return [];
    names.push(name);
    ({ end } = name);
  }
  return isMark(tokens[end], ...DIVIDERS) ? names : [];
}

/** "type - engine, ladder or command", "colour - red/white": behind a dash, what it may be. */
function listsValues(tokens: readonly Token[], { words, plural }: NounPhrase, start: number): boolean {
  const run = plural ? undefined : alternativesAt(tokens, start, tokens.length);
  if (run && tokens.slice(run.end).every(({ kind }) => kind === 'mark')) return true;
  const isKind = !plural && isEnumNoun(words.at(-1) ?? '');
  return isKind && listItems(tokens, { start, end: tokens.length }).length > 1;
}

/** Behind a dash: a type, a limit, or the values. */
export const opensNotation = (tokens: readonly Token[], at: number): boolean =>
  typeFromWords([tokens[at]?.lower ?? '']) !== undefined ||
  constraintAt(tokens, at, tokens.length) !== undefined ||
  isWord(tokens[at], 'enum', 'fk') ||
  (isWord(tokens[at], 'one', 'any') && isWord(tokens[at + 1], 'of'));

/** "client: name, phone" beside "project: name, budget": under a heading that has its own name, things and no fields. */
function definesOneOfSeveral(reading: BriefReading, { sentence }: SentenceReading): boolean {
  const beside = reading.sentences.filter(
    (other) => other.sentence.parent === sentence.parent && other.sentence.kind === sentence.kind,
  );
  return beside.length > 1 && beside.every((other) => listsOwnParts(other.sentence.tokens));
}

function listsOwnParts(tokens: readonly Token[]): boolean {
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  const rest = { start: (phrase?.end ?? 0) + 1, end: tokens.length };
  if (!phrase || !isMark(tokens[phrase.end], ':', '–', '—') || !canBeEntity(phrase.words, true)) return false;
  return listItems(tokens, rest).length > 1 && looksLikeFields(tokens, rest) && holdsFieldNames(tokens, rest);
}
