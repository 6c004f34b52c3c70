import { FactKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import { numberOf } from '../english/grammar/numbers';
import type { Range } from '../english/grammar/phrase-pattern';
import { sampleCue } from '../english/grammar/sample-cues';
import type { SentenceReading } from '../english/reading';
import { inOtherUnits } from '../english/things/mixed-units';
import { typeFromWords } from '../lexicon/field-lexicon';
import { isMark, isWord, type Token } from '../text/token';

/** Facts that say of which parts something is; whatever else took up a figure made something of it. */
const OF_PARTS = new Set([FactKind.ENTITY, FactKind.FIELD, FactKind.CONSTRAINT, FactKind.RELATION]);

/** Figures among the parts of something that no fact holds: the 128 of "a lobby has a name and max players 128". */
export function unusedFigures(
  { sentence, used, stated, settled, facts }: SentenceReading,
  all: readonly Fact[],
): Range[] {
  const { tokens } = sentence;
  if (!stated.some(({ kind }) => kind === FactKind.FIELD)) return [];
  const said = [...facts].map((index) => `${all[index]?.subject} ${all[index]?.value}`).join(' ');
  const held = new Set(said.match(FIGURE));
  const isTaken = (i: number): boolean =>
    stated.some(({ kind, start, end }) => start <= i && i < end && !OF_PARTS.has(kind)) ||
    settled.some(({ start, end }) => start <= i && i < end);
  const found: { start: number; end: number }[] = [];
  for (const [i, token] of tokens.entries()) {
    const figure = (numberOf(token) ?? token.lower).replace(/^[-−]/, '');
    if (token.kind !== 'number' || used[i] !== true || tells(tokens, i) || isTaken(i)) continue;
    if (held.has(figure) || inOtherUnits(tokens, i).some((other) => held.has(other))) continue;
    const before = found.at(-1);
    const end = tokens[i + 1]?.kind === 'word' ? i + 2 : i + 1;
    // "15, 30 or 45"
    if (before && i - before.end < 2) before.end = end;
    else found.push({ start: tokens[i - 1]?.kind === 'word' ? i - 1 : i, end });
  }
  return found;
}

const FIGURE = /\d+(?:\.\d+)?/g;

/** "CASE-0001", "12:30", "5th": what is written together with a letter, a dash or another figure. */
const joins = (glued: Token | undefined, other: Token | undefined): boolean =>
  glued?.glued === true && !isMark(other, '.', ',', ';', ')', '(', '!', '?', '"', '%');

/** What is no figure of its own: the number of a line, a sample, a part of a name, the places of a decimal. */
function tells(tokens: readonly Token[], i: number): boolean {
  const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  const isNumbered = i === 0 && (next === undefined || isMark(next, '.', ')', ':'));
  const isPartOfName = token?.quoted === true || joins(token, before) || joins(next, next);
  const isSample = tokens.some((_, k) => k >= i - 6 && k < i && sampleCue(tokens, k) > 0);
  // "decimal(10,2)"
  const isSize = isMark(before, '(') && typeFromWords([tokens[i - 2]?.lower ?? '']) !== undefined;
  const isPlaces = isWord(next, 'decimal', 'place', 'digit', 'fraction');
  return isNumbered || isPartOfName || isSample || isSize || isPlaces;
}
