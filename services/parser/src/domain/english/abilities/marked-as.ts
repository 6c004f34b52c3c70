import { snakeCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { elementAt } from '../states/state-element';

/** What somebody puts a thing into by saying so. */
export interface Mark {
  /** The flags or states, in the order in which they are said. */
  readonly values: readonly string[];
  /** "as picked up and then as delivered": one after the other. */
  readonly inTurn: boolean;
  /** "sets it to granted": a state for certain, and no flag. */
  readonly sets: boolean;
}

const MARKING = ['mark', 'flag', 'set', 'report', 'declare'];
/** Verbs that only say where something is put. */
export const SETTING: readonly string[] = ['set', 'update', 'change', 'switch', 'move', 'turn', 'put'];

/** "marks it | as", "sets it | to": whether the state follows that the verb leads to. */
export const leadsInto = (verb: string, next: Token | undefined): boolean =>
  (MARKING.includes(verb) && isWord(next, 'as')) || (SETTING.includes(verb) && isWord(next, 'to', 'into'));

/** "mark a todo as done", "can be marked as read", "sets it to granted or denied": the flags or states behind "as" and "to". */
export function markedAs(tokens: readonly Token[], { start, end }: Range): Mark | undefined {
  let marks = false;
  let sets = false;
  for (let i = start; i < end; i++) {
    if (marks && isWord(tokens[i], 'as') && !isMeasure(tokens, i)) return markAt(tokens, i, end);
    if (sets && isWord(tokens[i], 'to', 'into') && elementAt(tokens, i + 1, tokens.length, true))
      return markAt(tokens, i, end);
    marks ||= isWord(tokens[i], ...MARKING);
    sets ||= isWord(tokens[i], ...SETTING);
  }
  return undefined;
}

/** "edit their report as long as it is open" */
const isMeasure = (tokens: readonly Token[], as: number): boolean =>
  isWord(tokens[as + 2], 'as') && isWord(tokens[as + 1], 'long', 'soon', 'well', 'often', 'much', 'many', 'far');

function markAt(tokens: readonly Token[], as: number, end: number): Mark {
  const first = elementAt(tokens, behindArticle(tokens, as + 1), tokens.length, true);
  const phrase = first ? undefined : nounPhraseAt(tokens, as + 1, end);
  const values = [first?.state ?? snakeCase(phrase?.words ?? [])];
  let inTurn = false;
  for (let i = first?.end ?? phrase?.end ?? end; joins(tokens[i]); ) {
    while (joins(tokens[i])) {
      inTurn ||= isWord(tokens[i], 'then', 'later', 'finally');
      i++;
    }
    const next = elementAt(tokens, behindArticle(tokens, i), tokens.length, true);
    // "marks it as tested and discards it": the next verb.
    if (!next || isWord(tokens[next.end], 'it', 'them') || tellsWith(tokens, i)) break;
    values.push(next.state);
    i = next.end;
  }
  return { values: values.filter((value) => value !== ''), inTurn, sets: !isWord(tokens[as], 'as') };
}

/** "marks it as broken, giving a reason": what is told with it. */
const tellsWith = (tokens: readonly Token[], i: number): boolean =>
  tokens[i]?.lower.endsWith('ing') === true && tokens[i + 1]?.pos === 'DET';

const joins = (token: Token | undefined): boolean =>
  isMark(token, ',', '/') || isWord(token, 'and', 'or', 'then', 'later', 'finally', 'as', 'to', 'either');

const behindArticle = (tokens: readonly Token[], i: number): number => (isWord(tokens[i], 'a', 'an') ? i + 1 : i);
