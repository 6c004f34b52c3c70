import lexicon from '../../../../data/lexicons/constraints.json';
import { isUnit } from '../../lexicon/enumeration-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { isNegation } from '../grammar/negation';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { numberOf } from '../grammar/numbers';
import type { Range } from '../grammar/phrase-pattern';
import { refuses } from '../grammar/refusals';
import type { BriefReading, SentenceReading } from '../reading';
import { oppositeBound, readConstraints, type SaidConstraint } from './constraints';
import { meantField } from './meant-field';

/** Parts of something known, and the words behind them that may bound what they hold. */
interface Bounded {
  readonly parts: readonly NounPhrase[];
  readonly tail: Range;
}

/**
 * "Weight: at least 5, at most 120", "the weight must be positive and no heavier than 25 kg", "discounts of more than 50 percent are not
 * allowed": a sentence that only bounds parts which are known, whatever it is made of. Nothing else is to be read of it.
 */
export function readBounds(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  if (tokens.some((token) => isWord(token, ...CONDITIONS))) return false;
  const said = boundedIn(notes, tokens).map(({ parts, tail }) => ({
    parts,
    tail,
    bounds: [...boundBefore(tokens, parts), ...boundsIn(at, tail, tokens)],
  }));
  const first = said[0]?.parts[0];
  if (!first || said.some(({ bounds }) => bounds.length === 0)) return false;
  if (
    !isIdle(tokens, { start: 0, end: first.start }, said[0]?.bounds ?? []) ||
    said.some(({ tail, bounds }) => !isIdle(tokens, tail, bounds))
  )
    return false;
  for (const { parts, tail, bounds } of said)
    for (const part of parts) {
      const values = bounds.map(({ value }) => value);
      notes.constraints.push({
        ...meantField(notes, at, part, true),
        values,
        place: { at, start: part.start, end: tail.end },
      });
    }
  reading.use(at, 0, tokens.length);
  return true;
}

const CONDITIONS = ['if', 'when', 'whenever', 'unless', 'once', 'until', 'while', 'before', 'after', 'because', 'so'];

/** The parts that the sentence names, those that are joined together, each up to the next. */
function boundedIn(notes: DomainNotes, tokens: readonly Token[]): Bounded[] {
  const groups: NounPhrase[][] = [];
  for (let i = 0; i < tokens.length; ) {
    const part = knownPartAt(notes, tokens, i);
    const before = groups.at(-1)?.at(-1);
    const isJoined =
      before &&
      part &&
      tokens.slice(before.end, part.start).every((token) => isMark(token, ',') || isWord(token, 'and', 'or', 'nor'));
    if (part && isJoined) groups.at(-1)?.push(part);
    else if (part) groups.push([part]);
    i = part?.end ?? i + 1;
  }
  return groups.map((parts, k) => ({
    parts,
    tail: { start: parts.at(-1)?.end ?? 0, end: groups[k + 1]?.[0]?.start ?? tokens.length },
  }));
}

/** A phrase that is called like a field of something: "the weight", "parcel weights". */
function knownPartAt(notes: DomainNotes, tokens: readonly Token[], start: number): NounPhrase | undefined {
  // "a deposit of zero is not allowed"
  const of = tokens.findIndex((token, i) => i > start && isWord(token, 'of') && isWord(tokens[i + 1], 'zero', '0'));
  const phrase = nounPhraseAt(tokens, start, of < 0 ? tokens.length : of);
  if (!phrase || phrase.constraints.length > 0) return undefined;
  const words = [...phrase.words.slice(0, -1), singular(phrase.words.at(-1) ?? '')];
  const whole = words.join(' ');
  const part = words.length > 1 ? words.slice(1).join(' ') : undefined;
  const isKnown = notes.fields.some(({ entity, field }) => {
    const own = spokenName(field.words);
    return own === whole || (own === part && notes.entityFor(words.slice(0, 1)) === entity);
  });
  return isKnown ? phrase : undefined;
}

/** Every field is compared with every phrase of the brief. */
const spokenNames = new WeakMap<readonly string[], string>();

