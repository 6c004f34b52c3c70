import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { softwareNouns } from '../../lexicon/project-lexicon';
import { entityName, isPlural, singular } from '../../names';
import { type Token, isWord, isMark } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { LINKING, makesWithParticle } from '../grammar/link-verbs';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { partiesBehind, referToParties } from '../relations/parties';
import type { SentenceReading } from '../reading';
import { introducesSpeaker } from '../grammar/speakers';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import { isOwnThing } from './own-things';
import { MADE } from './recorded-deeds';

/** "create issues with a title": the parts belong to what was named last. */
export function lastPhraseOnly(notes: DomainNotes, at: SentenceReading, clause: Clause): string[] | undefined {
  const { tokens } = at.sentence;
  if (!clause.subject || !opensParts(tokens, clause.verb)) return undefined;
  // "boats and bikes, each with a name": of all of them.
  const shared = phrasesOf(tokens, clause.subject);
  const areAll = isWord(tokens[clause.verb.start - 1], 'each', 'both', 'all') && shared.length > 1;
  // "a name, a genre and members, each with a name": the members'
  const isOfLast = isWord(tokens[clause.verb.start - 1], 'each') && !shared.every(({ plural }) => plural);
  if (areAll && !(isOfLast && shared.at(-1)?.plural)) return undefined;
  if (notes.recorded?.at === at && notes.recorded.end === clause.verb.start) return [notes.recorded.entity];
  const isBeside = isWord(tokens[clause.verb.start], 'along', 'together');
  // "written by the clerk together with a firm": but for a row that ties others, who does it with whom.
  if (isBeside && !tiedBefore(tokens, clause)) return undefined;
  const last =
    (isBeside ? tiedBefore(tokens, clause) : undefined) ??
    definedBefore(tokens, clause.subject.start) ??
    madeBefore(notes, at, clause) ??
    tiedBefore(tokens, clause) ??
    madeFor(notes, at, clause) ??
    addedTo(notes, at, clause) ??
    countedBefore(tokens, clause) ??
    sharedBefore(tokens, clause) ??
    phraseEndingAt(tokens, clause.verb.start, clause.host?.verb.end) ??
    phrasesOf(tokens, clause.subject).at(-1);
  if (!last || !canBeEntity(last.words, true) || notes.isTaken(at, last)) return undefined;
  if (
    isWord(tokens[clause.verb.start - 1], 'register') &&
    isWord(tokens[clause.verb.end], 'their', 'his', 'her', 'its', 'a', 'an')
  )
    return undefined;
  if ([clause.subject.start, clause.host?.verb.end ?? 0].some((from) => introducesSpeaker(tokens, from)))
    return undefined;
  const known = notes.entityFor(last.words);
  if (known !== undefined) {
    notes.declare(known, { at, start: last.head.start, end: last.head.end });
    return [known];
  }
  const name = notes.canonical(entityName(last.words));
  notes.declare(name, { at, start: last.head.start, end: last.head.end });
  return [name];
}

/** "with", "including", "along with", "together with", "made up of" */
const opensParts = (tokens: readonly Token[], { start, end }: Range): boolean =>
  (end - start === 1 && isWord(tokens[start], 'with', 'having', 'containing', 'including')) ||
  (end - start === 2 && isWord(tokens[start], 'along', 'together') && isWord(tokens[start + 1], 'with')) ||
  (isWord(tokens[end - 1], 'of') && ['made', 'consisting', 'composed'].includes(tokens[start]?.lower ?? ''));

/** "one report per room, with a text": the report's, of which each room has one. */
function countedBefore(tokens: readonly Token[], { verb }: Clause): NounPhrase | undefined {
  const per = tokens.findLastIndex((token, i) => i < verb.start && isWord(token, 'per'));
  if (per < 0 || tokens.slice(per, verb.start - 1).some(({ kind, pos }) => kind === 'mark' || pos === 'VERB'))
    return undefined;
  const counted = phraseEndingAt(tokens, per);
  return counted && (counted.determined || counted.plural || counted.quantity === 'one') ? counted : undefined;
}

/** "transfers between two accounts with an amount": what is told is of what is between them. */
function sharedBefore(tokens: readonly Token[], { verb }: Clause): NounPhrase | undefined {
  const between = tokens.findLastIndex((token, i) => i < verb.start && isWord(token, 'between'));
  const said = tokens.slice(between, isMark(tokens[verb.start - 1], ',') ? verb.start - 1 : verb.start);
  // "split expenses between flatmates, with groups" says of no two.
  if (between < 1 || said[1]?.pos !== 'NUM' || said.some(({ kind, pos }) => kind === 'mark' || pos === 'VERB'))
    return undefined;
  return phraseEndingAt(tokens, between);
}

