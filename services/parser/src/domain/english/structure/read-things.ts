import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { projectHeads, softwareNouns } from '../../lexicon/project-lexicon';
import { entityName, singular, singularWords, snakeCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { bracketDepths, bracketsAt } from '../grammar/brackets';
import { readClauses } from '../grammar/clauses';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { valuesIn } from '../lists/field-values';
import { type NounPhrase, nounPhraseAt, phraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { holdsFieldNames, looksLikeFields, readFieldList } from '../lists/read-field-list';
import { referToParties } from '../relations/parties';
import type { BriefReading, SentenceReading } from '../reading';
import { splitList } from '../lists/split-list';

/** One element of a list of things: its name, where its parts stand, and the kinds of it that brackets tell. */
interface Thing {
  readonly phrase: NounPhrase;
  readonly parts: readonly Range[];
  readonly kinds: readonly string[] | undefined;
  /** What it is told to be of, "screenings | of films", "ratings | of films by members". */
  readonly ties: Range;
}

/** "an API for a library: books with a title and an ISBN; members; loans (book, member)": things, some with their parts. */
export function readThings(reading: BriefReading, notes: DomainNotes, at: SentenceReading, range: Range): boolean {
  const { tokens } = at.sentence;
  const things = thingsIn(tokens, range);
  if (!things) return false;
  for (const { phrase, parts, kinds } of things) {
    const name = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
    notes.list(name, { at, start: phrase.start, end: phrase.end });
    notes.current = name;
    for (const part of parts) readFieldList(reading, notes, at, name, part);
    if (kinds) noteKinds(notes, at, name, phrase, kinds);
  }
  reading.use(at, range.start, range.end);
  for (const [k, { phrase, ties }] of things.entries()) {
    noteTies(notes, at, phrase, ties);
    const before = things[k - 1];
    if (before && isWord(tokens[phrase.start - 1], 'their', 'its')) tieToOwner(notes, at, phrase, before.phrase);
  }
  return true;
}

/** "houses with an address, | their flats | with a number": each of one of those before. */
function tieToOwner(notes: DomainNotes, at: SentenceReading, own: NounPhrase, owner: NounPhrase): void {
  const [from, to] = [own, owner].map(({ words }) => notes.entityFor(words) ?? notes.canonical(entityName(words)));
  // "animals, their keepers": one keeper may have several, or several one.
  if (from === undefined || to === undefined || from === to || isPerson(own)) return;
  referToParties(notes, at, from, own.start - 1, [{ name: to, start: own.start - 1, end: own.end }]);
}

/** "Inventory, in Python: products with a name and a price; warehouses": things behind a colon, whatever stands before it. */
export function thingsBehindColon(notes: DomainNotes, at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const depths = bracketDepths(tokens);
  const colon = tokens.findIndex((token, i) => isMark(token, ':', '–', '—') && depths[i] === 0);
  const range = { start: colon + 1, end: tokens.length };
  // "A family tree app: persons with a name": a single thing, where only software stands before it.
  const isSoftware = isSoftwareAhead(tokens, colon);
  const things = colon < 1 ? undefined : thingsIn(tokens, range, isSoftware);
  const isTold = things?.some(({ parts, ties }) => parts.length > 0 || ties.start < ties.end);
  if (!things || (things.length < 2 && !isSoftware) || !isTold) return undefined;
  const label = nounPhraseAt(tokens, 0, colon);
  const isThing = label?.end === colon && notes.entityFor(label.words) !== undefined && !notes.isTaken(at, label);
  return isThing ? undefined : range;
}

/** "A zoo register:", "a tool for midwives:" */
function isSoftwareAhead(tokens: readonly Token[], colon: number): boolean {
  const of = tokens.findIndex((token, i) => i < colon && isWord(token, 'for'));
  const head = tokens[(of > 0 ? of : colon) - 1];
  return (
    head !== undefined &&
    head.pos !== 'VERB' &&
    colon <= LONGEST_LABEL &&
    (softwareNouns.has(head.lower) || projectHeads.has(head.lower) || RECORDS.has(head.lower))
  );
}

const LONGEST_LABEL = 8;

/** What holds rows by its name, but "Order list: ..." may be of orders. */
const RECORDS = new Set('list register log registry directory catalogue catalog inventory'.split(' '));

/** @param mayBeOne a single thing with parts will do */
function thingsIn(tokens: readonly Token[], range: Range, mayBeOne = false): Thing[] | undefined {
  const all = splitList(tokens, range);
  const opens = (k: number): boolean =>
    k === 0 || tokens.slice(all[k - 1]?.end, all[k]?.start).some((token) => isMark(token, ';'));
  const bySemicolon = all.some((_, k) => k > 0 && opens(k));
  const heads = all.map((part, k) => thingAt(tokens, part, bySemicolon ? (opens(k) ? 'opens' : 'goes on') : 'listed'));
  const behindFirst = heads[0]?.end ?? range.start;
  if (!heads[0] || (all.length < 2 && !(mayBeOne && partsStart(tokens, behindFirst, range.end, false) !== undefined)))
    return undefined;
  const named = heads.filter((head) => head !== undefined);
  const things: Thing[] = [];
  for (const [k, phrase] of heads.entries()) {
    if (!phrase) continue;
    const next = heads.findIndex((head, later) => later > k && head !== undefined);
    const end = next < 0 ? range.end : (all[next]?.start ?? range.end);
    const behind = tiesEnd(tokens, phrase, end);
    const group = bracketsAt(tokens, behind, end);
    const isParts = group !== undefined && listsParts(tokens, group, named);
    const from = partsStart(tokens, group ? group.end + 1 : behind, end, bySemicolon);
    // "boats; and sailors can rent them": a statement, not a thing with parts.
    const rest = { start: from ?? (group ? group.end + 1 : behind), end };
    if (
      readClauses(tokens, rest).some(
        ({ modal, subject, relative }) => modal !== undefined && subject !== undefined && !relative,
      )
    )
      return undefined;
    things.push({
      phrase,
      parts: [...(group && isParts ? [group] : []), ...(from === undefined ? [] : [{ start: from, end }])],
      kinds: group && !isParts ? kindsIn(tokens, group, phrase) : undefined,
      ties: { start: phrase.end, end: behind },
    });
  }
  return things;
}

/** @param things those of the same list, of which one may have others as its parts */
const listsParts = (tokens: readonly Token[], group: Range, things: readonly NounPhrase[] = []): boolean =>
  looksLikeFields(tokens, group) && holdsFieldNames(tokens, group, things);

const OPENERS = [
  'with',
  'having',
  'including',
  'containing',
  'each with',
  'each having',
  'all with',
  'that have',
  'which have',
  'that has',
  'which has',
  'each of which has',
  'each of them with',
].map((phrase) => phrase.split(' '));

/** Behind "with" and its like, also after a comma; between semicolons also behind a colon or dash. */
function partsStart(tokens: readonly Token[], at: number, end: number, marked: boolean): number | undefined {
  if (marked && at < end && isMark(tokens[at], ':', '–', '—', '-')) return at + 1;
  const start = isMark(tokens[at], ',') ? at + 1 : at;
  const length = phraseAt(tokens, start, end, OPENERS);
  return length === undefined || (start > at && length === 1) ? undefined : start + length;
}

/**
 * What an element speaks of when it is a thing: a plural that is no usual name of a field, alone or with its parts. Behind a
 * semicolon nothing else can begin; between semicolons only what has parts of its own is another thing.
 */
function thingAt(
  tokens: readonly Token[],
  { start, end }: Range,
  place: 'opens' | 'goes on' | 'listed',
): NounPhrase | undefined {
  const joined = isWord(tokens[start], 'and', 'plus', 'also') ? start + 1 : start;
  // "houses with an address, their flats with a number"
  const from = isWord(tokens[joined], 'their', 'its') ? joined + 1 : joined;
  const phrase = nounPhraseAt(tokens, from, end);
  if (!phrase || !canBeEntity(phrase.words, true)) return undefined;
  const behind = tiesEnd(tokens, phrase, end);
  const group = bracketsAt(tokens, behind, end);
  const opener = partsStart(tokens, group ? group.end + 1 : behind, end, place === 'opens') !== undefined;
  const hasParts = opener || (group !== undefined && listsParts(tokens, group) && place !== 'goes on');
  const after = tokens[behind];
  if (behind < end && after?.kind !== 'mark' && !opener) return undefined;
  if (place === 'opens' && (phrase.plural || hasParts)) return phrase;
  // "comments on tasks": a thing, though comments may be a part elsewhere.
  const isTied = behind > phrase.end && isWord(tokens[phrase.end], 'of', 'on', 'by', 'per');
  const isThing = phrase.plural && phrase.head.start === from && (hasParts || isTied || !isFieldName(phrase.words));
  return isThing && (place === 'listed' || opener) ? phrase : undefined;
}

const TIES = ['of', 'by', 'on', 'for', 'from', 'in', 'at', 'to', 'per'];

/** Behind "of films by members" where that stands behind the name of several; nothing of a part, "boats with a name". */
function tiesEnd(tokens: readonly Token[], phrase: NounPhrase, limit: number): number {
  let { end } = phrase;
  while (phrase.plural && end < limit && isWord(tokens[end], ...TIES)) {
    const other = nounPhraseAt(tokens, end + 1, limit);
    const isCounted = other && (other.plural || other.determined || isWord(tokens[end], 'per'));
    if (!isCounted || !(isPerson(other) || isListed(tokens, other) || isPlainThing(other))) break;
    ({ end } = other);
  }
  return end;
}

const isPlainThing = ({ words }: NounPhrase): boolean => canBeEntity(words, true) && !isFieldName(words);

/** "books, copies of books, loans of copies": a thing of the list, though it may name a part elsewhere. */
const isListed = (tokens: readonly Token[], { head }: NounPhrase): boolean =>
  tokens.some(
    ({ lower }, i) =>
      i < head.start && lower === tokens[head.start]?.lower && (i === 0 || isMark(tokens[i - 1], ',', ';', ':', '-')),
  );

const isPerson = ({ words }: NounPhrase): boolean => isPersonNoun(singular(words.at(-1) ?? ''));

/** "ratings of films by members": each is of one film and by one member. */
function noteTies(notes: DomainNotes, at: SentenceReading, phrase: NounPhrase, { start, end }: Range): void {
  const source = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  for (let i = start; i < end; ) {
    const other = nounPhraseAt(at.sentence.tokens, i + 1, end);
    if (!other) break;
    const place = { start: i, end: other.end };
    const target = notes.entityFor(other.words) ?? (isPerson(other) ? accountNamed(notes, at, other) : undefined);
    if (target === undefined) at.missed.push(place);
    else referToParties(notes, at, source, phrase.start, [{ name: target, ...place }]);
    i = other.end;
  }
}

/** "by guests", of whom nothing is kept: they are accounts. */
function accountNamed(notes: DomainNotes, at: SentenceReading, { words, head }: NounPhrase): string {
  const role = snakeCase(singularWords(words));
  if (!notes.roles.has(role)) notes.roles.set(role, { at, ...head });
  return notes.canonical(entityName(words));
}

/** "stock movements (in, out, adjustment)": what kinds of them there are. */
function kindsIn(tokens: readonly Token[], group: Range, { words }: NounPhrase): readonly string[] | undefined {
  if (isWord(tokens[group.start], 'e.g.', 'eg', 'like', 'such', 'for', 'i.e.', 'mostly', 'including')) return undefined;
  if (isPersonNoun(singular(words.at(-1) ?? ''))) return undefined;
  return valuesIn(tokens, group, words, true);
}

function noteKinds(
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  phrase: NounPhrase,
  values: readonly string[],
): void {
  const words = ['type'];
  notes.fields.push({
    entity,
    field: { name: 'type', words, type: 'enum', enumValues: values, constraints: [] },
    phrase: { ...phrase, words, plural: false },
    place: { at, start: phrase.start, end: phrase.end },
  });
}
