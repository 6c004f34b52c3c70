import { grammar } from '../../lexicon/grammar-lexicon';
import { wordsOf } from '../../names';
import type { DomainNotes } from '../domain-notes';
import type { NounPhrase } from '../grammar/noun-phrase';
import { likeness, type Member } from '../things/members';

/** The fields and references of the entity that the phrases name, in their order. */
export function keysOf(
  notes: DomainNotes,
  entity: string,
  phrases: readonly NounPhrase[],
  members: readonly Member[],
): Member[] {
  const own = members.filter(
    ({ entity: owner, type, name }) =>
      owner === entity && !isLong(type) && !/^(max|min|capacity|price|total)/i.test(name),
  );
  const keys: Member[] = [];
  for (const phrase of phrases) {
    const target = notes.entityFor(phrase.words);
    const [head = ''] = wordsOf(entity);
    const words = phrase.words.length > 1 && phrase.words[0] === head ? phrase.words.slice(1) : phrase.words;
    const named =
      own.find((member) => likeness(member, words) === 4) ??
      own.find((member) => likeness(member, phrase.words) >= 3) ??
      own.find((member) => likeness(member, phrase.words) === 2) ??
      own.find((member) => member.target !== undefined && member.target === target && entity !== target) ??
      own.find(
        (member) =>
          member.type !== undefined &&
          likeness(member, phrase.words) === 1 &&
          !['integer', 'number', 'decimal', 'boolean'].includes(member.type) &&
          target === undefined &&
          !(phrase.words.length === 1 && grammar.timeNouns.has(phrase.words[0] ?? '')),
      ) ??
      onlyDay(own, phrase.words);
    if (named && !keys.includes(named)) keys.push(named);
  }
  return keys;
}

/** "on the same day", where the rows have one date, whatever it is called. */
function onlyDay(own: readonly Member[], words: readonly string[]): Member | undefined {
  const days = own.filter(({ type }) => type === 'date');
  return ['day', 'date'].includes(words.at(-1) ?? '') && words.length < 3 && days.length === 1 ? days[0] : undefined;
}

const isLong = (type: Member['type']): boolean => type === 'string_list' || type === 'json' || type === 'text';
