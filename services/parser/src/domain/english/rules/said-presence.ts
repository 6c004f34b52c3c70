import lexicon from '../../../../data/lexicons/constraints.json';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import { constraintAt } from '../things/constraints';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { PhrasePattern, type Range } from '../grammar/phrase-pattern';

/** What is said of a part: it must be there, need not be, is there only then, or must be left out. */
export type Presence = keyof typeof lexicon.presence;

/** "A reason is required when the claim is rejected": what must be there or not, and when. */
export interface SaidPresence {
  readonly presence: Presence;
  readonly condition: Range;
  /** "unless": holds where the condition does not. */
  readonly turned: boolean;
  /** What may name the part. */
  readonly phrases: readonly NounPhrase[];
  /** "address (required if ...)": said of the part before, among others. */
  readonly bracketed: boolean;
}

const PATTERNS = (Object.keys(lexicon.presence) as Presence[]).flatMap((presence) =>
  lexicon.presence[presence].map((match) => ({ presence, pattern: new PhrasePattern(match, {}) })),
);

export function presenceIn(tokens: readonly Token[]): SaidPresence | undefined {
  for (let i = 0; i < tokens.length; i++) {
    const demand = demandAt(tokens, i);
    if (!demand) continue;
    const condition = conditionAround(tokens, demand);
    if (!condition) return undefined;
    const { cue, words } = condition;
    const whole = { start: Math.min(cue, words.start), end: words.end };
    const opening = isMark(tokens[i - 1], '(') ? subjectBefore(tokens, i - 1) : undefined;
    return {
      bracketed: opening !== undefined,
      presence: demand.presence,
      condition: words,
      turned: isWord(tokens[cue], 'unless'),
      phrases: opening ? [opening] : phrasesOutside(tokens, [demand, whole]),
    };
  }
  return undefined;
}

/** The longest words of a demand that begin here: "not required" rather than "required". */
export function demandAt(
  tokens: readonly Token[],
  start: number,
): (Range & { readonly presence: Presence }) | undefined {
  let best: (Range & { readonly presence: Presence }) | undefined;
  for (const { presence, pattern } of PATTERNS) {
    const match = pattern.matchAt(tokens, start, tokens.length);
    // A mere "must" demands something else.
    const isBare = match?.end === start + 1 && isWord(tokens[start], 'must') && tokens[start]?.pos !== 'NOUN';
    if (match && !isBare && match.end > (best?.end ?? 0)) best = { presence, start, end: match.end };
  }
  return best;
}

interface Condition {
  readonly cue: number;
  readonly words: Range;
}

/** The words that tell when, behind the demand or before it: "when it is rejected", "for courier deliveries", "rejected claims". */
function conditionAround(tokens: readonly Token[], demand: Range): Condition | undefined {
  for (let i = 0; i < tokens.length; i++) {
    if (i >= demand.start && i < demand.end) continue;
    if (isWord(tokens[i], 'for') && !isMark(tokens[i - 1], '(')) {
      const words = phraseRun(tokens, i + 1);
      if (words) return { cue: i, words };
    }
    if (!isWord(tokens[i], 'if', 'when', 'whenever', 'once', 'unless', 'where', 'while')) continue;
    const end = conditionEnd(tokens, i, i < demand.start ? demand.start : tokens.length);
    return { cue: i, words: { start: i + 1, end } };
  }
  const subject = subjectBefore(tokens, demand.start);
  return subject && { cue: subject.start, words: subject };
}

/** Up to the mark that ends it; without one, to the phrase before the demand. */
function conditionEnd(tokens: readonly Token[], cue: number, limit: number): number {
  const mark = tokens.findIndex(
    (token, i) => i > cue && i < limit && (isMark(token, ',', ';', '.', ')', ':') || isWord(token, 'then')),
  );
  if (mark > 0) return mark;
  return limit === tokens.length ? limit : (subjectBefore(tokens, limit)?.start ?? limit);
}

function subjectBefore(tokens: readonly Token[], end: number): NounPhrase | undefined {
  for (let start = Math.max(0, end - LONGEST_SUBJECT); start < end; start++) {
    const phrase = nounPhraseAt(tokens, start, end);
    if (phrase?.end === end) return phrase;
  }
  return undefined;
}

const LONGEST_SUBJECT = 6;

/** "trucks and trailers": one phrase, or several that are joined. */
function phraseRun(tokens: readonly Token[], start: number): Range | undefined {
  const phrase = nounPhraseAt(tokens, start, tokens.length);
  if (!phrase || phrase.words.every((word) => grammar.timeNouns.has(word))) return undefined;
  const isJoined = isWord(tokens[phrase.end], 'and', 'or');
  const next = isJoined ? phraseRun(tokens, phrase.end + 1) : undefined;
  // "for amounts over 50"
  const bound = constraintAt(tokens, phrase.end, tokens.length);
  return { start, end: next?.end ?? bound?.end ?? phrase.end };
}

function phrasesOutside(tokens: readonly Token[], ranges: readonly Range[]): NounPhrase[] {
  const found: NounPhrase[] = [];
  for (let i = 0; i < tokens.length; ) {
    const inside = ranges.find(({ start, end }) => start <= i && i < end);
    const limit = Math.min(tokens.length, ...ranges.filter(({ start }) => start > i).map(({ start }) => start));
    const phrase = inside ? undefined : nounPhraseAt(tokens, i, limit);
    if (phrase) found.push(phrase);
    i = inside?.end ?? Math.max(i + 1, phrase?.end ?? 0);
  }
  return found;
}
