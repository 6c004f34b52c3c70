import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { entityName, singular, wordsOf } from '../../names';
import { isEnglishWord } from '../../text/tags/tagger';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { BriefReading } from '../reading';

/** What the brief gives parts to; "if a request is rejected, a reason is given" does so to none that is not described elsewhere. */
export const describedIn = ({ fields }: DomainNotes): ReadonlySet<string> =>
  new Set(fields.flatMap(({ entity, place: { at } }) => (tellsOccasion(at.sentence.tokens) ? [] : [entity])));

const tellsOccasion = ([first]: readonly Token[]): boolean => isWord(first, 'if', 'when', 'once', 'whenever', 'after');

/** "report" for ExpenseReport, "court reservation" for Reservation: the name without fields stands for the other one. */
export function aliasesAmong(
  names: ReadonlySet<string>,
  withFields: ReadonlySet<string>,
  usual: ReadonlySet<string>,
  reading: BriefReading,
): Map<string, string> {
  const aliases = new Map<string, string>();
  const takeInFull = (long: string, short: string): void => {
    aliases.delete(long);
    aliases.set(short, long);
  };
  for (const short of names) {
    // An ingredient and what a recipe has of it are two things of one domain.
    const isUsual = usual.has(short);
    const longer = [...names].filter(
      (name) =>
        name !== short &&
        !(isUsual && usual.has(name)) &&
        ((name.endsWith(short) && /[a-z]$/.test(name.slice(0, -short.length))) ||
          (withFields.has(short) && !withFields.has(name) && isWrittenTogether(name, short))),
    );
    const [long] = longer;
    if (long === undefined || longer.length > 1) continue;
    if (withFields.has(long) && withFields.has(short)) {
      if (!isUsual && isCalledShort(long, short, reading)) takeInFull(long, short);
    } else if (withFields.has(short)) aliases.set(long, short);
    else aliases.set(short, long);
  }
  for (const [short, long] of shortNames(names, withFields, reading)) if (!usual.has(short)) takeInFull(long, short);
  return aliases;
}

/** The last words of names, where they stand for them, though they may name nothing that has fields by themselves: "Plan" for TreatmentPlan. */
function* shortNames(
  names: ReadonlySet<string>,
  withFields: ReadonlySet<string>,
  reading: BriefReading,
): Generator<readonly [short: string, long: string]> {
  for (const long of names) {
    const short = entityName(wordsOf(long).slice(-1));
    // Both may be noted, the full name and the short one that its parts are told of.
    const isOnly = [...names].every(
      (name) => name === long || name === short || wordsOf(name).at(-1) !== wordsOf(long).at(-1),
    );
    if (isOnly && short !== long && isCalledShort(long, short, reading)) yield [short, long];
  }
  for (const short of withFields) {
    const [noun, more] = wordsOf(short);
    const full = noun === undefined || more !== undefined ? undefined : firstNamed(noun, reading);
    if (full?.opens === true && full.isReferredTo && full.before !== undefined && noun !== undefined)
      yield [short, entityName([full.before, noun])];
  }
}

/** "A treatment plan has a date. The plan contains exercises": named in full, and right behind that by its last word. */
function isCalledShort(long: string, short: string, reading: BriefReading): boolean {
  const [before, noun] = wordsOf(long).slice(-2);
  const full = noun === wordsOf(short).at(-1) ? firstNamed(noun, reading) : undefined;
  return full !== undefined && full.before === before && full.isReferredTo;
}

interface FullName {
  /** The word before the noun: "treatment". */
  readonly before: string | undefined;
  readonly isReferredTo: boolean;
  /** "Damage reports are filed by drivers": a sentence tells of them, though nothing of what they hold. */
  readonly opens: boolean;
}

