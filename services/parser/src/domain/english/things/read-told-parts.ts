import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { entityName, singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { bracketDepths } from '../grammar/brackets';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { holdsFieldNames, looksLikeFields, readFieldList } from '../lists/read-field-list';
import { isMereLogin } from './mere-login';
import type { BriefReading, SentenceReading } from '../reading';
import { reckons } from '../rules/read-formulas';
import { comparesParts } from '../rules/compared-parts';

/**
 * Parts that a sentence tells and whose they are, however it is put: "for every child the nurse notes height and weight", "the details
 * of a guide are name and phone", "to add a bike you give its number and colour". Read where nothing else found a part.
 */
export function readToldParts(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clauses: readonly Clause[],
): void {
  const { tokens } = at.sentence;
  if (isMark(tokens.at(-1), '?') || reckons(tokens) || notes.fields.some(({ place }) => place.at === at)) return;
  if (clauses.length === 0 && readBareParts(reading, notes, at)) return;
  const parts = partsIn(tokens, clauses);
  const owner = parts && ownerOf(notes, at, clauses, parts);
  if (!parts || !owner) return;
  const name = notes.entityFor(owner.words) ?? notes.canonical(entityName(owner.words));
  notes.declare(name, { at, start: owner.head.start, end: owner.head.end });
  readFieldList(reading, notes, at, name, parts);
}

/** "An API for my records. Artist, album, year": nothing but parts, of what was spoken of. */
function readBareParts(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens, kind } = at.sentence;
  const whole = { start: 0, end: tokens.length };
  const owner = termAbove(reading, notes, at) ?? notes.current;
  const isBare = kind === 'prose' && !tokens.some((token) => isMark(token, ':', '?', '–', '—'));
  if (!isBare || owner === undefined || !listsParts(tokens, whole)) return false;
  const items = listItems(tokens, whole);
  const isName = ({ phrase, start, tail }: ListItem): boolean =>
    phrase.start === start &&
    phrase.words.length <= 3 &&
    !tokens.slice(tail.start, tail.end).some(({ pos }) => ['NOUN', 'PROPN', 'VERB'].includes(pos));
  const [first] = items;
  if (items.length < 3 || !first || !isName(first)) return false;
  notes.declare(owner, { at, start: 0, end: tokens.length });
  return readFieldList(reading, notes, at, owner, whole);
}

/** "**Recording** — what can be heard. A carrier holds several. `title`, `language`": the word that the lines before explain. */
function termAbove(reading: BriefReading, notes: DomainNotes, at: SentenceReading): string | undefined {
  const index = reading.sentences.indexOf(at);
  for (const { sentence } of reading.sentences.slice(Math.max(0, index - 3), index).reverse()) {
    const term = nounPhraseAt(sentence.tokens, 0, sentence.tokens.length);
    if (term && isMark(sentence.tokens[term.end], '—', '–', ':')) return notes.entityFor(term.words);
  }
  return undefined;
}

/** The stretch that lists parts: behind a colon, or what somebody gives, asks or keeps. */
function partsIn(tokens: readonly Token[], clauses: readonly Clause[]): Range | undefined {
  const depths = bracketDepths(tokens);
  const colon = tokens.findIndex(
    (token, i) => depths[i] === 0 && (isMark(token, ':', '–', '—') || (isMark(token, '-') && !token.glued)),
  );
  const compared = tokens.findIndex((_, i) => i > colon && comparesParts(tokens, i));
  const behind = { start: colon + 1, end: compared < 0 ? tokens.length : compared };
  if (colon > 1 && listsParts(tokens, behind)) return behind;
  for (const clause of clauses) {
    const range = clause.negated ? undefined : toldIn(tokens, clause);
    if (range && listsParts(tokens, range)) return range;
  }
  return clauses.every(({ relative }) => relative) ? behindEach(tokens) : undefined;
}