/** "log inspections of a hive with a date", "record a loan for a family and a toy with a due date": whose, and what each is of. */
function madeFor(notes: DomainNotes, at: SentenceReading, { verb, subject }: Clause): NounPhrase | undefined {
  const { tokens } = at.sentence;
  if (!subject || crudVerb(tokens[subject.start - 1]?.lemma ?? '') !== 'create') return undefined;
  const limit = isMark(tokens[verb.start - 1], ',') ? verb.start - 1 : verb.start;
  for (let cut = subject.start + 1; cut < limit; cut++) {
    const made = nounPhraseAt(tokens, subject.start, cut);
    if (made?.end !== cut || !canBeEntity(made.words, true) || isSoftware(notes, at, made)) continue;
    const { parties, end } = partiesBehind(notes, tokens, cut, limit);
    if (parties.length === 0 || end !== limit) continue;
    const from = notes.entityFor(made.words) ?? notes.canonical(entityName(made.words));
    referToParties(notes, at, from, made.start, parties);
    return made;
  }
  return undefined;
}

/** "add items to my wish list with a name": the parts are those of what is added. */
function addedTo(notes: DomainNotes, at: SentenceReading, clause: Clause): NounPhrase | undefined {
  const { tokens } = at.sentence;
  const { subject } = clause;
  if (!subject || crudVerb(tokens[subject.start - 1]?.lemma ?? '') !== 'create') return undefined;
  const of = tokens.findIndex((token, i) => i > subject.start && i < clause.verb.start && isWord(token, 'of', 'for'));
  const added = nounPhraseAt(tokens, subject.start, of < 0 ? clause.verb.start : of);
  if (
    !added ||
    isSoftware(notes, at, added) ||
    !isWord(tokens[added.end], 'to', 'into', 'in', 'on', 'onto', 'of', 'for')
  )
    return undefined;
  const place = nounPhraseAt(tokens, added.end + 1, clause.verb.start);
  return place?.end === clause.verb.start ? added : undefined;
}

/** "Create an app for notes with a title": what is told is of what it is for. */
const isSoftware = (notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): boolean =>
  notes.isTaken(at, phrase) ||
  (isWord(at.sentence.tokens[phrase.end], 'for') &&
    softwareNouns.has(phrase.words.at(-1) ?? '') &&
    notes.entityFor(phrase.words) === undefined);

/** "A workshop is a room with machines", "a trip is one run of a line with a driver", "species should be a list with names", "a breed is its own entity with a size": what it says is the workshop's. */
function definedBefore(tokens: readonly Token[], objectStart: number): NounPhrase | undefined {
  const defines =
    isWord(tokens[objectStart], 'a', 'an', 'people', 'person', 'something') ||
    (isWord(tokens[objectStart], 'one') && tokens[objectStart + 1]?.pos === 'NOUN') ||
    isOwnThing(tokens, objectStart);
  // "Customers are companies with a VAT number"
  const areKinds =
    isWord(tokens[objectStart - 1], 'be') &&
    [tokens[objectStart], tokens[objectStart - 2]].every(
      (token) => ['NOUN', 'PROPN'].includes(token?.pos ?? '') && isPlural(token?.lower ?? ''),
    );
  if (!isWord(tokens[objectStart - 1], 'be') || !(defines || areKinds)) return undefined;
  const isModal = tokens[objectStart - 2]?.pos === 'AUX';
  const phrase = phraseEndingAt(tokens, isModal ? objectStart - 2 : objectStart - 1);
  return phrase && (phrase.determined || phrase.plural) && canBeEntity(phrase.words, true) ? phrase : undefined;
}

/** Behind these the parts of a part are told: "a barn has one stall, with a number". */
const HOLDING = new Set('have include contain hold consist comprise feature list show carry'.split(' '));

/**
 * "Stays link a guest to a room with a price", "a loan is for one member, with a due date": what is told behind a clause that ties its
 * subject to others is the subject's; behind one other party it needs the comma, for "by an author with a name" tells of the author.
 */
