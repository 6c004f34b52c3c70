import lexicon from '../../../../data/lexicons/questions.json';
import type { DraftFieldType } from '../../draft-model';
import { grammar } from '../../lexicon/grammar-lexicon';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase, isPlural } from '../../names';
import { pastParticiple, thirdPerson } from '../../lexicon/verb-lexicon';
import { numberOf } from '../grammar/numbers';
import { type Token, isMark, isWord } from '../../text/token';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';

/** A field that is described rather than named: "how many seats it has", "whether it is paid", "the day they joined". */
export interface AskedField {
  readonly words: readonly string[];
  readonly type: DraftFieldType | undefined;
  /** Where the words that describe it end. */
  readonly end: number;
  /** The noun that is asked for: "which room". */
  readonly phrase?: NounPhrase | undefined;
}

const measures: Readonly<Record<string, string>> = lexicon.measures;
/** "lasts 20 to 90 minutes" */
const measuredBy: Readonly<Record<string, string>> = lexicon.measured;
const amounts: Readonly<Record<string, string>> = lexicon.amounts;
const participles: Readonly<Record<string, string>> = lexicon.participles;
const flagNouns = new Set(lexicon.flagNouns);
/** "(room, starts, ends)": when it does. */
const momentVerbs = new Set('starts ends begins finishes opens closes departs arrives'.split(' '));
const FLAG_FILLERS = new Set(
  'be is are was were been being already currently still ever the a an it they he she there its'.split(' '),
);
const FLAG_ENDS = [
  'or',
  'and',
  'with',
  'to',
  'for',
  'by',
  'on',
  'at',
  'of',
  'from',
  'yet',
  'so',
  'when',
  'if',
  'too',
  'either',
];

/** What the element asks for, if it does not simply name it. */
export function askedField(tokens: readonly Token[], { start, end }: Range): AskedField | undefined {
  const first = tokens[start];
  const flag = statedFlag(tokens, start, end) ?? answeredFlag(tokens, start, end);
  if (flag) return flag;
  if (end === start + 1 && first && momentVerbs.has(first.lower))
    return { words: [first.lower, 'at'], type: 'datetime', end };
  if (isWord(first, 'whether')) {
    // "whether or not it is sealed"
    const isEither = isWord(tokens[start + 1], 'or') && isWord(tokens[start + 2], 'not');
    return flagAt(tokens, isEither ? start + 3 : start + 1, end);
  }
  if (isWord(first, 'if')) return isCondition(tokens, start + 1, end) ? undefined : flagAt(tokens, start + 1, end);
  if (isWord(first, 'what', 'how') && asksName(tokens, start, end))
    return { words: ['name'], type: undefined, end: clauseEnd(tokens, start, end) };
  if (isWord(first, 'how')) return measureAt(tokens, start + 1, end);
  // "so many seats" is as many as there are.
  if (isWord(first, 'so') && isWord(tokens[start + 1], 'many')) return measureAt(tokens, start + 1, end);
  if (isWord(first, 'when')) return momentAt(tokens, start + 1, end, 'at');
  if (isWord(first, 'where')) return { words: ['location'], type: undefined, end: clauseEnd(tokens, start, end) };
  const measured = first?.kind === 'word' && first.pos !== 'NOUN' ? measuredBy[first.lemma] : undefined;
  if (measured !== undefined && numberOf(tokens[start + 1]) !== undefined)
    return { words: [measured], type: 'integer', end: start + 1 };
  if (isWord(first, 'who')) return personAt(tokens, start + 1, end);
  if (isWord(first, 'which', 'what') && !isWord(tokens[start + 1], 'be', 'must', 'can', 'may'))
    return thingAt(tokens, start + 1, end);
  return undefined;
}

/** "what they are called", "how it is named" */
const asksName = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens[start + 1]?.pos === 'PRON' &&
  isWord(tokens[start + 2], 'be') &&
  start + 3 < end &&
  ['called', 'named'].includes(tokens[start + 3]?.lower ?? '');

/** "a boolean paid", "a yes/no field for swimming": the type is said before the name. */
function statedFlag(tokens: readonly Token[], start: number, limit: number): AskedField | undefined {
  let at = isWord(tokens[start], 'a', 'an', 'the') ? start + 1 : start;
  const isPair =
    isWord(tokens[at], 'yes', 'true') && isMark(tokens[at + 1], '/') && isWord(tokens[at + 2], 'no', 'false');
  if (isPair) at += 3;
  else if (isWord(tokens[at], 'boolean', 'bool')) at++;
  else return undefined;
  if (isWord(tokens[at], 'field', 'value', 'option', 'property') || flagNouns.has(tokens[at]?.lower ?? '')) at++;
  if (isWord(tokens[at], 'for', 'called', 'named')) at++;
  const end = clauseEnd(tokens, at, limit);
  if (isWord(tokens[at], 'whether', 'if')) return flagAt(tokens, at + 1, limit);
  const words = tokens.slice(at, end).map(({ lower }) => lower);
  return words.length > 0 && words.length <= 3 ? { words, type: 'boolean', end } : undefined;
}

