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
  const details = detailsIn(tokens, clause.object) ?? toldByEach(tokens, clause);
  const items = details ? listItems(tokens, details) : [];
  const usual = items.filter(({ phrase }) => isFieldName(phrase.words) || phrase.words.includes('password'));
  const isOwn = isWord(tokens[(details?.start ?? 0) - 1], ...POSSESSIVES);
  const areUsual = items.length > 1 && (isOwn ? usual.length === items.length : usual.length * 2 >= items.length);
  if (!areUsual || isMereLogin(items)) return false;
  const owners = subjectEntities(notes, at, clause.subject, true);
  for (const owner of owners) noteFields(reading, notes, at, owner, items);
  notes.current = owners.at(-1) ?? notes.current;
  reading.use(at, clause.start, clause.end);
  return owners.length > 0;
}

/**
 * "A volunteer gives a name, a phone number and, if he has one, a certificate": of whoever tells it, where a part is one that people
 * have, or it is said that it is theirs; "the clerk enters a title and a price" tells of something else.
 */
function toldByEach(tokens: readonly Token[], { subject, object }: Clause): Range | undefined {
  const isEach = subject !== undefined && isWord(tokens[subject.start], 'a', 'an', 'each', 'every');
  const start = isWord(tokens[object.start], 'in', 'out') ? object.start + 1 : object.start;
  if (!isEach || !isWord(tokens[start], 'a', 'an', 'the')) return undefined;
  const said = tokens.slice(start, object.end);
  return said.some((token) => isWord(token, ...OF_PEOPLE)) ? { start, end: object.end } : undefined;
}

const OF_PEOPLE = 'phone telephone mobile email e-mail mail surname nickname birth they he she their his her bio'.split(
  ' ',
);

/** Behind "us their", "with their". */
function detailsIn(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const first = isWord(tokens[start], 'us', 'we', 'me', 'i', 'with', 'in', 'out') ? start + 1 : start;
  return POSSESSIVES.includes(tokens[first]?.lower ?? '') ? { start: first + 1, end } : undefined;
}
