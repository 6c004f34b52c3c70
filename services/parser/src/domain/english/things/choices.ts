import { snakeCase } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';
import { isJudging } from './judged-deeds';

/** "with yes, no or maybe", "as low, medium or high", "yes or no": the words of which one is chosen by the deed, up to its end. */
export function choicesBehind(
  tokens: readonly Token[],
  { object }: Clause,
  next: Clause | undefined,
): (Range & { readonly values: readonly string[] }) | undefined {
  const isAttached = next?.start === object.end && isWord(tokens[next.verb.start], 'with');
  const start = isAttached
    ? next.verb.end
    : tokens.findIndex(
        (token, i) => i > object.start && i < object.end && isWord(tokens[i - 1], 'with', 'as', 'either'),
      );
  const stop = tokens.findIndex((token, i) => i > start && isMark(token, '.', ';', ')'));
  const end = stop < 0 ? tokens.length : stop;
  if (start <= 0) return undefined;
  const values: string[] = [];
  for (let i = start; i < end; i += 2) {
    const isLast = i === end - 1;
    const joins = isMark(tokens[i + 1], ',', '/') || isWord(tokens[i + 1], 'or');
    if (tokens[i]?.kind !== 'word' || !(isLast || joins)) return undefined;
    values.push(snakeCase([tokens[i]?.lower ?? '']));
    if (isMark(tokens[i + 1], ',') && isWord(tokens[i + 2], 'or')) i++;
  }
  const isOneOf = isWord(tokens[end - 2], 'or') || isMark(tokens[end - 2], '/');
  return values.length > 1 && isOneOf ? { start, end, values } : undefined;
}

/** The one that was chosen is a part of the record: the value of a judgement. */
export function noteChoice(
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  verb: string,
  { start, end, values }: NonNullable<ReturnType<typeof choicesBehind>>,
): void {
  const name = isJudging(verb) ? 'value' : 'choice';
  const head = { start, end };
  notes.fields.push({
    entity,
    field: { name, words: [name], type: undefined, enumValues: [...values], constraints: [] },
    phrase: { ...head, words: [name], head, quantity: undefined, plural: false, determined: true, constraints: [] },
    place: { at, ...head },
  });
}
