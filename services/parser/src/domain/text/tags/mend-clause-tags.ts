import { isFieldName } from '../../lexicon/field-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { presentVerb } from '../../lexicon/relation-lexicon';
import { baseOfThirdPerson, pastParticiple } from '../../lexicon/verb-lexicon';
import { isPlural } from '../../names';
import { isEnglishWord } from './tagger';
import type { Token } from '../token';

/**
 * Puts right what the tagger sees as a noun though only a verb can stand there: in "a doctor works in one department" the
 * word behind the subject agrees with it, something follows, and the clause has no other verb.
 */
export function mendClauseTags(tokens: readonly Token[]): readonly Token[] {
  let changed: Token[] | undefined;
  for (const [i, token] of tokens.entries()) {
    if (isStateOfSubject(tokens, i) || isStateOfObject(tokens, i)) {
      changed ??= [...tokens];
      changed[i] = { ...token, pos: 'ADJ' };
      continue;
    }
    if (isNounAfterAll(tokens, i) || isListedNoun(tokens, i) || isSecondObject(tokens, i)) {
      changed ??= [...tokens];
      changed[i] = { ...token, pos: 'NOUN' };
      continue;
    }
    const isOneOfTwo = isOneOfTwoDeeds(changed ?? tokens, i);
    if (token.pos !== 'NOUN' && token.pos !== 'ADJ' && token.pos !== 'PROPN' && !isOneOfTwo) continue;
    if (token.quoted || token.text !== token.text.toLowerCase()) continue;
    const lemma =
      presentVerb(token.lower) ??
      baseOfThirdPerson(token.lower) ??
      holdingVerb(token.lower) ??
      moveOf(token.lower) ??
      baseOfAny(token.lower);
    if (lemma === undefined) continue;
    const known = changed ?? tokens;
    if (
      !movesOnToo(known, i, lemma) &&
      !listsSeveral(known, i, lemma) &&
      !goesOnAsVerb(known, i) &&
      !isOneOfTwo &&
      !takesObject(known, i, lemma) &&
      !isDoneBySoftware(known, i, lemma) &&
      ((presentVerb(token.lower) ?? holdingVerb(token.lower)) === undefined ||
        !standsAsVerb(known, i, token.lower === lemma))
    )
      continue;
    changed ??= [...tokens];
    changed[i] = { ...token, pos: 'VERB', lemma };
  }
  return changed ?? tokens;
}

/** "Only draft invoices can be deleted", "once approved requests are final": a state before what is in it, not an order to do so. */
function isStateOfSubject(tokens: readonly Token[], i: number): boolean {
  const [before, token, next, after] = [tokens[i - 1], tokens[i], tokens[i + 1], tokens[i + 2]];
  if (token?.pos !== 'VERB' || !isUsualState(token.lower) || next?.pos !== 'NOUN' || after?.pos !== 'AUX') return false;
  return (
    before === undefined || before.kind === 'mark' || ['only', 'no', 'all', 'any', 'once', 'and'].includes(before.lower)
  );
}

/** "marks sent invoices as paid", "reviews submitted claims": behind a verb, what it is done to is in that state. */
function isStateOfObject(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  const isParticiple = token?.pos === 'VERB' && token.lower !== token.lemma && isUsualState(token.lower);
  return isParticiple && !token.quoted && before?.pos === 'VERB' && next?.pos === 'NOUN' && isPlural(next.lower);
}

/** "Only the head removes tanks or lines.": what closes the clause beside several that something is done to, is done to it too. */
function isSecondObject(tokens: readonly Token[], i: number): boolean {
  const [verb, object, or, token, next] = tokens.slice(Math.max(0, i - 3), i + 2);
  const isThird = verb?.pos === 'VERB' && verb.lower !== verb.lemma && verb.lower.endsWith('s');
  const isJoined = i >= 3 && (or?.lower === 'or' || or?.lower === 'and');
  const areSeveral = object?.pos === 'NOUN' && isPlural(object.lower) && isPlural(token?.lower ?? '');
  return isThird && isJoined && areSeveral && token?.pos === 'VERB' && (next === undefined || next.kind === 'mark');
}