/** "For each dish a price and a name", "of every table the number of seats": parts without any verb. */
function behindEach(tokens: readonly Token[]): Range | undefined {
  const isEach = isWord(tokens[0], 'for', 'of', 'per', 'with') && isWord(tokens[1], 'each', 'every', 'all', 'any');
  const phrase = isEach ? nounPhraseAt(tokens, 1, tokens.length) : undefined;
  if (!phrase || !isWord(tokens[phrase.end], 'a', 'an', 'the', 'its', 'their')) return undefined;
  const parts = { start: phrase.end, end: tokens.length };
  return looksLikeFields(tokens, parts) && holdsFieldNames(tokens, parts) ? parts : undefined;
}

/** What stands behind "note", "ask for", "are", "register with", "by giving". */
function toldIn(tokens: readonly Token[], { verbs, verb, object, passive }: Clause): Range | undefined {
  const lemma = verbs.at(-1)?.lemma ?? '';
  let start = object.start;
  const particle = isWord(tokens[start], 'down', 'for', 'in', 'up', 'out') ? 1 : 0;
  if (grammar.entryVerbs.has(lemma)) {
    const opening = tokens.findIndex((token, i) => i >= start && i < object.end && isWord(token, 'with', 'by'));
    if (opening < 0) return undefined;
    start = isWord(tokens[opening], 'by') ? opening + 2 : opening + 1;
    return { start, end: object.end };
  }
  const isEquation = lemma === 'be' && !passive && tokens[verb.start - 1]?.kind === 'word';
  // "For each pump are noted the village and the depth"
  const isNoted = passive && grammar.haveParticiples.has(tokens[verb.end - 1]?.lower ?? '');
  if (!isEquation && !isNoted && (passive || !grammar.tellVerbs.has(lemma))) return undefined;
  return { start: start + particle, end: object.end };
}

/** At least two, called as fields usually are, and each said as one of something. */
function listsParts(tokens: readonly Token[], range: Range): boolean {
  const items = listItems(tokens, range);
  if (isMereLogin(items)) return false;
  return items.length > 1 && looksLikeFields(tokens, range) && holdsFieldNames(tokens, range);
}

/** Whose the parts are: of what is named before or behind them, or of what the deed is done to. */
function ownerOf(
  notes: DomainNotes,
  at: SentenceReading,
  clauses: readonly Clause[],
  parts: Range,
): NounPhrase | undefined {
  const { tokens } = at.sentence;
  const before = { start: 0, end: parts.start };
  return (
    possessorIn(notes, at, before) ??
    occasionIn(notes, at, before) ??
    objectBefore(notes, at, clauses, parts) ??
    entrant(notes, at, clauses, tokens) ??
    giver(notes, at, clauses, parts) ??
    onlyThing(notes, at, parts)
  );
}

/** "A boat's data", "the details of a guide" */
function possessorIn(notes: DomainNotes, at: SentenceReading, { start, end }: Range): NounPhrase | undefined {
  const { tokens } = at.sentence;
  for (let i = start; i < end; i++) {
    if (isWord(tokens[i], "'s", "'") && isData(tokens[i + 1]))
      return ownerAt(notes, at, i - 1, i) ?? ownerAt(notes, at, i - 2, i);
    // "boat data: name, length"
    if (isData(tokens[i]) && isMark(tokens[i + 1], ':') && i > 0)
      return ownerAt(notes, at, i - 1, i) ?? ownerAt(notes, at, i - 2, i);
    if (isData(tokens[i]) && isWord(tokens[i + 1], 'of', 'about', 'on', 'for')) return ownerAt(notes, at, i + 2, end);
  }
  return undefined;
}

const isData = (token: Token | undefined): boolean => grammar.dataNouns.has(singular(token?.lower ?? ''));

/** "For every child", "per patient", "about each tree", "from a supplier" */
function occasionIn(notes: DomainNotes, at: SentenceReading, { start, end }: Range): NounPhrase | undefined {
  const { tokens } = at.sentence;
  for (let i = start; i < end; i++) {
    const isEach = isWord(tokens[i + 1], 'each', 'every');
    const ties =
      isWord(tokens[i], 'per', 'about', 'from') || (isWord(tokens[i], 'for', 'of', 'on') && isKind(tokens[i + 1]));
    if (!ties && !(isEach && isWord(tokens[i], 'at', 'with', 'during', 'after'))) continue;
    const owner = ownerAt(notes, at, i + 1, end);
    if (owner) return owner;
  }
  return undefined;
}