function tiedBefore(tokens: readonly Token[], { host, verb }: Clause): NounPhrase | undefined {
  if (!host?.subject || host.relative || host.modal !== undefined || host.negated) return undefined;
  // "A dish is made up of ingredients, each with a quantity": the ingredients'.
  if (isWord(tokens[verb.start - 1], 'each', 'all')) return undefined;
  const lemma = host.verbs[0]?.lemma ?? '';
  const links = LINKING.has(lemma) && !host.passive;
  const isMade = host.passive && MADE.has(tokens[host.verb.end - 1]?.lower ?? '');
  const ties = host.passive || grammar.belongVerbs.has(lemma) || isOfOne(tokens, host, verb.start);
  const isForEach = isWord(tokens[host.object.start], 'for') && isWord(tokens[host.object.start + 1], 'each', 'every');
  const isOfEach = host.passive && (isForEach || isWord(tokens[host.object.start], 'per'));
  if (!links && !isMade && !isOfEach && !(ties && isMark(tokens[verb.start - 1], ','))) return undefined;
  const phrase = phrasesOf(tokens, host.subject).at(-1);
  const isThing = phrase !== undefined && (host.passive || !isPersonNoun(singular(phrase.words.at(-1) ?? '')));
  return isThing && (phrase.determined || phrase.plural) && canBeEntity(phrase.words, true) ? phrase : undefined;
}

/**
 * "Every truck posts its location for a day, with an address", "a sensor sends a measurement every minute, with a value": what is
 * told is of what is made, which is its maker's.
 */
function madeBefore(notes: DomainNotes, at: SentenceReading, { host, verb }: Clause): NounPhrase | undefined {
  const { tokens } = at.sentence;
  if (!host?.subject || host.passive || host.relative || host.negated) return undefined;
  // "Teams hand in a project, with a link"
  const isPhrasal = makesWithParticle(tokens, host);
  const isMaking = isPhrasal || grammar.makingVerbs.has(host.verbs[0]?.lemma ?? '');
  if (!isMaking || isWord(tokens[host.object.start], 'to', 'with')) return undefined;
  const made = nounPhraseAt(tokens, isPhrasal ? host.object.start + 1 : host.object.start, verb.start);
  const maker = phrasesOf(tokens, host.subject).at(-1);
  if (!made || made.end >= verb.start || !(made.determined || made.plural) || !canBeEntity(made.words, true))
    return undefined;
  const from = notes.entityFor(made.words) ?? notes.canonical(entityName(made.words));
  if (!maker) {
    // "I want to send an inquiry about a listing with my name"
    if (isFieldName(made.words)) return undefined;
    referToParties(notes, at, from, host.start, partiesBehind(notes, tokens, made.end, verb.start).parties);
    return made;
  }
  const to = notes.entityFor(maker.words);
  if (to !== undefined && to !== from && notes.isForeseen(to))
    referToParties(notes, at, from, host.start, [{ name: to, start: maker.start, end: maker.end }]);
  return made;
}

/** "is for one member", "concerns a patient": of whatever the verb, one row has to do with one other. */
function isOfOne(tokens: readonly Token[], { verbs, object }: Clause, end: number): boolean {
  const lemma = verbs[0]?.lemma ?? '';
  if (lemma === 'be')
    return isWord(tokens[object.start], 'by', 'for', 'of', 'on', 'from', 'in', 'at', 'between', 'one');
  return !HOLDING.has(lemma) && crudVerb(lemma) === undefined && phraseEndingAt(tokens, end)?.plural === false;
}

/** The "list" of "sellers list dresses", the "visits" of "a tour visits places", the "sell" of "to sell dresses". */
const isVerbOf = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.pos === 'VERB' &&
  (tokens[i].lower === tokens[i].lemma || tokens[i].lower.endsWith('s')) &&
  (['NOUN', 'PROPN', 'PRON', 'ADJ'].includes(tokens[i - 1]?.pos ?? '') || isWord(tokens[i - 1], 'to')) &&
  tokens[i - 1]?.kind === 'word';

/** The longest noun phrase that ends where "with" begins, behind the verb of its clause: no "log" of "can log dives". */
function phraseEndingAt(tokens: readonly Token[], end: number, behind = 0): NounPhrase | undefined {
  let found: NounPhrase | undefined;
  // "stands, each with a number"
  const behindEach = isWord(tokens[end - 1], 'each') && isMark(tokens[end - 2], ',') ? end - 1 : end;
  const limit = behindEach - (isMark(tokens[behindEach - 1], ',') ? 1 : 0);
  for (let start = limit - 1; start >= Math.max(behind, limit - 5); start--) {
    const phrase = nounPhraseAt(tokens, start, limit);
    if (phrase?.end !== limit || isVerbOf(tokens, start)) break;
    // "one or more items": the items
    if (isWord(tokens[start], 'more') && isWord(tokens[start - 1], 'or')) break;
    found = phrase;
  }
  return found;
}