/** "queen seen yes/no", "roof leaking y/n": what is answered has all the words before the answers for its name. */
function answeredFlag(tokens: readonly Token[], start: number, limit: number): AskedField | undefined {
  const from = isWord(tokens[start], 'a', 'an', 'the', 'is', 'are') ? start + 1 : start;
  let end = from;
  while (end < limit && tokens[end]?.kind === 'word' && !ANSWERS.has(tokens[end]?.lower ?? '')) end++;
  const isPair = isMark(tokens[end + 1], '/') || isWord(tokens[end + 1], 'or');
  const answers = [tokens[end]?.lower, tokens[end + 2]?.lower].join(' ');
  const isAnswered = end + 2 < limit && isPair && ['yes no', 'y n', 'true false'].includes(answers);
  const words = tokens.slice(from, end).map(({ lower }) => lower);
  return isAnswered && words.length > 0 && words.length <= 4 ? { words, type: 'boolean', end: end + 3 } : undefined;
}

const ANSWERS = new Set(['yes', 'y', 'true']);

/** "a flag that says whether it is insured", "a paid flag", "the date they joined": a noun phrase with a clause that names the field. */
export function describedField(tokens: readonly Token[], phrase: NounPhrase, end: number): AskedField | undefined {
  const last = phrase.words.at(-1) ?? '';
  const linked = linkedTo(tokens, phrase, end);
  if (linked) return linked;
  if (flagNouns.has(phrase.words[0] ?? '') && phrase.words.length > 1)
    return { words: phrase.words.slice(1), type: 'boolean', end: phrase.end };
  if (flagNouns.has(last)) {
    if (phrase.words.length > 1) return { words: phrase.words.slice(0, -1), type: 'boolean', end: phrase.end };
    const at = tokens.findIndex(
      (token, i) => i >= phrase.end && i < Math.min(end, phrase.end + 5) && isWord(token, 'whether', 'if', 'for'),
    );
    return at < 0 ? undefined : flagAt(tokens, at + 1, end);
  }
  if (phrase.words.length > 1 || !['date', 'day', 'time', 'moment', 'timestamp'].includes(last)) return undefined;
  if (!isWord(tokens[phrase.end], 'when', 'on', 'at', 'that', 'they', 'it', 'he', 'she', 'we', 'you', 'i', 'the'))
    return undefined;
  if (isWord(tokens[phrase.end], 'on', 'at') && !isWord(tokens[phrase.end + 1], 'which')) return undefined;
  if (isWord(tokens[phrase.end], 'that') && isWord(tokens[phrase.end + 1], 'be', 'must', 'can', 'may'))
    return undefined;
  return momentAt(tokens, phrase.end, end, last === 'date' || last === 'day' ? 'on' : 'at');
}

/** "a link to their CV": the address of what it leads to, and called by that. */
function linkedTo(tokens: readonly Token[], { words, end: at }: NounPhrase, limit: number): AskedField | undefined {
  const [noun = '', more] = words;
  if (more !== undefined || !LINKS.has(noun) || !isWord(tokens[at], 'to', 'of', 'for')) return undefined;
  const target = nounPhraseAt(tokens, at + 1, limit);
  if (!target || target.plural || target.head.start > target.end) return undefined;
  return { words: [...target.words, noun], type: 'url', end: target.end };
}

const LINKS = new Set(['link', 'url', 'hyperlink']);

function clauseEnd(tokens: readonly Token[], start: number, end: number): number {
  let i = start;
  while (
    i < end &&
    !isMark(tokens[i], ',', ';', '(', ')', '.', ':') &&
    !(i > start && (isWord(tokens[i], 'and', 'or') || isScaleAt(tokens, i)))
  )
    i++;
  return i;
}

/** "from 1 to 10", "(1-5)", "on a scale of 1 to 5" */
const isScaleAt = (tokens: readonly Token[], i: number): boolean =>
  (isWord(tokens[i], 'from', 'between') && numberOf(tokens[i + 1]) !== undefined) ||
  (isMark(tokens[i], '(') && numberOf(tokens[i + 1]) !== undefined) ||
  (isWord(tokens[i], 'on') && tokens.slice(i + 1, i + 3).some((token) => isWord(token, 'scale')));

