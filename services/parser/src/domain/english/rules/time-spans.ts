import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { isMark, type Token } from '../../text/token';

interface TimeUnit {
  readonly call: string;
  readonly times: number;
}

/** Units of time as expressions have them. */
export const TIME_UNITS: Readonly<Record<string, TimeUnit>> = {
  minute: { call: 'minutes', times: 1 },
  hour: { call: 'hours', times: 1 },
  day: { call: 'days', times: 1 },
  night: { call: 'days', times: 1 },
  week: { call: 'days', times: 7 },
};

/** Whether a moment of that name is where something begins: `startsAt`, `from`, `firstDay`. */
export const begins = (name: string): boolean =>
  /^(start|from|begin|first|check_?in|arriv|pick_?up|borrowed|lent|rented|handed)/i.test(name);

/** Whether a moment of that name is where something ends: `endsAt`, `until`, `lastDay`, `dueDate`. */
export const ends = (name: string): boolean => /^(end|to|until|finish|last|check_?out|depart|due|return)/i.test(name);

/** `minutes(30)`, `days(14)` */
export const spanFrom = ({ call, times }: TimeUnit, count: number): string => `${call}(${String(count * times)})`;

/** What may be spoken of at a place: what the words before it name, the nearest first, then what was spoken of last. */
export function entityBefore(notes: DomainNotes, tokens: readonly Token[], before: number, mayBeLast = true): string[] {
  const stop = tokens.findLastIndex((token, i) => i < before && isMark(token, ';', '.'));
  const named: string[] = [];
  for (let i = stop + 1; i < before; ) {
    const phrase = nounPhraseAt(tokens, i, before);
    const known = phrase && notes.entityFor(phrase.words);
    if (known !== undefined) named.unshift(known);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return [...named, ...(notes.current === undefined || !mayBeLast ? [] : [notes.current])];
}
