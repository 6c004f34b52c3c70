import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isEnumNoun } from '../../lexicon/enumeration-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { isStateNoun } from '../../lexicon/state-lexicon';
import { projectHeads, softwareNouns } from '../../lexicon/project-lexicon';
import { isPlural, singular, singularWords } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { readClauses } from './clauses';
import { canBeEntity } from '../domain-notes';
import { readConstraints } from '../things/constraints';
import { listItems } from '../lists/list-items';
import { type NounPhrase, nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { holdsFieldNames, looksLikeFields } from '../lists/read-field-list';
import { bracketDefinition } from '../structure/bracket-definitions';

/** What a line speaks of, and its list. */
export interface Label {
  readonly kind: 'entities' | 'fields' | 'definition' | 'introduction';
  readonly phrase: NounPhrase;
  readonly rest: Range;
}

/** Behind "entity", or behind "an API for" when a list of fields follows a dash or colon. */
function labelStart(tokens: readonly Token[]): number {
  const entity = tokens.findIndex(
    (token, i) =>
      isWord(token, 'entity', 'table', 'model', 'resource') &&
      i < 6 &&
      tokens[i + 1]?.kind === 'word' &&
      (tokens[i + 1]?.quoted === true || isMark(tokens[i + 2], ':')),
  );
  if (entity >= 0) return entity + 1;
  if (asksToKeep(tokens)) return 1;
  const purpose = tokens.findIndex(
    (token, i) =>
      isWord(token, 'for', 'of') &&
      i > 0 &&
      i < 7 &&
      // "an API in Python for rides"
      (isProject(tokens[i - 1]) || (isWord(tokens[i - 2], 'in', 'with', 'using') && isProject(tokens[i - 3]))),
  );
  const phrase = purpose >= 0 ? nounPhraseAt(tokens, purpose + 1, tokens.length) : undefined;
  return phrase && isMark(tokens[phrase.end], ':', '-', '–', '—') ? purpose + 1 : 0;
}

/** "a log of": a noun; "walks are logged for" says what is done. */
const isProject = (token: Token | undefined): boolean =>
  projectHeads.has(token?.lemma ?? '') && !(token?.pos === 'VERB' && token.lower !== token.lemma);

/** "Add running logs: train, laps": what is to be kept stands behind the verb. */
function asksToKeep([verb, next]: readonly Token[]): boolean {
  const keeps =
    verb?.lower === verb?.lemma &&
    (crudVerb(verb?.lemma ?? '') === 'create' || grammar.manageVerbs.has(verb?.lemma ?? ''));
  return (
    keeps &&
    !verb?.quoted &&
    next?.kind === 'word' &&
    ['NOUN', 'ADJ', 'DET', 'VERB', 'PROPN'].includes(next.pos) &&
    isWord(verb, 'add', 'store', 'keep', 'create', 'define', 'manage', 'track', 'save', 'make')
  );
}

/** Behind "an API for a zoo:": what it is to keep. */
export function purposeList(tokens: readonly Token[]): Range | undefined {
  const begin = labelStart(tokens);
  const phrase = begin > 0 ? nounPhraseAt(tokens, begin, tokens.length) : undefined;
  if (!phrase || !isWord(tokens[begin - 1], 'for') || !isMark(tokens[phrase.end], ':', '-', '–', '—')) return undefined;
  return { start: phrase.end + 1, end: tokens.length };
}

const HOLDS = ['contains', 'includes', 'holds', 'stores', 'records', 'comprises', 'lists', 'states', 'shows', 'keeps'];

/** "A parcel contains: code, weight": the parcel, though what it does may be a noun elsewhere. */
function holderIn(tokens: readonly Token[], { start, end }: NounPhrase): NounPhrase | undefined {
  const isOne = isWord(tokens[start], 'a', 'an', 'each', 'every', 'the', 'one');
  const holds = isOne && end - start > 2 && HOLDS.includes(tokens[end - 1]?.lower ?? '') && isMark(tokens[end], ':');
  return holds ? nounPhraseAt(tokens, start, end - 1) : undefined;
}

/** "Table: number, seats", of a restaurant: one thing and its parts, where "tables" would list things. */
const namesOne = (tokens: readonly Token[], { words, plural, end }: NounPhrase, mark: number, rest: Range): boolean =>
  words.length === 1 &&
  !plural &&
  end === mark &&
  grammar.entityListLabels.has(words[0] ?? '') &&
  (canBeEntity(words, true) || limitsParts(tokens, rest)) &&
  listItems(tokens, rest).length > 1 &&
  !listsThings(tokens, rest) &&
  looksLikeFields(tokens, rest) &&
  holdsFieldNames(tokens, rest);

/** "`url` (required), `active` (default true)": elements of which is said what a field may hold, and no thing. */
export const limitsParts = (tokens: readonly Token[], range: Range): boolean =>
  listItems(tokens, range).some(({ group }) => {
    const [first] = group ? readConstraints(tokens, group) : [];
    return group !== undefined && first?.start === group.start;
  });

/** What stands before a colon (or a dash) at the beginning, and the list behind it. */
export function labelOf(tokens: readonly Token[]): Label | undefined {
  const begin = labelStart(tokens);
  const purpose = begin > 0;
  const whole = nounPhraseAt(tokens, begin, tokens.length);
  if (!whole) return undefined;
  const phrase = holderIn(tokens, whole) ?? whole;
  let mark = whole.end;
  if (isMark(tokens[mark], '(')) return undefined;
  if (isWord(tokens[mark], 'field', 'attribute', 'have', 'contain', 'include', 'entity', 'table', 'model')) mark++;
  if (!isMark(tokens[mark], ':', '=', '-', '–', '—', '->', '→')) return undefined;
  // "Members rate films: stars, comment" is no name of something.
  const says = readClauses(tokens, { start: phrase.start, end: mark }).some(({ subject }) => subject !== undefined);
  if (says && mark === phrase.end) return undefined;
  const rest = { start: mark + 1, end: tokens.length };
  const bare = withoutHead(phrase);
  if ((bare || purpose) && (listsThings(tokens, rest) || listsDefinitions(tokens, rest)))
    return { kind: 'entities', phrase, rest };
  if (bare && canBeEntity(bare.words, true) && looksLikeFields(tokens, rest) && holdsFieldNames(tokens, rest))
    return { kind: 'definition', phrase: bare, rest };
  const last = singular(phrase.words.at(-1) ?? '');
  const spoken = singularWords(phrase.words).join(' ');
  if (namesOne(tokens, phrase, mark, rest)) return { kind: 'definition', phrase, rest };
  if (
    grammar.entityListLabels.has(spoken) ||
    (grammar.entityListLabels.has(last) && phrase.words.length <= 3 && phrase.plural)
  )
    return { kind: 'entities', phrase, rest };
  // "Data: author (name), book (title, author)"
  const definesThings = (bracketDefinition(tokens, rest.start)?.length ?? 0) > 1;
  if (grammar.fieldListLabels.has(last)) return { kind: definesThings ? 'entities' : 'fields', phrase, rest };
  if (
    (isEnumNoun(last) && !(holdsFieldNames(tokens, rest) && (phrase.plural || listItems(tokens, rest).length > 2))) ||
    !canBeEntity(phrase.words, true) ||
    (isLabelWord(phrase.words) && !isThingWithParts(tokens, phrase, rest))
  )
    return undefined;
  if (isFieldName(phrase.words) && !(phrase.end === mark && holdsFieldNames(tokens, rest))) return undefined;
  // "Fault states: open, fixed"
  if (isStateNoun(last) && phrase.words.length > 1) return undefined;
  if (rest.start >= rest.end) return { kind: 'introduction', phrase, rest };
  if (tellsWhoActs(tokens, rest)) return undefined;
  if (
    isWord(tokens[rest.start], 'filter', 'search', 'sort', 'paginate', 'filterable', 'sortable', 'searchable', 'list')
  )
    return undefined;
  const describesSoftware = tokens.slice(rest.start).some(({ lemma }) => softwareNouns.has(lemma));
  if (describesSoftware && listItems(tokens, rest).length === 1) return undefined;
  return looksLikeFields(tokens, rest) && listsParts(tokens, rest) ? { kind: 'definition', phrase, rest } : undefined;
}

/** "Expense reports: employees submit expenses with an amount, a date": what they do, and no list of parts. */
const tellsWhoActs = (tokens: readonly Token[], { start }: Range): boolean => {
  const [who, deed, what] = [tokens[start], tokens[start + 1], tokens[start + 2]];
  const isMany = who !== undefined && isPlural(who.lower) && isPersonNoun(singular(who.lower));
  return isMany && deed?.pos === 'VERB' && deed.lower === deed.lemma && what?.kind === 'word';
};

/** "Terminal: the device at the door" explains a word; "Plate: colour, weight" lists parts. */
const listsParts = (tokens: readonly Token[], rest: Range): boolean =>
  holdsFieldNames(tokens, rest) || (listItems(tokens, rest).length > 1 && !isWord(tokens[rest.start], 'the', 'this'));

/** "project: name, client, start date", "Delivery notes: number, date": usually a heading, but here with parts of its own. */
function isThingWithParts(tokens: readonly Token[], { words, plural }: NounPhrase, rest: Range): boolean {
  const [first = '', last, third] = words;
  const isKind =
    plural && last !== undefined && third === undefined && singular(last) === 'note' && !REMARKING.has(first);
  if (!isKind && (last !== undefined || !grammar.thingLabels.has(singular(first)))) return false;
  const items = listItems(tokens, rest);
  const isNamed = items.some(({ phrase }) => ['name', 'title'].includes(phrase.words.join(' ')));
  return items.length > (isNamed ? 1 : 2) && looksLikeFields(tokens, rest) && holdsFieldNames(tokens, rest);
}

/** "Implementation notes: ..." remark on the whole. */
const REMARKING = new Set(
  'technical implementation design api developer general additional other further security important background side project final extra some'.split(
    ' ',
  ),
);

export const isLabelWord = (words: readonly string[]): boolean =>
  grammar.headingStops.has(singularWords(words).join(' ')) || grammar.headingStops.has(singular(words.at(-1) ?? ''));

/** "vehicles api: plate, make" defines vehicles. */
function withoutHead(phrase: NounPhrase): NounPhrase | undefined {
  let { words } = phrase;
  while (words.length > 1 && projectHeads.has(words.at(-1) ?? '')) words = words.slice(0, -1);
  if (words.at(-1) === 'waiting') return undefined;
  const cut = phrase.words.length - words.length;
  return cut === 0 ? undefined : { ...phrase, words, head: { ...phrase.head, end: phrase.head.end - cut } };
}

/** "Library API - books, authors, loans": all of them plurals that name no field. */
export function listsThings(tokens: readonly Token[], rest: Range): boolean {
  const items = listItems(tokens, rest);
  return (
    items.length > 1 &&
    items.every(({ phrase, tail }) => phrase.plural && canBeEntity(phrase.words) && tail.end - tail.start <= 1) &&
    readClauses(tokens, rest).length === 0 &&
    !items.every(({ phrase }) => isFieldName(phrase.words))
  );
}

/** "members (name, email), classes (name, capacity)" */
export const listsDefinitions = (tokens: readonly Token[], rest: Range): boolean =>
  listItems(tokens, rest).some(
    ({ phrase, group }) =>
      phrase.plural && group !== undefined && holdsFieldNames(tokens, group) && listItems(tokens, group).length > 1,
  );