/** "and, if it's a company, a logo": no question, but when the next element matters. */
const isCondition = (tokens: readonly Token[], start: number, limit: number): boolean =>
  tokens
    .slice(start, clauseEnd(tokens, start, limit))
    .some((token, i, words) => isWord(token, 'be', "'s") && isWord(words[i + 1], 'a', 'an', 'the', 'any'));

/** "whether it is paid", "if she is pregnant", "whether there is a shed", "whether it has a roof". */
function flagAt(tokens: readonly Token[], start: number, limit: number): AskedField | undefined {
  const end = clauseEnd(tokens, start, limit);
  const verb = tokens.findIndex(
    (token, i) =>
      i >= start && i < Math.min(end, start + 5) && (token.pos === 'AUX' || isWord(token, 'be', 'have', 'need', 'can')),
  );
  const words: string[] = [];
  const asked = verb > start ? nounPhraseAt(tokens, start, verb) : undefined;
  // "whether the queen was seen", "whether dogs are allowed", "whether half board is wanted"
  const isBare = asked?.start === asked?.head.start && (asked?.plural === true || !isWord(tokens[start], 'it', 'this'));
  const whose = asked && (isWord(tokens[start], 'the', 'its') || isBare) ? asked : undefined;
  // "if it's got power"
  const got = isWord(tokens[verb + 1], 'got') ? 1 : 0;
  const owns =
    verb >= 0 &&
    (got === 1 ||
      (isWord(tokens[verb], 'have') &&
        !isWord(tokens[verb + 1], 'been') &&
        !/ed$/.test(tokens[verb + 1]?.lower ?? '')));
  let at = verb >= 0 ? verb + got * 2 : start;
  // "whether it is in service"
  const place =
    isWord(tokens[at + 1], 'in', 'on', 'under', 'for') && tokens[at + 2]?.pos === 'NOUN' ? tokens[at + 1] : undefined;
  if (isWord(tokens[at + 1], 'in') || place) at += 2;
  if (place) words.push(place.lower);
  for (; at < end && words.length < 3; at++) {
    const token = tokens[at];
    if (!token || token.kind === 'mark' || isWord(token, ...FLAG_ENDS)) break;
    if (FLAG_FILLERS.has(token.lower) || isWord(token, 'have', 'can', 'be') || token.pos === 'PRON') continue;
    words.push(token.lower);
  }
  if (words.length === 0) return undefined;
  if (whose?.end === verb && !owns)
    return { words: [...whose.words.slice(whose.plural ? -1 : -2), ...words.slice(-2)], type: 'boolean', end };
  return { words: owns ? ['has', ...words.slice(-2)] : words.slice(-2), type: 'boolean', end };
}

/** "how many adults", "how long it takes", "how much it costs". */
function measureAt(tokens: readonly Token[], start: number, limit: number): AskedField | undefined {
  const end = clauseEnd(tokens, start, limit);
  const what = tokens[start]?.lower ?? '';
  if (what === 'many' || what === 'much') {
    const verb = tokens.slice(start, end).find(({ lemma }) => amounts[lemma] !== undefined);
    // "how much it costs", but "how much rent they pay"
    if (what === 'much' && verb && tokens[start + 1]?.pos !== 'NOUN')
      return { words: (amounts[verb.lemma] ?? '').split(' '), type: undefined, end };
    const participle = tokens[start + 3];
    // "how many in the yard", "how many went on it"
    const place = isWord(tokens[start + 1], 'in', 'on', 'at') ? nounPhraseAt(tokens, start + 2, end) : undefined;
    if (what === 'many' && place?.head.start === start + 3)
      return { words: ['quantity', tokens[start + 1]?.lower ?? '', ...place.words], type: 'integer', end };
    if (what === 'many' && countsTheThing(tokens, start + 1, end)) return { words: ['quantity'], type: 'integer', end };
    if (isWord(tokens[start + 1], 'of') && participle?.pos === 'VERB')
      return { words: ['number', participle.lower], type: 'integer', end };
    const phrase = nounBefore(tokens, start + 1, end);
    if (!phrase) return undefined;
    // "how much rent" is an amount of money; of kilos there may be half a one.
    const hint = fieldHint(camelCase(phrase.words))?.field.type;
    const isWhole = what === 'many' && hint !== 'number';
    return { words: phrase.words, type: isWhole ? 'integer' : hint === 'decimal' ? 'decimal' : 'number', end };
  }
  const measure = measures[what];
  const isRated = isScaleAt(tokens, end);
  if (measure === undefined) return isRated ? judgedAt(tokens, { start, end }) : undefined;
  const need = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'need', 'get', 'require', 'want'));
  const needed = measure === 'frequency' && need >= 0 ? nounBefore(tokens, need + 1, end) : undefined;
  const inUnits = isWord(tokens[end - 2], 'in') && isWord(tokens[end - 1], 'minute', 'hour', 'day', 'week', 'month');
  return {
    words: [...(needed?.words ?? []), ...measure.split(' ')],
    type: inUnits || isRated ? 'integer' : undefined,
    end,
  };
}

