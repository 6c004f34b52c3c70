import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { type Token, isWord } from '../text/token';
import type { DomainNotes } from './domain-notes';
import { nounPhraseAt } from './noun-phrase';
import { memberOf } from './query-fields';
import type { BriefReading, SentenceReading } from './reading';

const ENDS = ['first', 'top'] as const;
const NEW = ['newest', 'latest', 'recent', 'youngest'] as const;
const OLD = ['oldest', 'earliest', 'soonest'] as const;

/** "newest first", "the most recent on top", "with the newest due date first". */
export function readRecency(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  queried: string | undefined,
): void {
  const { tokens } = at.sentence;
  const i = tokens.findIndex((token) => isWord(token, ...NEW, ...OLD));
  const end = tokens.findIndex((token, k) => k > i && k <= i + 8 && isWord(token, ...ENDS));
  if (i < 0 || end < 0 || hasSort(reading, at)) return;
  const entity = queried ?? entityBefore(notes, tokens, i) ?? notes.queried?.entity ?? notes.current;
  if (entity === undefined) return;
  const phrase = nounPhraseAt(tokens, i + 1, end);
  const member = (phrase && memberOf(notes, entity, phrase.words)) ?? 'createdAt';
  const sign = isWord(tokens[i], ...NEW) ? '-' : '';
  reading.fact(at, i, end + 1, FactKind.QUERY, entity, `sort=${sign}${member}`);
}

/** "sorted by delivery date with the earliest first" has said by what. */
const hasSort = (reading: BriefReading, at: SentenceReading): boolean =>
  [...at.facts].some(
    (index) => reading.facts[index]?.kind === FactKind.QUERY && reading.facts[index].value.startsWith('sort'),
  );

function entityBefore(notes: DomainNotes, tokens: readonly Token[], end: number): string | undefined {
  for (let i = 0; i < end; i++) {
    const phrase = nounPhraseAt(tokens, i, end);
    const name = phrase && notes.entityFor(phrase.words);
    if (name !== undefined && notes.isDeclared(name)) return name;
  }
  return undefined;
}
