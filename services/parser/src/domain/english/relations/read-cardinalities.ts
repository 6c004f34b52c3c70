import { type Token, isMark, isWord } from '../../text/token';
import { entityName } from '../../names';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import type { Multiplicity } from '../notes';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

type Side = 'one' | 'many';

interface Cardinality extends Range {
  readonly left: Side;
  readonly right: Side;
}

/** "Author 1:n Book", "books and genres are many-to-many", "a one-to-many relationship between teams and players". */
export function readCardinalities(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (let i = 0; i < tokens.length; i++) {
    const found = cardinalityAt(tokens, i);
    if (!found) continue;
    const pair = pairAround(notes, tokens, found);
    if (!pair) continue;
    const place = { at, start: Math.min(pair[0].start, i), end: Math.max(pair[1].end, found.end) };
    const [left, right] = [nameOf(notes, pair[0]), nameOf(notes, pair[1])];
    for (const [from, to, count] of [
      [left, right, found.right],
      [right, left, found.left],
    ] as const) {
      if (from === undefined || to === undefined) continue;
      notes.declare(from, place);
      notes.multiplicities.push({ from, to, count, verb: verbOf(found), place } satisfies Multiplicity);
    }
    reading.use(at, place.start, place.end);
    i = found.end - 1;
  }
}

const verbOf = ({ left, right }: Cardinality): Multiplicity['verb'] =>
  left === right && left === 'many' ? 'joins' : 'refers';

/** "1:n", "n-m", "one to many", "1 - *" */
function cardinalityAt(tokens: readonly Token[], start: number): Cardinality | undefined {
  const glued = /^(1|n|m|\*)[:-](1|n|m|\*)$/.exec(tokens[start]?.lower ?? '');
  if (glued) return { start, end: start + 1, left: sideOf(glued[1] ?? ''), right: sideOf(glued[2] ?? '') };
  const first = tokens[start]?.lower ?? '';
  if (!SIDES.has(first)) return undefined;
  let i = start + 1;
  if (isMark(tokens[i], ':', '-', '–', '/') || isWord(tokens[i], 'to', '2')) i++;
  else return undefined;
  const second = tokens[i]?.lower ?? '';
  if (!SIDES.has(second) || (first === second && first === '1' && isMark(tokens[i - 1], '-', '/'))) return undefined;
  const isWords = first.length > 1;
  const isNotation = !isWords && (!/^1$/.test(first) || !/^1$/.test(second) || isMark(tokens[i - 1], ':'));
  if (!isWords && !isNotation) return undefined;
  return { start, end: i + 1, left: sideOf(first), right: sideOf(second) };
}

const SIDES = new Set(['1', 'n', 'm', '*', 'one', 'many']);
const sideOf = (word: string): Side => (word === '1' || word === 'one' ? 'one' : 'many');

/** The phrases on both sides, or both before it ("books and genres are ..."), or both after ("... between teams and players"). */
function pairAround(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, end }: Range,
): [NounPhrase, NounPhrase] | undefined {
  const before = entityPhrases(notes, tokens, { start: sentencePart(tokens, start), end: start });
  const after = entityPhrases(notes, tokens, { start: end, end: partEnd(tokens, end) });
  const [last] = before.slice(-1);
  const [first, second] = after;
  if (isWord(tokens[start - 1], 'be', 'is', 'are') && before.length >= 2) {
    const [a, b] = before.slice(-2);
    return a && b ? [a, b] : undefined;
  }
  if (last && first) return [last, first];
  if (first && second) return [first, second];
  const [a, b] = before.slice(-2);
  return a && b ? [a, b] : undefined;
}

function sentencePart(tokens: readonly Token[], start: number): number {
  let from = start;
  while (from > 0 && !isMark(tokens[from - 1], ';', '.', ',')) from--;
  return from;
}

function partEnd(tokens: readonly Token[], start: number): number {
  let to = start;
  while (to < tokens.length && !isMark(tokens[to], ';', '.', ',')) to++;
  return to;
}

function entityPhrases(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): NounPhrase[] {
  const phrases: NounPhrase[] = [];
  for (let i = start; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    if (phrase && (notes.entityFor(phrase.words) !== undefined || isNewName(tokens, phrase))) phrases.push(phrase);
    i = phrase ? Math.max(phrase.end, i + 1) : i + 1;
  }
  return phrases;
}

/** "Order n - n Coupon", with a capital: the notation is said of nothing but entities. */
const isNewName = (tokens: readonly Token[], { head, words }: NounPhrase): boolean =>
  head.end - head.start === 1 && /^[A-Z][a-z]/.test(tokens[head.start]?.text ?? '') && canBeEntity(words, true);

const nameOf = (notes: DomainNotes, { words }: NounPhrase): string | undefined =>
  notes.entityFor(words) ?? (canBeEntity(words, true) ? notes.canonical(entityName(words)) : undefined);
