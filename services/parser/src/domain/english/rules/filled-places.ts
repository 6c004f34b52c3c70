import { singular, singularWords, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { Member } from '../things/members';

/** The entities that the words name, singular or plural. */
export function entitiesSaid(notes: DomainNotes, tokens: readonly Token[]): string[] {
  const names: string[] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    const known = phrase && (notes.entityFor(singularWords(phrase.words)) ?? notes.entityFor(phrase.words));
    if (known !== undefined) names.push(known);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  for (const token of tokens) {
    const known = token.kind === 'word' && token.pos !== 'VERB' ? notes.entityFor([singular(token.lower)]) : undefined;
    if (known !== undefined) names.push(known);
  }
  return [...new Set(names)];
}

/** "more tickets than the screen has seats", "the number of bookings must not exceed its maximum", "can't be overbooked": what there may not be more of, where it is plain. */
export function countedMore(
  notes: DomainNotes,
  tokens: readonly Token[],
  members: readonly Member[],
): string | undefined {
  const number = tokens.findIndex((token, i) => isWord(token, 'of') && isWord(tokens[i - 1], 'number'));
  const more = Math.max(
    number,
    tokens.findIndex((token) => isWord(token, 'more')),
  );
  const phrase = more < 0 ? undefined : nounPhraseAt(tokens, more + 1, tokens.length);
  const counted = phrase && notes.entityFor(singularWords(phrase.words));
  if (counted !== undefined && members.some(({ entity, target }) => entity === counted && target !== undefined))
    return counted;
  const holder = filled(notes, entitiesSaid(notes, tokens), members);
  const [filling, other] = [
    ...new Set(members.flatMap(({ entity, target }) => (holder !== undefined && target === holder ? [entity] : []))),
  ];
  return other === undefined && filling !== undefined && IN_PLACE.has(wordsOf(filling).at(-1) ?? '')
    ? filling
    : undefined;
}

/** Records of somebody taking a place. */
const IN_PLACE = new Set(
  'booking reservation enrolment enrollment registration signup up ticket permit attendance'.split(' '),
);

/** Whether rows of the entity record that somebody takes a place. */
export const takesPlace = (entity: string): boolean => IN_PLACE.has(wordsOf(entity).at(-1) ?? '');

/** "as long as there are tickets left", "while seats are free", "if it is not full yet": whoever comes later gets none. */
export function whileSomeAreLeft(tokens: readonly Token[]): WhileLeft | undefined {
  const opening = tokens.findIndex(
    (token, i) =>
      isWord(token, 'while', 'if', 'provided', 'until') || (isWord(token, 'long') && isWord(tokens[i + 1], 'as')),
  );
  if (opening < 1) return undefined;
  const stop = tokens.findIndex((token, i) => i > opening && isMark(token, ';', '.', ','));
  const last = stop < 0 ? tokens.length : stop;
  const end = beforeOther(tokens, opening, last);
  const said = tokens.slice(opening, end);
  const isSoldOut = said.some((token, i) => isWord(token, 'sell') && isWord(said[i + 1], 'out'));
  const isRoom = said.some((token, i) => isWord(token, 'room') && isWord(said[i - 1], 'be', 'still', 'enough'));
  const isLeft =
    said.some((token) => isWord(token, 'seat', 'place', 'spot', 'ticket', 'slot', 'space')) &&
    said.some((token) => isWord(token, 'left', 'leave', 'free', 'available', 'remain', 'remaining'));
  const isFull = said.some((token, i) => isWord(token, 'full') && isWord(said[i - 1], 'not', "n't", 'yet'));
  if (!(isSoldOut || isRoom || isLeft || isFull)) return undefined;
  return end < last ? { start: opening, end, behindOther: last } : { start: opening, end };
}

interface WhileLeft extends Range {
  /** Behind another condition that follows. */
  readonly behindOther?: number;
}

const ROOM = ['seat', 'place', 'spot', 'ticket', 'slot', 'space', 'room', 'full', 'sell'];

/** "while there are seats left | and the deadline has not passed": another condition, which says nothing of places. */
function beforeOther(tokens: readonly Token[], start: number, end: number): number {
  const and = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'and'));
  const isOther = and > 0 && tokens.slice(and, end).some(({ pos }) => pos === 'VERB' || pos === 'AUX');
  return isOther && !tokens.slice(and, end).some((token) => isWord(token, ...ROOM)) ? and : end;
}

const LIMIT = /capacity|seats|places|spots|participants|persons|attendees|^max|limit/i;

/** What has a capacity: of what is named, else of what was spoken of. */
export function filled(notes: DomainNotes, named: readonly string[], members: readonly Member[]): string | undefined {
  const limited = (entity: string): boolean =>
    members.some(({ entity: owner, name, type }) => owner === entity && type === 'integer' && LIMIT.test(name));
  const all = [...new Set(members.map(({ entity }) => entity))].filter(limited);
  const current = notes.current !== undefined && limited(notes.current) ? notes.current : undefined;
  return named.find(limited) ?? current ?? (all.length === 1 ? all[0] : undefined) ?? named.at(-1) ?? notes.current;
}