/** How a thing is called where its noun first stands. */
function firstNamed(noun: string | undefined, { sentences }: BriefReading): FullName | undefined {
  for (const [k, { sentence }] of sentences.entries())
    for (const [i, { lower, pos }] of sentence.tokens.entries()) {
      if (singular(lower) !== noun || pos === 'VERB') continue;
      const before = sentence.tokens[i - 1];
      const next = sentences[k + 1]?.sentence.tokens ?? [];
      const here = sentence.tokens.slice(i + 1);
      // "A test plan has a title; a plan also has a summary."
      const rest = isMark(sentence.tokens.at(-1), ';') ? [[...here, ...next]] : [here, next];
      return {
        before: before && singular(before.lower),
        isReferredTo: isReferredTo(noun, rest),
        opens: opensWithBoth(sentence.tokens, i),
      };
    }
  return undefined;
}

const opensWithBoth = (tokens: readonly Token[], noun: number): boolean =>
  ['NOUN', 'PROPN'].includes(tokens[noun - 1]?.pos ?? '') &&
  (noun === 1 || (noun === 2 && isWord(tokens[0], 'a', 'an', 'each', 'every', 'the'))) &&
  ['VERB', 'AUX'].includes(tokens[noun + 1]?.pos ?? '');

/** "the plan" next: nothing of another kind. */
function isReferredTo(noun: string, places: readonly (readonly Token[])[]): boolean {
  for (const [k, tokens] of places.entries()) {
    const at = tokens.findIndex(({ lower, pos }) => singular(lower) === noun && pos !== 'VERB');
    const before = tokens[at - 1];
    // "Guards can revoke a badge": one of them.
    const isDoneTo = isWord(before, 'a', 'an', 'any') && tokens[at - 2]?.pos === 'VERB';
    // "A repair order has a street. Each order gets two visits."
    if (at >= 0) return isWord(before, 'the', 'this', 'each', 'every') || isDoneTo || (k === 0 && isWord(before, 'a'));
  }
  return false;
}

/** "houseplants ... each plant": both parts of the compound are words, and neither is a mere ending. */
function isWrittenTogether(long: string, short: string): boolean {
  const first = long.slice(0, -short.length).toLowerCase();
  return (
    long.toLowerCase() === first + short.toLowerCase() &&
    first.length > 2 &&
    short.length > 3 &&
    !PREFIXES.has(first) &&
    isEnglishWord(first)
  );
}

/** "Subtasks" are not tasks. */
const PREFIXES = new Set(['sub', 'super', 'mini', 'micro', 'pre', 'non']);

/** "Parts have a number. Damaged parts are reported": some of them, as they were spoken of before. */
function isSomeOf(first: string, last: string, { sentences }: BriefReading): boolean {
  if (baseOfParticiple(first) === undefined) return false;
  for (const { sentence } of sentences)
    for (const [i, token] of sentence.tokens.entries())
      if (singular(token.lower) === last && token.pos !== 'VERB') return sentence.tokens[i - 1]?.lower !== first;
  return false;
}

/** Endings that only adjectives have: a "roast batch" is no batch that roasts. */
const ADJECTIVE = /(al|ic|ive|ous|ful|ible|able|ary)$/;

/** "municipal fountains" that are "fountains" elsewhere, "a rejected complaint" of complaints: the adjective is no part of the name. */
export function plainNames(names: ReadonlySet<string>, reading: BriefReading): Map<string, string> {
  const plain = new Map<string, string>();
  for (const name of names) {
    const words = wordsOf(name);
    const [first = '', last = ''] = words;
    const isState = /(d|en|wn|t)$/.test(first) && (isUsualState(first) || isSomeOf(first, last, reading));
    if (words.length !== 2 || !(isState || ADJECTIVE.test(first))) continue;
    let described = false;
    let alone = false;
    for (const { sentence } of reading.sentences) {
      for (const [i, token] of sentence.tokens.entries()) {
        if (singular(token.lower) !== last) continue;
        const before = sentence.tokens[i - 1];
        if (before?.lower === first) described ||= before.pos === 'ADJ' || isState;
        else if (!isState || ['NOUN', 'PROPN'].includes(token.pos))
          alone ||= before === undefined || !['NOUN', 'PROPN', 'ADJ'].includes(before.pos);
      }
    }
    if (described && alone) plain.set(name, entityName([last]));
  }
  return plain;
}
