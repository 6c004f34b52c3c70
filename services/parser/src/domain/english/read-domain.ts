import { isWord, type Token } from '../text/token';
import { readClauses, type Clause } from './clauses';
import type { DomainNotes } from './domain-notes';
import type { Range } from './phrase-pattern';
import { readBeing, readHaving, readManaged, readPurpose, readRelating } from './read-predicates';
import { readAbility } from './read-abilities';
import { readStates } from './read-states';
import { readStructure } from './read-structure';
import type { BriefReading, SentenceReading } from './reading';

/** Reads what one sentence says of the domain. */
export function readDomain(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  if (readStates(reading, notes, at)) return;
  if (readStructure(reading, notes, at)) return;
  readPurpose(reading, notes, at);
  const { tokens } = at.sentence;
  const story = storyOf(tokens);
  for (const clause of readClauses(tokens, story.range)) readClause(reading, notes, at, clause, story.role);
}

function readClause(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause, role: Range | undefined): void {
  const own = role && isFirstPerson(at.sentence.tokens, clause.subject) ? { ...clause, subject: role } : clause;
  void (
    (role === undefined && readHaving(reading, notes, at, clause)) ||
    (role !== undefined && clause.verb.end - clause.verb.start === 1 && readHaving(reading, notes, at, clause)) ||
    readRelating(reading, notes, at, clause) ||
    readAbility(reading, notes, at, own) ||
    readBeing(reading, notes, at, clause) ||
    (role === undefined && readManaged(reading, notes, at, clause))
  );
}

const isFirstPerson = (tokens: readonly Token[], subject: Range | undefined): boolean =>
  subject === undefined || isWord(tokens[subject.end - 1], 'i', 'we');

/** "As a librarian, I want ... so that ...": the role, and the wish without its reason. */
function storyOf(tokens: readonly Token[]): { role: Range | undefined; range: Range } {
  const so = tokens.findIndex((token, i) => isWord(token, 'so') && (isWord(tokens[i + 1], 'that', 'i', 'we', 'it', 'they') || i > 8));
  const end = so > 0 ? so : tokens.length;
  const as = tokens.findIndex((token, i) => isWord(token, 'as') && isWord(tokens[i + 1], 'a', 'an', 'the') && i < 4);
  if (as < 0) return { role: undefined, range: { start: 0, end } };
  const speaker = tokens.findIndex((token, i) => i > as && isWord(token, 'i', 'we'));
  if (speaker < 0 || speaker > as + 7) return { role: undefined, range: { start: 0, end } };
  return { role: { start: as + 1, end: speaker }, range: { start: speaker, end } };
}