const DETERMINERS = new Set(['a', 'each', 'an', 'another', 'its', 'their', 'his', 'her', 'my', 'our', 'your', 'every']);

/** "its address and its rooms", "a reply to another comment", "a rental says": a determiner wants a noun. */
function isNounAfterAll(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  // "the moves as text": many of a kind.
  const isMany = tokens[i - 1]?.lower === 'the' && isPlural(token?.lower ?? '') && token?.pos === 'VERB';
  if (isMany && (next === undefined || next.kind === 'mark' || ['ADP', 'CCONJ', 'SCONJ'].includes(next.pos)))
    return true;
  if (!token || token.quoted || !DETERMINERS.has(tokens[i - 1]?.lower ?? '')) return false;
  const goesOn = ['NOUN', 'PROPN', 'ADJ'].includes(next?.pos ?? '');
  // "a screening shows one film": what looks like a plural is the verb.
  const isDeed =
    token.lower.endsWith('ing') && presentVerb(next?.lower ?? '') !== undefined && beginsObject(tokens[i + 2]);
  if (token.pos === 'VERB') return isDeed || ((token.lower === token.lemma || token.lower.endsWith('ing')) && !goesOn);
  return token.pos === 'ADJ' && (next?.pos === 'AUX' || (next?.pos === 'VERB' && /s$/.test(next.lower)));
}

/** "has a start time, end time, start odometer and purpose": among bare nouns it is one too, unless somebody is told what to do. */
function isListedNoun(tokens: readonly Token[], i: number): boolean {
  const [before, token, next, after] = [tokens[i - 1], tokens[i], tokens[i + 1], tokens[i + 2]];
  if (token?.pos !== 'VERB' || token.lower !== token.lemma || token.quoted) return false;
  const isBeside = before?.text === ',' || before?.lower === 'and';
  // "read everything, start and finish flights"
  if (isBeside && tokens[i - 2]?.pos === 'PRON') return false;
  if (isUsualField(tokens, i)) return true;
  // "with start and end dates"
  const [here, there] = [token.lower, tokens[i - 2]?.lower ?? ''];
  const opensPair = next?.lower === 'and' && grammar.contrasts.has(after?.lower ?? '');
  if (isBeside && opensPair && grammar.contrasts.has(here) && tokens[i + 3]?.pos === 'NOUN') return true;
  if (isBeside && next?.pos === 'NOUN' && grammar.contrasts.has(here) && grammar.contrasts.has(there)) return true;
  const closes = after === undefined || after.kind === 'mark' || ['and', 'or'].includes(after.lower);
  if (!isBeside || next?.pos !== 'NOUN' || isPlural(next.lower) || !closes) return false;
  if (tokens[i - 2]?.pos !== 'NOUN' || isPlural(tokens[i - 2]?.lower ?? '')) return false;
  const verb = tokens
    .slice(0, i)
    .find(({ pos, lower }) => pos === 'VERB' || pos === 'AUX' || grammar.modals.has(lower));
  return verb === undefined || (!grammar.modals.has(verb.lower) && grammar.haveVerbs.has(verb.lemma));
}

/** "are logged: start, end, distance": usual names of fields between marks, where nobody is told what he can do. */
function isUsualField(tokens: readonly Token[], i: number): boolean {
  const [before, token, next, after] = [tokens[i - 1], tokens[i], tokens[i + 1], tokens[i + 2]];
  const isBetween = [':', ',', '('].includes(before?.text ?? '') && next?.text === ',';
  if (!isBetween || !token || !isFieldName([token.lower]) || !after) return false;
  const goesOn = ['NOUN', 'ADJ', 'DET'].includes(after.pos) || isFieldName([after.lower]);
  return goesOn && !tokens.slice(0, i).some(({ lower }) => grammar.modals.has(lower) || lower === 'to');
}

const beginsObject = (token: Token | undefined): boolean =>
  token !== undefined && (OBJECT_STARTS.has(token.pos) || ['exactly', 'only', 'several', 'many'].includes(token.lower));

const ARTICLES = ['a', 'an', 'the', 'its', 'one', 'exactly', 'either', 'several', 'many', 'multiple'];

