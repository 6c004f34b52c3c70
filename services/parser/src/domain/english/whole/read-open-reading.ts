import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isMark, isWord, type Token } from '../../text/token';
import type { BriefReading, SentenceReading } from '../reading';

const READING = ['reading', 'viewing', 'browsing', 'listing', 'searching'];
const OPEN = ['open', 'public', 'free', 'anonymous', 'unauthenticated', 'unrestricted'];
const STAYS = ['is', 'are', 'stays', 'remains', 'should', 'be', 'always', 'completely', 'fully'];

/** "Reading is open, writing needs an API key", "browsing stays public": whoever comes may read all of it. */
export function readOpenReading(reading: BriefReading, at: SentenceReading): void {
  const { tokens } = at.sentence;
  for (const [i, token] of tokens.entries()) {
    if (!READING.includes(token.lower) || !opens(tokens, i)) continue;
    let end = i + 1;
    while (isWord(tokens[end], 'and') && READING.includes(tokens[end + 1]?.lower ?? '')) end += 2;
    const verb = end;
    while (STAYS.includes(tokens[end]?.lower ?? '')) end++;
    const isSaid = end > verb && OPEN.includes(tokens[end]?.lower ?? '') && closes(tokens[end + 1]);
    if (isSaid) reading.fact(at, i, end + 1, FactKind.PERMISSION, 'anyone', '*.read');
  }
}

/** "A reading is open" speaks of a thing. */
const opens = (tokens: readonly Token[], i: number): boolean =>
  i === 0 || isMark(tokens[i - 1], ':', ',', ';', '–', '—') || isWord(tokens[i - 1], 'and', 'but', 'while');

const closes = (next: Token | undefined): boolean =>
  next === undefined || next.kind === 'mark' || isWord(next, 'and', 'but', 'while', 'only');
