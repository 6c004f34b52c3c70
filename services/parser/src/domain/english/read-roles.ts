import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { singular, singularWords, snakeCase } from '../names';
import { isMark, isWord, type Token } from '../text/token';
import { readClauses } from './clauses';
import type { DomainNotes } from './domain-notes';
import { listItems } from './list-items';
import { nounPhraseAt, type NounPhrase } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { readAbility } from './read-abilities';
import type { BriefReading, SentenceReading } from './reading';

/** "Roles: customer, agent, admin", "there are three roles: ...", and the bullets under a heading "Roles". */
export function readRoles(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens, parent, kind } = at.sentence;
  const colon = tokens.findIndex((token) => isMark(token, ':'));
  if (colon > 0 && colon < 8 && isWord(tokens[colon - 1], 'role') && tokens[colon - 1]?.lower === 'roles') {
    const items = listItems(tokens, { start: colon + 1, end: tokens.length });
    for (const { phrase } of items) stateRole(reading, notes, at, phrase);
    return items.length > 0;
  }
  if (kind !== 'bullet' || !isRolesHeading(parent?.tokens)) return false;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (!phrase || phrase.words.length > 3) return false;
  stateRole(reading, notes, at, phrase);
  if (isMark(tokens[phrase.end], ':', '-', '–', '—', '('))
    readDuties(reading, notes, at, phrase, { start: phrase.end + 1, end: tokens.length });
  return true;
}

const isRolesHeading = (tokens: readonly Token[] | undefined): boolean =>
  tokens !== undefined &&
  tokens.length <= 5 &&
  tokens.some(({ lower }) => singular(lower) === 'role' || singular(lower) === 'actor');

function stateRole(reading: BriefReading, notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): void {
  const name = snakeCase(singularWords(phrase.words));
  reading.fact(at, phrase.start, phrase.end, FactKind.ROLE, name, '');
  notes.roles.set(name, { at, start: phrase.head.start, end: phrase.head.end });
}

/** "manager: approves and rejects leave requests" */
function readDuties(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  role: NounPhrase,
  range: Range,
): void {
  for (const clause of readClauses(at.sentence.tokens, range))
    readAbility(reading, notes, at, { ...clause, modal: clause.modal ?? 'can', subject: role.head });
}
