import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { pluralWords, wordsOf } from '../../names';
import type { AbilityNote } from '../notes';
import type { BriefReading } from '../reading';
import { needsNoAccount } from './needs-no-account';
import { isByVisitors, withAccount } from './own-rows';

/** "Visitors book a slot": nobody unknown changes what is there already, unless the brief says that it takes no account. */
export function closeToVisitors(
  reading: BriefReading,
  note: AbilityNote,
  /** What it is with any data: undefined for what is done only with these. */
  usual: string | undefined,
): AbilityNote {
  const { actor, place, verb, entity } = note;
  const isOpen = actor.kind === 'anyone' && isByVisitors(note) && usual !== 'create' && usual !== 'read';
  const isFree = reading.has(FactKind.AUTHENTICATION, 'none') || reading.content.some(saysNoAccount);
  if (!isOpen || isFree) return note;
  const plural = pluralWords(wordsOf(entity)).join(' ');
  reading.assume(
    place.at,
    place.start,
    place.end,
    `Visitors need an account for "${wordsOf(verb).join(' ')}" of ${plural}, as it changes what is kept already.`,
    'Write "without an account" if they need none.',
  );
  return { ...note, actor: withAccount(actor) };
}

const saysNoAccount = ({ sentence }: BriefReading['content'][number]): boolean => needsNoAccount(sentence.tokens);