function spokenName(words: readonly string[]): string {
  const known = spokenNames.get(words);
  if (known !== undefined) return known;
  const name = words.map((word) => singular(word)).join(' ');
  spokenNames.set(words, name);
  return name;
}

/** "1 <= mark <= 6" */
function boundBefore(tokens: readonly Token[], [part]: readonly NounPhrase[]): SaidConstraint[] {
  const start = (part?.start ?? 0) - 2;
  const figure = numberOf(tokens[start]);
  if (figure === undefined || !isMark(tokens[start + 1], '<=', '≤', '<')) return [];
  const kind = isMark(tokens[start + 1], '<') ? 'exclusive_minimum' : 'minimum';
  return [{ value: `${kind}=${figure}`, start, end: start + 2 }];
}

/** What the words behind a part bound it to; what is refused bounds it to the opposite. */
function boundsIn(at: SentenceReading, tail: Range, tokens: readonly Token[]): readonly SaidConstraint[] {
  const written = writtenPattern(at, tail);
  if (written) return [written];
  const isNeither = isWord(tokens[0], 'neither');
  const said = isNeither ? ofNeither(tokens, tail) : readConstraints(tokens, tail);
  const words = tokens.slice(tail.start, tail.end);
  const last = said.at(-1);
  const isRefused = last !== undefined && refusesBehind(tokens.slice(last.end, tail.end), words);
  const bounds = isRefused ? said.map((one) => ({ ...one, value: refused(one.value) })) : said;
  return bounds.every(({ value }) => BOUND.test(value)) ? bounds : [];
}

const BOUND = /^(minimum|maximum|exclusive_minimum|exclusive_maximum|min_length|max_length|pattern)=/;

/** "is rejected", "are not allowed" */
const refusesBehind = (behind: readonly Token[], words: readonly Token[]): boolean =>
  behind.length > 0 &&
  (refuses(behind) ||
    (behind.some(isNegation) && words.some((token) => isWord(token, 'accept', 'admit', 'permit', 'allowed'))));

function refused(value: string): string {
  const [kind = '', figure = ''] = value.split('=');
  if (kind === 'minimum') return `exclusive_maximum=${figure}`;
  return kind === 'maximum' ? `exclusive_minimum=${figure}` : oppositeBound(value);
}

/** "Neither weight nor length may be negative": the refusal stands ahead. */
function ofNeither(tokens: readonly Token[], tail: Range): SaidConstraint[] {
  const words = [...tokens.slice(0, 1), ...tokens.slice(tail.start, tail.end)];
  const said = readConstraints(words, { start: 0, end: words.length });
  return said.map(({ value, end }) => ({ value, start: tail.start, end: end + tail.start - 1 }));
}

/** "must match ^[A-Z]{2}$" */
function writtenPattern(
  { sentence: { tokens, text, start } }: SentenceReading,
  tail: Range,
): SaidConstraint | undefined {
  const from = tokens[tail.start]?.start ?? start;
  const pattern = /(\^\S*?\$)(?=[\s,;)/"'`.]|$)/.exec(text.slice(from - start))?.[1];
  if (pattern === undefined) return undefined;
  const offset = text.indexOf(pattern) + start;
  const first = tokens.findIndex((token) => token.start >= offset);
  return { value: `pattern=${pattern}`, start: first, end: tail.end };
}

/** Whether nothing is said beside the bounds. */
const isIdle = (tokens: readonly Token[], { start, end }: Range, bounds: readonly SaidConstraint[]): boolean =>
  tokens.slice(start, end).every((token, k) => {
    const i = start + k;
    return (
      token.kind === 'mark' ||
      isMeaning(tokens, i) ||
      bounds.some((one) => one.start <= i && i < one.end) ||
      ['AUX', 'DET', 'PART', 'CCONJ'].includes(token.pos) ||
      isNegation(token) ||
      isUnit(token.lower) ||
      isWord(token, ...lexicon.boundWords) ||
      isWord(token, ...lexicon.classes.unit)
    );
  });

/** "6 (worst)": what the figure before means. */
const isMeaning = (tokens: readonly Token[], i: number): boolean =>
  isMark(tokens[i - 1], '(') && isMark(tokens[i + 1], ')') && numberOf(tokens[i - 2]) !== undefined;
