import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { bracketDepths } from '../grammar/brackets';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { ListItem } from '../lists/list-item';
import { listItems } from '../lists/list-items';
import { closing } from '../grammar/brackets';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { partiesBehind, referToParties } from '../relations/parties';
import type { Range } from '../grammar/phrase-pattern';
import {
  holdsFieldNames,
  looksLikeFields,
  readFieldList,
  tellsOfField,
  typesAmongRules,
} from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

/** "Owners (name, phone, email) bring in their pets": the parts of a thing, in brackets behind it anywhere in a sentence. */
export function readBracketedThings(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const depths = bracketDepths(tokens);
  for (const [open, token] of tokens.entries()) {
    if (!isMark(token, '(') || depths[open] !== 1) continue;
    const group = { start: open + 1, end: closing(tokens, open, tokens.length) };
    const isRead = notes.fields.some(
      ({ place }) => place.at === at && place.start < group.end && group.start < place.end,
    );
    const thing = isRead || !listsParts(tokens, group) ? undefined : thingBefore(notes, at, open);
    if (thing === undefined) continue;
    notes.declare(thing.name, { at, start: thing.start, end: open });
    const current = notes.current;
    readFieldList(reading, notes, at, thing.name, group);
    // "payments (amount, date) per member"
    const { parties } = partiesBehind(notes, tokens, group.end + 1, tokens.length);
    if (isWord(tokens[group.end + 1], 'per', 'of', 'for'))
      referToParties(notes, at, thing.name, group.end + 1, parties);
    notes.current = current ?? thing.name;
  }
}

const listsParts = (tokens: readonly Token[], group: Range): boolean => {
  const items = listItems(tokens, group);
  const isOne = holdsOnePart(tokens, items, group);
  return (
    (items.length > 1 || isOne) &&
    looksLikeFields(tokens, group) &&
    holdsFieldNames(tokens, group) &&
    (isOne || !tellsOfField(tokens, group))
  );
};

/** "Projects (slug, unique, 3-40 chars)": one part, with nothing behind it but rules for it. */
function holdsOnePart(tokens: readonly Token[], [item, another]: readonly ListItem[], group: Range): boolean {
  if (!item || another || item.phrase.start !== group.start || !isFieldName(item.phrase.words)) return false;
  const rules = { start: item.phrase.end + 1, end: group.end };
  return (
    item.phrase.end === group.end ||
    (isMark(tokens[item.phrase.end], ',', ':') && (typesAmongRules(tokens, rules) ?? 2) < 2)
  );
}

/** The plural, or the kind of thing, that ends where the bracket opens, or what is known by that name. */
function thingBefore(
  notes: DomainNotes,
  at: SentenceReading,
  open: number,
): { name: string; start: number } | undefined {
  const { tokens } = at.sentence;
  // "track where our wheelchairs are (number, ward)"
  if (isWord(tokens[open - 1], 'are') && open > 1) return thingBefore(notes, at, open - 1);
  // "pays an invoice per year (amount, paid)"
  if (isWord(tokens[open - 2], 'per') && open > 3) return thingBefore(notes, at, open - 2);
  for (let start = Math.max(0, open - 5); start < open; start++) {
    const opensWithAnother = tokens[start - 1]?.pos === 'PRON' || grammar.timeNouns.has(tokens[start]?.lower ?? '');
    if (opensWithAnother || (tokens[start]?.pos === 'VERB' && start + 1 < open)) continue;
    const phrase = nounPhraseAt(tokens, start, open);
    if (phrase?.end !== open || phrase.start !== start || holdsVerb(tokens, phrase) || isRestOfCount(tokens, start))
      continue;
    const isCounted = phrase.quantity !== undefined && phrase.head.start > start;
    if (start < open - 3 && !isCounted) continue;
    const main = saidOf(notes, at, start);
    if (main) return main;
    const known = notes.entityFor(phrase.words);
    if (known !== undefined) return { name: known, start };
    const isKind = isCounted
      ? !isFieldName(phrase.words)
      : isWord(tokens[start], 'a', 'an', 'each', 'every', 'the', 'one')
        ? (!isFieldName(phrase.words) || isPersonNoun(phrase.words.at(-1) ?? '')) &&
          !phrase.plural &&
          opensClause(tokens, start)
        : phrase.head.start === start && (phrase.plural || isRecorded(tokens[start - 1]));
    if (isKind && canBeEntity(phrase.words, true) && !notes.isTaken(at, phrase))
      return { name: notes.canonical(entityName(phrase.words)), start };
  }
  return undefined;
}

/** "customer owns cars" */
const holdsVerb = (tokens: readonly Token[], { head }: NounPhrase): boolean =>
  tokens.slice(head.start + 1, head.end).some(({ pos, lower }) => pos === 'VERB' && !/(ed|en|ing)$/.test(lower));

/** "more cars" of "one or more cars" */
const isRestOfCount = (tokens: readonly Token[], start: number): boolean =>
  isWord(tokens[start], 'more', 'least', 'most', 'fewer', 'less') && isWord(tokens[start - 1], 'or', 'at');

/** "nurses record blood pressure (systolic, diastolic)" */
const isRecorded = (verb: Token | undefined): boolean =>
  verb?.pos === 'VERB' && isWord(verb, 'record', 'log', 'track', 'measure', 'monitor', 'enter');

/** "post updates on a campaign (headline, body)", "add ticket types to my events (name, price)": the parts of what is made. */
function saidOf(notes: DomainNotes, at: SentenceReading, start: number): { name: string; start: number } | undefined {
  const { tokens } = at.sentence;
  const isAbout = isWord(tokens[start - 1], 'on', 'for', 'about');
  if (!isAbout && !isWord(tokens[start - 1], 'to')) return undefined;
  for (const from of [start - 3, start - 2]) {
    const main = from > 0 ? nounPhraseAt(tokens, from, start - 1) : undefined;
    const verb = tokens[from - 1];
    const isMade = isAbout ? verb?.pos === 'VERB' : isWord(verb, 'add', 'attach', 'append');
    if (main?.plural !== true || main.end !== start - 1 || main.head.start !== from || !isMade) continue;
    return canBeEntity(main.words, true) && !isFieldName(main.words) && !notes.isTaken(at, main)
      ? { name: notes.entityFor(main.words) ?? notes.canonical(entityName(main.words)), start: from }
      : undefined;
  }
  return undefined;
}

/** "a hearing (judge, start) lasts ...", "create an event (title, date)"; what stands in a list or behind a preposition is a part of something. */
function opensClause(tokens: readonly Token[], start: number): boolean {
  const before = tokens[start - 1];
  if (before === undefined || isMark(before, ';', ':', '.', '-')) return true;
  // "is done by one employee (name, role)", "stand in an apiary (name, town)"; with "on" it is mostly the update that has them.
  if (isWord(before, 'by', 'in', 'at', 'from', 'to', 'of')) return true;
  return before.pos === 'VERB' && !grammar.haveVerbs.has(before.lemma);
}
