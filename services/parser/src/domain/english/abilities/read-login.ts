import { isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { listItems } from '../lists/list-items';
import type { Actor } from '../notes';
import type { BriefReading, SentenceReading } from '../reading';
import { isMereLogin } from '../things/mere-login';
import { clauseEnd } from './granted-deeds';

/** "Teachers, students and the principal log in": who logs in has a role. */
export function readLogin(
  reading: BriefReading,
  at: SentenceReading,
  clause: Clause,
  actors: readonly Actor[],
): boolean {
  const logs = clause.verbs.some(
    ({ lemma, at: verb }) =>
      ['log', 'sign', 'login', 'authenticate'].includes(lemma) &&
      (lemma === 'authenticate' || lemma === 'login' || isWord(at.sentence.tokens[verb + 1], 'in', 'on')),
  );
  if (!logs || clause.negated) return false;
  const { subject = clause } = clause;
  for (const actor of actors) if (actor.kind === 'role') reading.useRole(at, subject.start, subject.end, actor.name);
  // "with e-mail and password": as one does.
  const { tokens } = at.sentence;
  const means = tokens.findIndex((token, i) => i >= clause.verb.end && isWord(token, 'with', 'using', 'by'));
  const named = { start: means + 1, end: clauseEnd(tokens, clause.verb.end) };
  if (means > 0 && named.start < named.end && isMereLogin(listItems(tokens, named))) {
    reading.use(at, named.start, named.end);
    at.settled.push(named);
  }
  return true;
}

/** "Clerks log in and see all orders": what they log in for, they may. */
export const logsInBefore = (tokens: readonly Token[], end: number): boolean =>
  tokens.some((token, i) => i < end - 1 && isWord(token, 'log', 'sign') && isWord(tokens[i + 1], 'in'));