/** "states", "mentions": verbs that name parts. */
const holdingVerb = (word: string): string | undefined => {
  const base = word.replace(/s$/, '');
  return base !== word && grammar.haveVerbs.has(base) ? base : undefined;
};

/** "A ticket is for one show, states a row and costs the full price": no noun stands before an article, so it is what the subject does too. */
function goesOnAsVerb(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const before = tokens[i - 1];
  const isJoined = before?.text === ',' || before?.lower === 'and';
  const isBare = before?.lower === 'and' && ['comes', 'belongs'].includes(token?.lower ?? '');
  if (!isJoined || !token?.lower.endsWith('s')) return false;
  if (!isBare && !ARTICLES.includes(tokens[i + 1]?.lower ?? '')) return false;
  return tokens.slice(0, i - 1).some(({ pos, lower }) => (pos === 'VERB' || pos === 'AUX') && lower.endsWith('s'));
}

/** "The office checks it and grants or denies it": beside a verb, behind another, one of two deeds. */
function isOneOfTwoDeeds(tokens: readonly Token[], i: number): boolean {
  const [before, token, or, other] = [tokens[i - 1], tokens[i], tokens[i + 1], tokens[i + 2]];
  const isThird = (word: Token | undefined): boolean => word?.kind === 'word' && /[^s]s$/.test(word.lower);
  return (
    (before?.text === ',' || before?.lower === 'and') &&
    or?.lower === 'or' &&
    other?.pos === 'VERB' &&
    [token, other].every(isThird) &&
    tokens.slice(0, i - 1).some((verb) => verb.pos === 'VERB' && isThird(verb))
  );
}

/** "visits": the third person of whatever has a past. */
function baseOfAny(word: string): string | undefined {
  const base = word.replace(/s$/, '');
  return base !== word && !base.endsWith('s') && isEnglishWord(pastParticiple(base)) ? base : undefined;
}

const MOVES = ['move', 'change', 'pass', 'progress', 'advance', 'switch', 'step', 'transition'];

const moveOf = (word: string): string | undefined => MOVES.find((move) => word === move);

/** "Each prescription lists medicines with a dosage": behind a single subject, the word agrees with it, and a plural is its object. */
function listsSeveral(tokens: readonly Token[], i: number, lemma: string): boolean {
  const [determiner, subject, token, object, after] = tokens.slice(Math.max(0, i - 2), i + 3);
  const isSingle = i >= 2 && ['each', 'every', 'a', 'an', 'one'].includes(determiner?.lower ?? '');
  const agrees = token?.lower !== lemma && token?.lower.endsWith('s') === true && !isPlural(subject?.lower ?? 's');
  const isObject = object?.kind === 'word' && ['NOUN', 'PROPN'].includes(object.pos) && isPlural(object.lower);
  const ends = after === undefined || after.kind === 'mark' || ['ADP', 'CCONJ', 'SCONJ', 'PRON'].includes(after.pos);
  return isSingle && agrees && isObject && ends && subject?.kind === 'word' && !subject.lower.endsWith('s');
}

/** "Repairs belong to a bike and move from open to done": nothing that is listed leads from somewhere. */
function movesOnToo(tokens: readonly Token[], i: number, lemma: string): boolean {
  const isJoined = tokens[i - 1]?.text === ',' || tokens[i - 1]?.lower === 'and';
  const leads = ['from', 'through'].includes(tokens[i + 1]?.lower ?? '');
  return (
    isJoined && leads && MOVES.includes(lemma) && tokens.slice(0, i).some(({ pos }) => pos === 'VERB' || pos === 'AUX')
  );
}

/**
 * "Every truck posts its location", "for each rental the system stores the user": in a clause without a verb no noun stands
 * between another and an article, whatever the verb.
 */
function takesObject(tokens: readonly Token[], i: number, lemma: string): boolean {
  const [subject, token, next] = tokens.slice(Math.max(0, i - 1), i + 2);
  if (i === 0 || !next || !subject || !token || subject.kind !== 'word' || token.lower === lemma) return false;
  if (!DETERMINERS.has(next.lower) && next.lower !== 'the') return false;
  if (isPlural(subject.lower) || !isNounOfSubject(tokens, i - 1)) return false;
  const from = clauseStart(tokens, i);
  return [...tokens.slice(from, i), ...tokens.slice(i + 1, clauseEnd(tokens, i))].every(
    ({ pos }) => pos !== 'VERB' && pos !== 'AUX',
  );
}

