import type { DraftFieldType } from '../../draft-model';
import { camelCase, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { likeness, type Member } from '../things/members';

const NUMERIC: readonly (DraftFieldType | undefined)[] = ['decimal', 'integer', 'number'];

/** Whether it can be reckoned with. */
export const isFigure = ({ type }: Pick<Member, 'type'>): boolean => NUMERIC.includes(type);

/** "The total of a report", "an order's total", "the order total", "each has a total, the sum of ...": what the figure is called. */
export function figureBefore(
  notes: DomainNotes,
  tokens: readonly Token[],
  end: number,
  entity: string,
  members: readonly Member[],
): string | undefined {
  const from = saidFrom(tokens, end);
  const said: string[][] = [];
  for (let i = from; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    // "the amount spent"
    const isMore = phrase?.end === end - 1 && tokens[end - 1]?.pos === 'VERB';
    if (phrase) said.push(tokens.slice(phrase.start, isMore ? end : phrase.end).map(({ lower }) => lower));
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  const own = new Set([...wordsOf(entity), ...wordsOf(entity).map((word) => `${word}s`)]);
  const plain = said
    .map((words) => words.filter((word, i) => !own.has(word) && !isEmpty(word, words[i - 1]) && /^[a-z]/.test(word)))
    .filter(
      (words) =>
        words.length > 0 && words.length < (words.includes('of') ? 5 : 4) && notes.entityFor(words) === undefined,
    );
  const known = members.filter((member) => member.entity === entity && isFigure(member));
  const exact = plain
    .map((words) => known.find((member) => likeness(member, words) >= 2 || member.name === camelCase(words)))
    .find((member) => member !== undefined);
  return exact?.name ?? (plain[0] && camelCase(plain[0]));
}

/** "When it is returned, it is closed and the total cost is ...": what is said before is told of something else. */
function saidFrom(tokens: readonly Token[], end: number): number {
  const start = tokens.findLastIndex((token, i) => i < end && isMark(token, '.', ';', ':')) + 1;
  const isLater = tokens.slice(start, end).some((token) => isWord(token, 'when', 'whenever', 'once', 'after'));
  return isLater
    ? Math.max(start, tokens.findLastIndex((token, i) => i < end && (isMark(token, ',') || isWord(token, 'and'))) + 1)
    : start;
}

/** "the number of free seats" keeps its "of". */
const isEmpty = (word: string, before: string | undefined): boolean =>
  EMPTY.has(word) && !(word === 'of' && before === 'number');

const EMPTY = new Set("the a an of its their our my your each every 's s is are be that which it has have".split(' '));
