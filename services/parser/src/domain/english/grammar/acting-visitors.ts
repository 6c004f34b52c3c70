import { needsNoAccount } from '../abilities/needs-no-account';
import { singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Range } from './phrase-pattern';

/**
 * "Guests book a room", "guests make reservations", "visitors buy tickets": whoever does what he has to answer for later is in a role, where those who only look
 * around are anybody, and those who "can book a room" have an account. "Visitors book a slot with their name and email" tells who it is without an account.
 */
export function actingVisitors(notes: DomainNotes, tokens: readonly Token[], subject: Range): string | undefined {
  const { start, end } = subject;
  const said = tokens.slice(start, end).filter((token) => !isWord(token, 'the', 'our', 'all', 'also'));
  const role = said.length === 1 ? singular(said[0]?.lower ?? '') : '';
  if (!['guest', 'visitor'].includes(role) || notes.entityFor([role]) !== undefined) return undefined;
  const behind = tokens.slice(end);
  const isTold = behind.some((token) => isWord(token, 'name', 'email', 'e-mail', 'phone'));
  const isFree = needsNoAccount(tokens) || notes.told.some(({ sentence }) => needsNoAccount(sentence.tokens));
  // "guests make reservations"
  const isMaking =
    isWord(behind[0], 'make', 'place') && behind.slice(1, 4).some((token) => isWord(token, ...ENGAGEMENTS));
  return !isTold && !isFree && (isMaking || isWord(behind[0], ...ANSWERED_FOR)) ? role : undefined;
}

const ENGAGEMENTS = ['reservation', 'booking', 'order', 'appointment', 'purchase', 'payment'];

const ANSWERED_FOR = ['book', 'reserve', 'rent', 'hire', 'buy', 'purchase', 'order', 'cancel', 'pay'] as const;
