import type { DraftFieldType } from '../../draft-model';
import { camelCase, wordsOf } from '../../names';
import { isMark, type Token } from '../../text/token';
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
  const from = tokens.findLastIndex((token, i) => i < end && isMark(token, '.', ';', ':')) + 1;
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

/** "the number of free seats" keeps its "of". */
const isEmpty = (word: string, before: string | undefined): boolean =>
  EMPTY.has(word) && !(word === 'of' && before === 'number');

const EMPTY = new Set("the a an of its their our my your each every 's s is are be that which it has have".split(' '));
