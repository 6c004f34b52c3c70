import { isCollective, isPersonNoun, isTeam } from '../../lexicon/account-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOfThirdPerson, isActionVerb } from '../../lexicon/verb-lexicon';
import { isPlural, singular } from '../../names';
import { beginsObject } from '../tags/tag-changes';
import { isMark, isWord, type Token } from '../token';
import { wordAt } from './word-at';

/**
 * "Sailing school: boats (name, sail), courses, trainers enter courses, guests can't cancel them" is a list of things that goes on
 * with statements: the list and each statement as a sentence of its own. Any other sentence stays as it is.
 */
export function partTerseLists(tokens: readonly Token[]): (readonly Token[])[] {
  const said = segmentsOf(tokens);
  const isOfPhrases = said.some((part) => part.some((token) => isWord(token, 'with', 'having')));
  const parts = said
    .map((part, i) => withStatusOf(part, said[i - 1]))
    .flatMap(statusApart)
    .flatMap((part) => withSlashedStates(part, isOfPhrases));
  const first = parts.findIndex((part) => isStatement(part) && !tellsStates(part));
  const listed = parts.slice(0, first < 0 ? parts.length : first);
  const states = listed.filter(tellsStates);
  const things = listed.filter((part) => !tellsStates(part));
  if ((first < 0 && states.length === 0) || !isListing(things)) return [tokens];
  const sentences: Token[][] = [things.flat(), ...states.map((part) => [...part])];
  for (const part of parts.slice(listed.length)) {
    if (isStatement(part)) sentences.push([...part]);
    else sentences.at(-1)?.push(...part);
  }
  return sentences
    .filter((sentence) => sentence.length > 0)
    .map((sentence) => (isMark(sentence.at(-1), ',', ';') ? sentence.slice(0, -1) : sentence));
}

/** What stands between commas, semicolons and a colon, outside of brackets, each with the mark behind it. */
function segmentsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if (isMark(token, '(', '[', '{')) depth++;
    if (isMark(token, ')', ']', '}')) depth = Math.max(0, depth - 1);
    parts.at(-1)?.push(token);
    if (depth === 0 && isMark(token, ',', ';', ':') && i + 1 < tokens.length) parts.push([]);
  }
  return parts;
}

/**
 * "offers draft/sent/accepted" states where a thing may stand: "offers", "offers are draft, sent or accepted"; behind "sites with a roof"
 * they would be taken for a part of what stands before.
 */
function withSlashedStates(part: readonly Token[], isOfPhrases: boolean): (readonly Token[])[] {
  const [noun, first] = part;
  const words = part.slice(1).filter(({ kind }) => kind === 'word');
  const isRun = part.slice(1).every((token) => token.kind === 'word' || isMark(token, '/', ',', ';', '.'));
  const marks = part.filter((token) => isMark(token, '/'));
  if (!noun || !first || !isPlural(noun.lower) || !isRun || marks.length < 1 || marks.length !== words.length - 1)
    return [part];
  if (words.filter(({ lower }) => isUsualState(lower) || lower.endsWith('ed')).length * 2 <= words.length)
    return [part];
  const told = part
    .slice(1)
    .map((token) =>
      token === marks.at(-1)
        ? { ...wordAt(token, 'or', 'CCONJ'), end: token.end }
        : isMark(token, '/')
          ? { ...wordAt(token, ',', 'PUNCT', 'mark'), end: token.end }
          : token,
    );
  const named = isOfPhrases ? [] : [[noun, wordAt(first, ',', 'PUNCT', 'mark')]];
  return [...named, [noun, { ...wordAt(first, 'are', 'AUX'), lemma: 'be' }, ...told]];
}

/** "batches (room, weight), status washed > ironed" as "batches status: washed > ironed": of what stands before it. */
function withStatusOf(part: readonly Token[], before: readonly Token[] | undefined): readonly Token[] {
  const [status, first] = part;
  const isChain = part.slice(2).some(isArrow);
  const end = before?.findIndex(({ kind }) => kind === 'mark') ?? -1;
  const thing = before?.slice(0, end);
  if (!status || !first || !isChain || !isWord(status, 'status', 'state', 'states') || !thing?.length) return part;
  if (isMark(first, ':') || !isPlural(thing.at(-1)?.lower ?? '')) return part;
  const words = thing.map((token) => ({ ...token, start: status.start, end: status.start }));
  return [...words, status, wordAt(first, ':', 'PUNCT', 'mark'), ...part.slice(1)];
}

const isArrow = (token: Token): boolean => isMark(token, '>', '->', '→', '=>');

/** "jobs (customer, pages, status new -> printed)" as "jobs (customer, pages)" and "jobs status: new -> printed". */
function statusApart(part: readonly Token[]): (readonly Token[])[] {
  const open = part.findIndex((token) => isMark(token, '('));
  const close = part.findIndex((token, i) => i > open && isMark(token, ')'));
  const status = part.findIndex(
    (token, i) => i > open && i < close && isMark(part[i - 1], ',') && isWord(token, 'status', 'state'),
  );
  const thing = part.slice(0, open);
  const chain = part.slice(status, close);
  const isThing = thing.length > 0 && thing.every(({ kind }) => kind === 'word') && isPlural(thing.at(-1)?.lower ?? '');
  if (open < 1 || status < 0 || !isThing || !chain.some(isArrow)) return [part];
  const told = withStatusOf(chain, [...thing, ...part.slice(open)]);
  return told === chain ? [part] : [[...part.slice(0, status - 1), ...part.slice(close)], told];
}

