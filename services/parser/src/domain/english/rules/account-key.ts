import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isAccountNoun } from '../../lexicon/account-lexicon';
import { singularWords, snakeCase } from '../../names';
import { isWord } from '../../text/token';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import type { Member } from '../things/members';

/**
 * "Only one bid per supplier and tender", where suppliers are a role that submits bids: whose a bid is counts, so that it refers to
 * the account; "users" are whoever has one. Undefined where the words name no such role, or the rows refer to somebody already.
 */
export function accountNamed(
  reading: BriefReading,
  at: SentenceReading,
  entity: string,
  phrases: readonly NounPhrase[],
  members: readonly Member[],
): Member | undefined {
  // "The renter can leave one review per rental" is about whoever it is for.
  const isAny = ({ start }: NounPhrase): boolean => !isWord(at.sentence.tokens[start], 'the');
  const role = phrases
    .filter(isAny)
    .map((phrase) => ({ ...phrase, words: singularWords(phrase.words) }))
    .find(
      ({ words }) =>
        isAccountNoun(words.join(' ')) ||
        makes(reading, snakeCase(words), entity) ||
        areVisitors(reading, words, entity),
    );
  if (!role || members.some((member) => member.entity === entity && member.target === 'User')) return undefined;
  reading.fact(at, role.start, role.end, FactKind.ENTITY, 'User', '');
  reading.fact(at, role.start, role.end, FactKind.RELATION, `${entity}-User`, 'many_to_one');
  return { entity, name: 'user', words: ['user'], type: undefined, target: 'User' };
}

/** "A guest can review each hotel only once": visitors who need an account for it. */
const areVisitors = (reading: BriefReading, words: readonly string[], entity: string): boolean =>
  ['guest', 'visitor'].includes(words.join(' ')) &&
  makes(reading, 'authenticated', entity) &&
  !makes(reading, 'anyone', entity);

const makes = (reading: BriefReading, role: string, entity: string): boolean =>
  reading.facts.some(
    ({ kind, subject, value }) =>
      kind === FactKind.PERMISSION && subject === role && (value === `${entity}.create` || value === `${entity}.*`),
  );
