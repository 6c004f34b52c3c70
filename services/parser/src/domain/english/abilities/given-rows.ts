import { isAccountNoun } from '../../lexicon/account-lexicon';
import { isGiving } from '../../lexicon/relation-lexicon';
import { entityName, snakeCase, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Actor, Place } from '../notes';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading } from '../reading';
import { THEM } from './own-rows';

/**
 * "issues assigned to them", "jobs that have been given to me", "patients who are assigned to him", "the runs they were given", "reports
 * about her": where it is said that they are whoever's acts.
 */
export function givenTo(tokens: readonly Token[], start: number): Range | undefined {
  let at = isWord(tokens[start], 'that', 'which', 'who') ? start + 1 : start;
  const receives = isWord(tokens[at], 'they', 'he', 'she', 'i') && isWord(tokens[at + 1], 'be', 'have', "'ve");
  if (receives) at += 1;
  while (isWord(tokens[at], 'be', 'have', "'ve")) at += 1;
  if (receives)
    return isReceived(tokens, at) ? { start, end: isWord(tokens[at + 1], 'to') ? at + 2 : at + 1 } : undefined;
  const isGiven = isGiving(tokens[at]?.lemma ?? '') && isWord(tokens[at + 1], 'to', 'for');
  const receiver = isGiven ? at + 2 : isWord(tokens[at], 'about', 'concerning') ? at + 1 : undefined;
  return receiver !== undefined && isWord(tokens[receiver], ...THEM) ? { start, end: receiver + 1 } : undefined;
}

/** "they were | given", "that he has been | assigned", "they are | assigned to": by somebody, and to nobody else. */
const isReceived = (tokens: readonly Token[], at: number): boolean => {
  const isToThem = isWord(tokens[at + 1], 'to') && (tokens[at + 2]?.kind ?? 'mark') === 'mark';
  const isAlone = isToThem || !isWord(tokens[at + 1], 'to', 'for', 'by', 'with');
  return isWord(tokens[at - 1], 'be') && isGiving(tokens[at]?.lemma ?? '') && isAlone;
};

/** Such a row refers to whom it is given to: to the account, or to what is kept of such a person. */
export function tieToReceivers(
  reading: BriefReading,
  notes: DomainNotes,
  entity: string,
  actors: readonly Actor[],
  place: Place,
): void {
  for (const { kind, name } of actors) {
    const isRole = kind === 'role' && !isAccountNoun(name);
    if (!isRole && !['authenticated', 'someone'].includes(kind)) continue;
    const to = isRole ? entityName(wordsOf(name)) : ACCOUNT;
    if (isRole) reading.ownOnly.add(`${name} ${entity}.given`);
    if (to === entity || notes.multiplicities.some((said) => said.from === entity && said.to === to)) continue;
    const tie = { from: entity, to, count: 'one', verb: 'refers', given: true, place } as const;
    if (isRole) notes.multiplicities.push(tie);
    else {
      notes.declare(ACCOUNT, place);
      notes.multiplicities.push({ ...tie, role: 'assignee', named: true, optional: true });
      reading.ownOnly.add(`${snakeCase([ACCOUNT])} ${entity}.read`);
    }
  }
}

const ACCOUNT = 'User';