const OBJECT_STARTS = new Set(['ADP', 'DET', 'NUM', 'PRON']);
const CLAUSE_ENDS = new Set('and or but that which who where when whenever if because while unless until'.split(' '));

function standsAsVerb(tokens: readonly Token[], i: number, base: boolean): boolean {
  const subject = tokens[i - 1];
  const next = tokens[i + 1];
  if (!subject || !next || subject.kind !== 'word' || (next.kind !== 'word' && next.kind !== 'number')) return false;
  if (isPlural(subject.lower) !== base || !isNounOfSubject(tokens, i - 1)) return false;
  if (
    !OBJECT_STARTS.has(next.pos) &&
    next.kind !== 'number' &&
    !['exactly', 'only', 'several', 'many', 'up'].includes(next.lower)
  )
    return false;
  return next.lower !== 'of' && isOnlyVerb(tokens, i);
}

const SOFTWARE = new Set(
  'system app application service api backend software platform tool program server website portal'.split(' '),
);

/** "The system stores research studies": software acts; "the app users" and "service fees" agree with no single thing. */
function isDoneBySoftware(tokens: readonly Token[], i: number, lemma: string): boolean {
  const [subject, token, next] = tokens.slice(Math.max(0, i - 1), i + 2);
  const object = nounBehind(tokens, i + 1);
  return (
    SOFTWARE.has(subject?.lower ?? '') &&
    token?.lower !== lemma &&
    next?.kind === 'word' &&
    object !== undefined &&
    isOnlyVerb(tokens, i)
  );
}

/** The plural that a run of nouns and adjectives ends with. */
function nounBehind(tokens: readonly Token[], start: number): Token | undefined {
  let end = start;
  while (['NOUN', 'PROPN', 'ADJ'].includes(tokens[end]?.pos ?? '')) end++;
  const last = tokens[end - 1];
  return end > start && last && isPlural(last.lower) ? last : undefined;
}

/** Behind the subject that begins the clause, where nothing else of it is a verb. */
function isOnlyVerb(tokens: readonly Token[], i: number): boolean {
  const from = clauseStart(tokens, i);
  const others = [...tokens.slice(from, i), ...tokens.slice(i + 1, clauseEnd(tokens, i))];
  return opensWithSubject(tokens, from, i) && others.every(({ pos }) => pos !== 'VERB' && pos !== 'AUX');
}

const isNounOfSubject = (tokens: readonly Token[], i: number): boolean =>
  ['NOUN', 'PROPN'].includes(tokens[i]?.pos ?? '') || (tokens[i]?.pos === 'ADJ' && tokens[i - 1]?.pos === 'DET');

/** The subject begins the clause: with an article, or as a plural on its own. */
function opensWithSubject(tokens: readonly Token[], from: number, verb: number): boolean {
  const words = tokens.slice(from, verb);
  const [first] = words;
  if (!first || words.length > 5) return false;
  const determined =
    first.pos === 'DET' || first.pos === 'NUM' || ['each', 'every', 'one', 'many', 'several'].includes(first.lower);
  return (
    (determined || isPlural(words.at(-1)?.lower ?? '')) &&
    words.slice(1).every(({ pos }) => ['NOUN', 'PROPN', 'ADJ', 'ADP', 'DET'].includes(pos))
  );
}

function clauseStart(tokens: readonly Token[], i: number): number {
  let from = i;
  while (from > 0 && tokens[from - 1]?.kind !== 'mark' && !CLAUSE_ENDS.has(tokens[from - 1]?.lower ?? '')) from--;
  return from;
}

function clauseEnd(tokens: readonly Token[], i: number): number {
  let to = i + 1;
  while (to < tokens.length && tokens[to]?.kind !== 'mark' && !CLAUSE_ENDS.has(tokens[to]?.lower ?? '')) to++;
  return to;
}