const OPENS_MORE = new Set(['ADP', 'SCONJ', 'ADV', 'INTJ', 'PRON', 'DET', 'AUX', 'PART', 'CCONJ']);

/** Things that are named, with a label, brackets or another of them: no phrase of a clause ("after payment, clerks ship orders"). */
function isListing(parts: readonly (readonly Token[])[]): boolean {
  const isLabelled = isMark(parts[0]?.at(-1), ':');
  const things = isLabelled ? parts.slice(1) : parts;
  const opening = things[0]?.[0];
  if (!opening || OPENS_MORE.has(opening.pos)) return false;
  const outside = things.map((part) => outsideBrackets(part));
  const hasBrackets = things.some((part, i) => part.length > (outside[i]?.length ?? 0));
  return (isLabelled || hasBrackets || things.length > 1) && !outside.some(saysSomething);
}

/** "a booking starts off open", "I confirm it": a clause, and no name of a thing. */
const saysSomething = (part: readonly Token[]): boolean =>
  part[0]?.pos === 'PRON' ||
  part.some(
    ({ pos, lower, lemma }, i) =>
      pos === 'AUX' ||
      (pos === 'VERB' &&
        lower !== lemma &&
        lower.endsWith('s') &&
        i > 0 &&
        !isPlural(part[i - 1]?.lower ?? '') &&
        i < part.length - 2),
  );

function outsideBrackets(part: readonly Token[]): Token[] {
  let depth = 0;
  return part.filter((token) => {
    if (isMark(token, '(', '[', '{')) depth++;
    const isOutside = depth === 0;
    if (isMark(token, ')', ']', '}')) depth = Math.max(0, depth - 1);
    return isOutside;
  });
}

const LONGEST_SUBJECT = 3;

/** "jobs status: new -> printed", "quotes are draft, sent or accepted", as they are told above. */
const tellsStates = (part: readonly Token[]): boolean =>
  part.some(
    (token, i) =>
      i > 0 &&
      i <= LONGEST_SUBJECT + 1 &&
      token.start === token.end &&
      (isWord(token, 'be') || (isMark(token, ':') && isWord(part[i - 1], 'status', 'state', 'states'))),
  );

/** "trainers enter courses", "only members may book", "old boats can't be lent": somebody or something, and a verb with its object. */
function isStatement(part: readonly Token[]): boolean {
  if (tellsStates(part)) return true;
  const start = isWord(part[0], 'only', 'but', 'all', 'every', 'each', 'the', 'a', 'an', 'no') ? 1 : 0;
  for (let i = start + 1; i <= start + LONGEST_SUBJECT && i < part.length; i++) {
    const subject = part[i - 1];
    const token = part[i];
    if (!token || !subject || subject.kind !== 'word' || subject.pos === 'AUX') return false;
    if (grammar.modals.has(token.lower) || isWord(token, 'ca', 'can')) return isNounLike(subject);
    if (doesMany(part, i) || doesOne(part, i)) return true;
  }
  return false;
}

const isNounLike = ({ pos, lower }: Token): boolean => pos === 'NOUN' || pos === 'PROPN' || isPlural(lower);

/** "trainers enter courses": a plural, and what is done in its base form. */
function doesMany(part: readonly Token[], i: number): boolean {
  const [subject, token] = [part[i - 1], part[i]];
  if (!subject || !token) return false;
  const isTogether = isTeam([subject.lower]) || isCollective(subject.lower) || isWord(subject, ...CREWS);
  if (!isPlural(subject.lower) && !isTogether) return false;
  const at = isAdverb(token) ? i + 1 : i;
  const verb = part[at];
  if (!verb || isPlural(verb.lower)) return false;
  const isSomebody = isPersonNoun(singular(subject.lower)) || isTogether;
  const isVerb = verb.pos === 'VERB' && verb.lower === verb.lemma;
  return (isVerb || (isActionVerb(verb.lower) && isSomebody)) && takesObject(part, at + 1);
}

/** One word for several who act. */
const CREWS = ['staff', 'personnel', 'people', 'crew'];

const isAdverb = (token: Token | undefined): boolean => isWord(token, 'only', 'also', 'always', 'never');

const takesObject = (part: readonly Token[], i: number): boolean => beginsObject(part, isAdverb(part[i]) ? i + 1 : i);

/** "trainer enters courses" */
function doesOne(part: readonly Token[], i: number): boolean {
  const [subject, token] = [part[i - 1], part[i]];
  if (!subject || !token || isPlural(subject.lower) || !isPersonNoun(subject.lower)) return false;
  return baseOfThirdPerson(token.lower) !== undefined && takesObject(part, i + 1);
}
