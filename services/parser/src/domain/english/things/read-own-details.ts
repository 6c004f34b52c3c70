import { isFieldName } from '../../lexicon/field-lexicon';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import type { DomainNotes } from '../domain-notes';
import type { Range } from '../grammar/phrase-pattern';
import { subjectEntities } from '../grammar/subjects';
import { listItems } from '../lists/list-items';
import { noteFields } from '../lists/read-field-list';
import { isMereLogin } from './mere-login';
import type { BriefReading, SentenceReading } from '../reading';

const TELLS = ['give', 'tell', 'leave', 'provide', 'supply', 'submit', 'enter', 'state', 'share', 'register', 'fill'];
const POSSESSIVES = ['their', 'his', 'her', 'its'];

/** "Members give us their name, address and phone": what somebody tells of himself is kept of him. */
export function readOwnDetails(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  if (clause.negated || clause.passive || !clause.subject || !isWord(tokens[clause.verb.end - 1], ...TELLS))
    return false;
  if (!isPersonNoun(singular(tokens[clause.subject.end - 1]?.lower ?? ''))) return false;
  const details = detailsIn(tokens, clause.object);
  const items = details ? listItems(tokens, details) : [];
  const areUsual =
    items.length > 1 && items.every(({ phrase }) => isFieldName(phrase.words) || phrase.words.includes('password'));
  if (!areUsual || isMereLogin(items)) return false;
  const owners = subjectEntities(notes, at, clause.subject, true);
  for (const owner of owners) noteFields(reading, notes, at, owner, items);
  notes.current = owners.at(-1) ?? notes.current;
  reading.use(at, clause.start, clause.end);
  return owners.length > 0;
}

/** Behind "us their", "with their". */
function detailsIn(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const first = isWord(tokens[start], 'us', 'we', 'me', 'i', 'with', 'in', 'out') ? start + 1 : start;
  return POSSESSIVES.includes(tokens[first]?.lower ?? '') ? { start: first + 1, end } : undefined;
}
