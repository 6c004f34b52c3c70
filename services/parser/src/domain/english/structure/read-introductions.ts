import { isOrganisation, isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { entityName, isPlural, singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { actorsOf } from '../grammar/actors';
import { bracketDepths } from '../grammar/brackets';
import { readClauses } from '../grammar/clauses';
import { constraintAt } from '../things/constraints';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { listItems } from '../lists/list-items';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { occasionBefore, referToParties } from '../relations/parties';
import { plainPhrase } from '../grammar/plain-phrase';
import { holdsFieldNames, looksLikeFields, noteField, readFieldList } from '../lists/read-field-list';
import { recordsTold } from '../things/recorded-deeds';
import { MAKES } from '../things/read-recorded';
import type { BriefReading, SentenceReading } from '../reading';

/** "For each repair: date, cost", "Add logs: laps, remarks", "Sellers list dresses: a title, a size": whose parts the list tells. */
export function readIntroduction(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens, kind } = at.sentence;
  if (kind !== 'prose' && isMark(tokens[1], ':', '–', '—')) return false;
  const found = introductionOf(tokens);
  if (!found || notes.isTaken(at, found.owner) || !canBeEntity(found.owner.words, true)) return false;
  const { owner, list, deed } = found;
  // "Attendees rate sessions: stars, comment": told of what is kept of the deed, where sessions are things already.
  const isOfDeed = recordsTold(tokens[owner.start - 1]?.lemma ?? '').length > 0;
  if (isOfDeed && notes.entityFor(owner.words) !== undefined) return false;
  const isList = listItems(tokens, list).length > 1 && looksLikeFields(tokens, list) && holdsFieldNames(tokens, list);
  if (!isList) return false;
  const name = notes.entityFor(owner.words) ?? notes.canonical(entityName(owner.words));
  notes.declare(name, { at, start: owner.start, end: owner.end });
  const occasion = deed === undefined ? undefined : occasionBefore(notes, tokens, { start: 0, end: deed });
  if (occasion) referToParties(notes, at, name, occasion.start, [occasion]);
  const begin = deed === undefined ? 0 : (occasion?.end ?? deed);
  reading.use(at, occasion ? 0 : begin, list.start);
  noteWhoMayDoSo(notes, at, name, owner);
  return readFieldList(reading, notes, at, name, list);
}

/** "Authors write articles: title, text": whose right it is. */
function noteWhoMayDoSo(notes: DomainNotes, at: SentenceReading, entity: string, owner: NounPhrase): void {
  const [clause, second] = readClauses(at.sentence.tokens, { start: 0, end: owner.end });
  const [verb] = clause?.verbs ?? [];
  if (!clause?.subject || !verb || second || clause.negated || clause.passive) return;
  for (const actor of actorsOf(notes, at, clause.subject))
    if (actor.kind === 'role' || (actor.kind !== 'someone' && clause.modal !== undefined))
      notes.abilities.push({
        actor,
        verb: crudVerb(verb.lemma) === undefined ? 'create' : verb.lemma,
        entity,
        negated: false,
        allowed: clause.modal !== undefined,
        place: { at, start: clause.start, end: clause.end },
      });
}

interface Introduction {
  readonly owner: NounPhrase;
  readonly list: Range;
  /** Where somebody is said to keep it, behind the occasion that the sentence begins with. */
  readonly deed?: number;
}

function introductionOf(tokens: readonly Token[]): Introduction | undefined {
  const depths = bracketDepths(tokens);
  const colon = tokens.findIndex((token, i) => isMark(token, ':', '–', '—') && depths[i] === 0);
  const onOccasion = keptOnOccasion(tokens, colon);
  if (onOccasion) return onOccasion;
  if (isWord(tokens[0], 'for', 'of', 'per', 'about')) {
    const owner = nounPhraseAt(tokens, 1, tokens.length);
    if (!owner) return undefined;
    const isSaid = isMark(tokens[owner.end], ':', '–', '—', ',') || isWord(tokens[owner.end], 'just', 'only', 'simply');
    return isSaid && (owner.determined || owner.plural)
      ? { owner, list: { start: owner.end + 1, end: tokens.length } }
      : undefined;
  }
  const kept = keptOf(tokens, colon) ?? definedAs(tokens);
  if (kept) return kept;
  if (colon < 1) return undefined;
  const list = { start: colon + 1, end: tokens.length };
  const [first] = tokens;
  // "split: runner, km": whatever the word is elsewhere, here it is a name.
  if (colon === 1 && first?.kind === 'word' && first.pos === 'VERB' && first.lower === first.lemma)
    return { owner: plainPhrase(tokens, { start: 0, end: 1 }), list };
  const verb = tokens.findIndex((token, i) => i < colon && i < 4 && isDeed(tokens, i, token));
  if (verb < 0) return undefined;
  const owner = nounPhraseAt(tokens, verb + 1, colon);
  const isObject = owner?.end === colon && (owner.plural || owner.determined);
  return isObject ? { owner, list } : undefined;
}

/** "For every tank we make checks: date, level", "while on a tour I log sightings: species, count": what is kept then. */
function keptOnOccasion(tokens: readonly Token[], colon: number): Introduction | undefined {
  const speaker = tokens.findIndex((token, i) => i > 1 && i < colon && isWord(token, 'we', 'i'));
  if (speaker < 0 || !isWord(tokens[0], ...OCCASIONS)) return undefined;
  const verb = speaker + 1;
  const start = isWord(tokens[verb + 1], 'down', 'up', 'also') ? verb + 2 : verb + 1;
  const keeps = MAKES.has(tokens[verb]?.lemma ?? '') || isDeed(tokens, verb, tokens[verb]);
  const owner = keeps ? nounPhraseAt(tokens, start, colon) : undefined;
  const isThing =
    owner?.end === colon && owner.plural && !grammar.fieldListLabels.has(singular(owner.words.at(-1) ?? ''));
  return owner && isThing ? { owner, list: { start: colon + 1, end: tokens.length }, deed: speaker } : undefined;
}

const OCCASIONS = ['for', 'of', 'per', 'in', 'on', 'at', 'with', 'during', 'after', 'before', 'while', 'when', 'under'];

/** "In a count we write down: date, weather": what is kept, of whatever the sentence begins with. */
function keptOf(tokens: readonly Token[], colon: number): Introduction | undefined {
  if (colon < 3 || !isWord(tokens[0], 'in', 'on', 'at', 'with')) return undefined;
  const owner = nounPhraseAt(tokens, 1, colon);
  const speaks = owner && isWord(tokens[owner.end], 'we', 'i', 'they', 'you');
  return speaks && owner.determined ? { owner, list: { start: colon + 1, end: tokens.length } } : undefined;
}

/** "Owner is name, telephone, mail", "farrier visits also: horse, date": nothing but usual names of fields. */
function definedAs(tokens: readonly Token[]): Introduction | undefined {
  const owner = nounPhraseAt(tokens, 0, tokens.length);
  if (!owner) return undefined;
  const also = isWord(tokens[owner.end], 'also', 'too') && isMark(tokens[owner.end + 1], ':');
  if (also) return { owner, list: { start: owner.end + 2, end: tokens.length } };
  if (!isWord(tokens[owner.end], 'is', 'are')) return undefined;
  const list = { start: owner.end + 1, end: tokens.length };
  const items = listItems(tokens, list);
  const isPlain =
    items.length > 2 &&
    items.every(({ phrase, end }) => isFieldName(phrase.words) && !phrase.determined && end - phrase.end <= 1);
  return isPlain ? { owner, list } : undefined;
}

/** "Add", "Sellers list": somebody makes or keeps what follows. */
function isDeed(tokens: readonly Token[], i: number, token: Token | undefined): boolean {
  if (!token || isWord(token, 'book', 'order', 'rent', 'borrow', 'reserve', 'request')) return false;
  if (token.kind !== 'word' || token.lower !== token.lemma) return false;
  const start = isWord(tokens[i - 1], 'only', 'also') ? i - 1 : i;
  const end = grammar.modals.has(tokens[start - 1]?.lower ?? '') ? start - 1 : start;
  const subject = end < 1 ? undefined : nounPhraseAt(tokens, 0, end);
  const last = subject?.end === end ? (subject.words.at(-1) ?? '') : '';
  const isPerson = isPlural(last);
  const isKnown = grammar.manageVerbs.has(token.lemma) || crudVerb(token.lemma) !== undefined;
  // "Doctors prescribe drugs": whatever people do.
  const acts = isPersonNoun(singular(last)) || isOrganisation(singular(last));
  if (!isKnown && !(isPerson && token.pos === 'VERB' && acts)) return false;
  return i === 0 || isPerson || isWord(tokens[i - 1], 'we', 'i', 'they', 'also', 'and', 'please');
}

/** "Member: a person who may borrow": a word is explained, and what follows speaks of it. */
export function readGlossary(notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const term = nounPhraseAt(tokens, 0, tokens.length);
  if (!term || !isMark(tokens[term.end], ':', '–', '—') || term.determined || term.words.length > 3) return;
  if (!canBeEntity(term.words, true) || notes.isTaken(at, term)) return;
  const rest = { start: term.end + 1, end: tokens.length };
  const explained = isWord(
    tokens[rest.start],
    'a',
    'an',
    'the',
    'any',
    'anyone',
    'somebody',
    'someone',
    'what',
    'record',
    'one',
  );
  if (!explained || holdsFieldNames(tokens, rest)) return;
  const name = notes.entityFor(term.words) ?? notes.canonical(entityName(term.words));
  if (notes.isDeclared(name) || notes.isForeseen(name)) notes.current = name;
  else notes.topic = name;
}

/** "Creators start campaigns. Mandatory: a title, a story": parts of what was spoken of, with what holds for all of them. */
export function readLabelledParts(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const colon = tokens.findIndex((token) => isMark(token, ':'));
  const label = tokens[colon - 1]?.lower ?? '';
  const value = grammar.requiredAdjectives.has(label)
    ? 'required'
    : grammar.optionalAdjectives.has(label)
      ? 'optional'
      : undefined;
  const owner = madeBefore(reading, notes, at) ?? notes.current ?? notes.topic;
  if (colon < 1 || colon > 2 || value === undefined || owner === undefined) return false;
  const list = { start: colon + 1, end: tokens.length };
  const items = listItems(tokens, list);
  if (items.length === 0 || !looksLikeFields(tokens, list) || !holdsFieldNames(tokens, list)) return false;
  notes.declare(owner, { at, start: 0, end: colon });
  for (const item of items) {
    const { constraints } = item.phrase;
    noteField(reading, notes, at, owner, { ...item, phrase: { ...item.phrase, constraints: [...constraints, value] } });
  }
  notes.current = owner;
  reading.use(at, 0, tokens.length);
  return true;
}

/** "Creators start campaigns.": what somebody does something with, not they, is what parts are told of next. */
function madeBefore(reading: BriefReading, notes: DomainNotes, at: SentenceReading): string | undefined {
  const before = reading.sentences[reading.sentences.indexOf(at) - 1];
  const [clause, second] = before
    ? readClauses(before.sentence.tokens, { start: 0, end: before.sentence.tokens.length })
    : [];
  if (!before || !clause?.subject || second || clause.passive || clause.negated) return undefined;
  const { tokens } = before.sentence;
  const isActor = isPersonNoun(singular(tokens[clause.subject.end - 1]?.lower ?? ''));
  const what = isActor ? nounPhraseAt(tokens, clause.object.start, clause.object.end) : undefined;
  if (!what || !(what.plural || what.determined) || !canBeEntity(what.words, true) || isFieldName(what.words))
    return undefined;
  return notes.entityFor(what.words) ?? notes.canonical(entityName(what.words));
}

/** "Volume defaults to 5.", "Barcode unique.": a limit without a verb, of a field that was named before. */
export function readBareLimit(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || phrase.words.length > 3 || readClauses(tokens, { start: 0, end: tokens.length }).length > 0)
    return false;
  const found = constraintAt(tokens, phrase.end, tokens.length);
  const end = tokens.at(-1)?.kind === 'mark' ? tokens.length - 1 : tokens.length;
  const words = [...phrase.words.slice(0, -1), singular(phrase.words.at(-1) ?? '')];
  const isField = notes.fields.some(({ field }) => field.words.join(' ') === words.join(' '));
  if (!found || found.end < end || !isField) return false;
  notes.constraints.push({
    entity: undefined,
    context: notes.topic ?? notes.current,
    words: phrase.words,
    values: found.values,
    place: { at, start: 0, end: tokens.length },
  });
  return true;
}
