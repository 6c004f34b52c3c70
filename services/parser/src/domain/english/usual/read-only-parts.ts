import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { projectHeads } from '../../lexicon/project-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { BriefReading, SentenceReading } from '../reading';
import type { UsualPart, UsualParts } from './usual-parts';

/** "a shop with only products and categories", "rooms and messages only": the usual parts that are wanted, and no others. */
export function readOnlyParts(reading: BriefReading, at: SentenceReading, parts: UsualParts): readonly UsualPart[] {
  const { tokens } = at.sentence;
  for (const [i, token] of tokens.entries()) {
    if (!isOnly(tokens, i)) continue;
    const before = listUpTo(tokens, parts, i);
    const behind = listFrom(tokens, parts, isWord(token, 'nothing') ? i + 2 : i + 1);
    const list =
      isClosed(tokens, behind.end) && opens(at, i)
        ? behind
        : isClosed(tokens, i + 1) && opens(at, before.start)
          ? before
          : undefined;
    if (!list || list.parts.length === 0) continue;
    for (const { entity, field } of list.parts)
      if (field === undefined) reading.fact(at, list.start, list.end, FactKind.ENTITY, entity, '');
    const said = { start: Math.min(i, list.start), end: Math.max(i + 1, list.end) };
    at.settled.push(said);
    reading.use(at, said.start, said.end);
    return list.parts;
  }
  return [];
}

const isOnly = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'only', 'just', 'simply', 'solely') ||
  (isWord(tokens[i], 'nothing') && isWord(tokens[i + 1], 'but'));

interface List {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly UsualPart[];
}

const JOINS = ['and', 'plus', 'a', 'an', 'the', 'their'];

function listFrom(tokens: readonly Token[], parts: UsualParts, start: number): List {
  const found: UsualPart[] = [];
  let end = start;
  for (let i = start; i < tokens.length; ) {
    const match = parts.at(tokens, i);
    if (match) {
      found.push(match.value);
      end = i = match.end;
    } else if (isMark(tokens[i], ',', '&', '/', '+') || isWord(tokens[i], ...JOINS)) i++;
    else break;
  }
  return { start, end, parts: found };
}

function listUpTo(tokens: readonly Token[], parts: UsualParts, end: number): List {
  let start = end;
  while (start > 0) {
    const from = [start - 1, start - 2, start - 3].find((k) => parts.at(tokens, k)?.end === start);
    const isJoin = isMark(tokens[start - 1], ',', '&', '/', '+') || isWord(tokens[start - 1], ...JOINS);
    if (from !== undefined) start = from;
    else if (isJoin) start--;
    else break;
  }
  return { ...listFrom(tokens, parts, start), start };
}

const isClosed = (tokens: readonly Token[], end: number): boolean => {
  const next = tokens[end];
  return (
    next === undefined ||
    isMark(next, '.', ',', ';', '!', '-', '–', '—') ||
    isWord(next, 'in', 'for', 'please', 'using', 'written', 'and', 'but', 'no')
  );
};

/** Behind what is built, or at the beginning: "a shop with only products", "Just products and orders". */
function opens({ sentence: { tokens }, whole }: SentenceReading, start: number): boolean {
  const before = tokens[start - 1];
  if (before === undefined || before.kind === 'mark') return true;
  const isOpening = isWord(
    before,
    'with',
    'have',
    'need',
    'want',
    'of',
    'for',
    'be',
    'but',
    'include',
    'contain',
    'store',
    'keep',
  );
  return (
    isOpening &&
    tokens
      .slice(0, start)
      .some(({ lemma, pos }, i) => whole.has(i) || projectHeads.has(lemma) || (i === 0 && pos === 'PRON'))
  );
}