const isKind = (token: Token | undefined): boolean => isWord(token, 'each', 'every', 'a', 'an', 'any', 'one');

/** "To add a bike you give ...", "when a parcel arrives we note ...", "report a defect by giving ...": what it is about. */
function objectBefore(
  notes: DomainNotes,
  at: SentenceReading,
  clauses: readonly Clause[],
  parts: Range,
): NounPhrase | undefined {
  const { tokens } = at.sentence;
  const gives = tokens.slice(0, parts.start).some((token) => isWord(token, 'its', 'giving', 'entering', 'stating'));
  const isOccasion = isWord(tokens[0], 'when', 'whenever', 'to', 'once');
  if (!gives && !isOccasion) return undefined;
  for (const { object, subject, verb } of clauses) {
    if (verb.start > parts.start) break;
    const owner = [object, subject].flatMap((range) =>
      range && isKind(tokens[range.start]) ? [ownerAt(notes, at, range.start, Math.min(range.end, parts.start))] : [],
    );
    const found = owner.find((phrase) => phrase !== undefined);
    if (found) return found;
  }
  // The infinitive opens no clause of its own.
  const first = isWord(tokens[0], 'to') && isKind(tokens[2]) ? ownerAt(notes, at, 2, parts.start) : undefined;
  return first;
}

/** "Guides register with a name and a phone": whoever does. */
function entrant(
  notes: DomainNotes,
  at: SentenceReading,
  clauses: readonly Clause[],
  tokens: readonly Token[],
): NounPhrase | undefined {
  const clause = clauses.find(({ verbs }) => grammar.entryVerbs.has(verbs.at(-1)?.lemma ?? ''));
  const { subject } = clause ?? {};
  const phrase = subject && nounPhraseAt(tokens, subject.start, subject.end);
  if (!phrase || phrase.end !== subject.end || !(phrase.plural || phrase.determined)) return undefined;
  // "Players register with a nickname": elsewhere how many there are, but here who does.
  const isSomebody = isPersonNoun(singular(phrase.words.at(-1) ?? '')) && canBeEntity(phrase.words, true);
  return isSomebody && !notes.isTaken(at, phrase) ? phrase : usable(notes, at, phrase);
}

/** "Passengers give their name and weight": the parts are those of whoever tells them. */
function giver(
  notes: DomainNotes,
  at: SentenceReading,
  clauses: readonly Clause[],
  parts: Range,
): NounPhrase | undefined {
  const { tokens } = at.sentence;
  if (!isWord(tokens[parts.start], 'their', 'his', 'her', 'its')) return undefined;
  const subject = clauses.find(({ object }) => object.start === parts.start)?.subject;
  const phrase = subject && nounPhraseAt(tokens, subject.start, subject.end);
  return phrase?.end === subject?.end && phrase ? usable(notes, at, phrase) : undefined;
}

/** "A tool to log my runs - date, distance": the one thing that is named before the list. */
function onlyThing(notes: DomainNotes, at: SentenceReading, parts: Range): NounPhrase | undefined {
  const { tokens } = at.sentence;
  if (tokens[parts.start - 1]?.kind !== 'mark') return undefined;
  const named = [...notes.entities.values()].filter(
    ({ place, strength }) => strength === 'declared' && place.at === at && place.end <= parts.start,
  );
  const [only, second] = named;
  return only && !second ? nounPhraseAt(tokens, only.place.start, only.place.end) : undefined;
}

function ownerAt(notes: DomainNotes, at: SentenceReading, start: number, limit: number): NounPhrase | undefined {
  const phrase = start < 0 ? undefined : nounPhraseAt(at.sentence.tokens, start, limit);
  return phrase?.start === start ? usable(notes, at, phrase) : undefined;
}

const usable = (notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): NounPhrase | undefined =>
  canBeEntity(phrase.words, true) && !isFieldName(phrase.words) && !notes.isTaken(at, phrase) ? phrase : undefined;