/** "how it felt from 1 to 10", "how satisfied they were (1-5)": called by what was felt, or by the quality. */
function judgedAt(tokens: readonly Token[], { start, end }: Range): AskedField | undefined {
  const first = tokens[start];
  const verb = tokens.slice(start, end).findLast(({ pos }) => pos === 'VERB');
  const word = first?.pos === 'ADJ' || first?.pos === 'ADV' ? first.lower : verb?.lemma;
  return word === undefined ? undefined : { words: [word], type: 'integer', end };
}

/** "how many", "how many went on it", "how many go to the shop": of what was spoken of before. */
const countsTheThing = (tokens: readonly Token[], i: number, end: number): boolean =>
  i >= end ||
  ['VERB', 'AUX'].includes(tokens[i]?.pos ?? '') ||
  (tokens[i + 1]?.pos === 'ADP' && !isPlural(tokens[i]?.lower ?? ''));

/** The noun phrase up to the verb that governs it: "adults" of "adults live there". */
function nounBefore(tokens: readonly Token[], start: number, end: number): NounPhrase | undefined {
  const verb = tokens.findIndex(
    (token, i) => i > start && i < end && (token.pos === 'VERB' || token.pos === 'AUX' || isWord(token, 'of')),
  );
  return nounPhraseAt(tokens, start, verb < 0 ? end : verb);
}

/** "which room it lives in", "what colour it is". */
function thingAt(tokens: readonly Token[], start: number, limit: number): AskedField | undefined {
  const end = clauseEnd(tokens, start, limit);
  const amount = tokens.slice(start, end).find(({ lemma }) => amounts[lemma] !== undefined);
  const phrase = nounBefore(tokens, start, end);
  if (phrase) return { words: phrase.words, type: undefined, end, phrase };
  return amount && { words: (amounts[amount.lemma] ?? '').split(' '), type: undefined, end };
}

/** "who wrote it", "who it was sold to": one more name. */
function personAt(tokens: readonly Token[], start: number, limit: number): AskedField | undefined {
  const end = clauseEnd(tokens, start, limit);
  const said = tokens.slice(start, end).find(({ pos, lower }) => pos === 'VERB' || lower === 'did');
  const verb = said ?? (isWord(tokens[start + 1], 'it', 'them') ? tokens[start] : undefined);
  if (!verb) return undefined;
  // "who has it now"
  if (isWord(verb, 'have', 'hold')) return { words: ['holder'], type: 'string', end };
  // "who raises it"
  const isPresent = verb.lower === verb.lemma || verb.lower === thirdPerson(verb.lemma);
  const done = isPresent ? pastParticiple(verb.lemma) : (participles[verb.lower] ?? verb.lower);
  return { words: [done, 'by'], type: 'string', end };
}

const PARTICLES = ['in', 'out', 'off', 'up', 'down', 'back'];

/** "when it was planted", "they joined", "it is due back". */
export function momentAt(
  tokens: readonly Token[],
  start: number,
  limit: number,
  preposition: 'at' | 'on',
): AskedField | undefined {
  const end = clauseEnd(tokens, start, limit);
  const words = tokens.slice(start, end);
  if (words.some((token) => isWord(token, 'due'))) return { words: ['due', 'date'], type: 'date', end };
  const verb = words.findLast(
    (token) =>
      (token.pos === 'VERB' || /(ed|en|ght|ade|ent|aid)$/.test(token.lower)) &&
      !isWord(token, 'be', 'have', 'take place') &&
      !grammar.adverbs.has(token.lower),
  );
  if (!verb) return undefined;
  // "when it was checked in", "when they gave it back"
  const particle = [tokens[tokens.indexOf(verb) + 1], words.at(-1)].find((token) => isWord(token, ...PARTICLES));
  const moved = particle ? [particle.lower] : [];
  return {
    words: [participles[verb.lower] ?? verb.lower, ...moved, preposition],
    type: preposition === 'on' ? 'date' : 'datetime',
    end,
  };
}
