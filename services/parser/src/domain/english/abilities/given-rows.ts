import { isAccountNoun } from '../../lexicon/account-lexicon';
import { isGiving } from '../../lexicon/relation-lexicon';
import { entityName, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { Actor, DomainNotes, Place } from '../domain-notes';
import type { Range } from '../grammar/phrase-pattern';
import { THEM } from './own-rows';

/** "issues assigned to them", "jobs that have been given to me", "reports about her": where it is said that they are whoever's acts. */
export function givenTo(tokens: readonly Token[], start: number): Range | undefined {
  let at = isWord(tokens[start], 'that', 'which') ? start + 1 : start;
  while (isWord(tokens[at], 'be', 'have')) at += 1;
  const isGiven = isGiving(tokens[at]?.lemma ?? '') && isWord(tokens[at + 1], 'to', 'for');
  const receiver = isGiven ? at + 2 : isWord(tokens[at], 'about', 'concerning') ? at + 1 : undefined;
  return receiver !== undefined && isWord(tokens[receiver], ...THEM) ? { start, end: receiver + 1 } : undefined;
}

/** Such a row refers to whom it is given to: to the account, or to what is kept of such a person. */
export function tieToReceivers(notes: DomainNotes, entity: string, actors: readonly Actor[], place: Place): void {
  for (const { kind, name } of actors) {
    if (kind !== 'role') continue;
    const to = entityName(wordsOf(name));
    const isKnown = notes.multiplicities.some((said) => said.from === entity && said.to === to);
    if (to !== entity && !isKnown && !isAccountNoun(name))
      notes.multiplicities.push({ from: entity, to, count: 'one', verb: 'refers', place });
  }
}
