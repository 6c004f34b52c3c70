import { isMark, isWord, type Token } from '../../text/token';
import { readClauses } from './clauses';
import type { Clause } from './clause';
import type { SentenceReading } from '../reading';
import type { Range } from './phrase-pattern';

/**
 * What a sentence states, one after the other, each with its conditions: "students must pay within a week, | and nobody can join
 * once a course is full". What goes on with "it" or "there" speaks of the one before and stays with it.
 */
export function statementsOf(tokens: readonly Token[]): Range[] {
  const whole = { start: 0, end: tokens.length };
  const clauses = readClauses(tokens, whole).filter(({ relative, host }) => !relative && host === undefined);
  const starts = [0];
  for (const [i, clause] of clauses.entries()) {
    const from = clause.subject?.start ?? clause.start;
    const told = clauses.slice(0, i).filter(({ start }) => start >= (starts.at(-1) ?? 0));
    if (opensStatement(tokens, from) && !pointsBack(tokens, from) && told.some((one) => !isCondition(tokens, one)))
      starts.push(from);
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? tokens.length }));
}

/** The sentence once for each of its statements: the words of the others are blank, and all stay where they are. */
export function statementReadings(at: SentenceReading): SentenceReading[] {
  const { tokens } = at.sentence;
  const statements = statementsOf(tokens);
  if (statements.length === 1) return [at];
  return statements.map(({ start, end }) => where(at, (i) => start <= i && i < end));
}

/** The sentence without words of it that were read; all others stay where they are. */
export const withoutWords = (at: SentenceReading, { start, end }: Range): SentenceReading =>
  where(at, (i) => i < start || i >= end);

const where = (at: SentenceReading, isKept: (i: number) => boolean): SentenceReading => ({
  ...at,
  sentence: {
    ...at.sentence,
    tokens: at.sentence.tokens.map((token, i) => (isKept(i) ? token : { ...token, ...BLANK })),
  },
});

const BLANK = { kind: 'mark', text: ';', lower: ';', lemma: ';', pos: 'PUNCT' } as const;

/** Behind a semicolon, or behind "and" or "but" with a mark before it. */
function opensStatement(tokens: readonly Token[], start: number): boolean {
  if (isMark(tokens[start - 1], ';', '.')) return true;
  return isWord(tokens[start - 1], 'and', 'but') && isMark(tokens[start - 2], ',', ';');
}

const pointsBack = (tokens: readonly Token[], start: number): boolean =>
  tokens.slice(start, start + 3).some((token) => isWord(token, 'it', 'they', 'them', 'that', 'there', 'so', 'this'));

/** "if it is cancelled": tells nothing by itself. */
const isCondition = (tokens: readonly Token[], { start, subject }: Clause): boolean => {
  const from = Math.min(start, subject?.start ?? start);
  return [tokens[from], tokens[from - 1]].some((token) =>
    isWord(token, 'if', 'when', 'whenever', 'once', 'unless', 'while', 'until', 'after', 'before'),
  );
};
