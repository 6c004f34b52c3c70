import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { isPassing, isUsualState } from '../../lexicon/state-lexicon';
import { pluralWords, singular, wordsOf } from '../../names';
import { isWord } from '../../text/token';
import type { AbilityNote } from '../notes';
import type { BriefReading, SentenceReading } from '../reading';

/** "Anyone can read published articles": a right to read does not ask for a state, so it is told that the others are read as well. */
export function tellOpenInState(reading: BriefReading): void {
  for (const at of reading.content)
    for (const { kind, subject, value, start, end } of [...at.stated]) {
      const [entity = '', verb] = value.split('.');
      // "Visitors can only view finished tasks" is told as what cannot be expressed, unless a filter was made of it.
      const isLimit = at.sentence.tokens.slice(start, end).some((token) => isWord(token, 'only'));
      const isTold = isLimit && !at.stated.some((fact) => fact.kind === FactKind.QUERY);
      const isOpen = kind === FactKind.PERMISSION && subject === 'anyone' && verb === 'read' && !isTold;
      const state = isOpen ? stateOf(reading, at, entity, start, end) : undefined;
      if (state === undefined) continue;
      const plural = pluralWords(wordsOf(entity)).join(' ');
      reading.assume(
        at,
        start,
        end,
        `Anyone may read all ${plural}, also those that are not ${state}: a right to read does not depend on a state.`,
        `Keep what others must not read as a thing of its own, or leave it out that anyone reads ${plural}.`,
      );
    }
}

/** The state that stands before the name of the thing, or before "ones". */
function stateOf(
  reading: BriefReading,
  { sentence: { tokens } }: SentenceReading,
  entity: string,
  start: number,
  end: number,
): string | undefined {
  const words = wordsOf(entity);
  const told = statesOf(reading, entity);
  for (let i = start; i < end; i++) {
    const length = isWord(tokens[i], 'one', 'ones')
      ? 1
      : singular(tokens[i]?.lower ?? '') === words.at(-1)
        ? words.length
        : 0;
    const before = length > 0 ? (tokens[i - length]?.lower ?? '') : '';
    // "can read articles" reads them; what is upcoming is so for a while, and no secret before.
    const isState = isUsualState(before) && !isPassing(before) && crudVerb(before) === undefined;
    if (isState || told.includes(before)) return before;
  }
  return undefined;
}

const statesOf = ({ facts }: BriefReading, entity: string): string[] =>
  facts.flatMap(({ kind, subject, value }) => (kind === FactKind.STATE && subject === entity ? value.split('>') : []));

/** "Visitors see only urgent tasks": of which nothing tells which are, so that none is opened to whoever comes along. */
export const isNarrowed = (
  reading: BriefReading,
  { place: { at, start, end }, verb, actor, entity }: AbilityNote,
): boolean => {
  const { tokens } = at.sentence;
  const only = tokens.findIndex((token, i) => i >= start && i < end && isWord(token, 'only', 'just'));
  const words = wordsOf(entity);
  return (
    actor.kind === 'anyone' &&
    crudVerb(verb) === 'read' &&
    only >= 0 &&
    tokens.some((token, i) => {
      const before = tokens[i - words.length];
      const isThing = i > only && i < end && singular(token.lower) === words.at(-1);
      const isSaid = before?.pos === 'ADJ' || (before?.pos === 'VERB' && before.lower !== before.lemma);
      return isThing && isSaid && i - words.length > only && !statesOf(reading, entity).includes(before.lower);
    })
  );
};
