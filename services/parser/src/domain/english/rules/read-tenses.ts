import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { readClauses } from '../grammar/clauses';
import type { Clause } from '../grammar/clause';
import type { BriefReading, SentenceReading } from '../reading';
import { phrasesOf } from '../grammar/subjects';
import { likeness, type Member } from '../things/members';

/** "Travel dates must lie in the future", "a visit cannot be planned in the past", "the date of birth must be in the past". */
export function readTenses(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): void {
  const { tokens } = at.sentence;
  for (const clause of readClauses(tokens, { start: 0, end: tokens.length })) {
    const tense = tenseIn(tokens, clause);
    const isDuty =
      clause.negated ||
      ['must', 'should', 'shall', 'have', 'need'].includes(clause.modal ?? '') ||
      saysOnly(tokens, clause);
    if (tense === undefined || !isDuty) continue;
    const isFuture = (tense === 'future') !== clause.negated;
    for (const { entity, name, type } of momentsOf(notes, tokens, clause, members)) {
      const now = type === 'date' ? 'today()' : 'now()';
      const sign = `${isFuture ? '>' : '<'}${clause.negated ? '=' : ''}`;
      // What lay ahead when it was made may lie behind when it is changed; what lies behind does so for good.
      const [subject, rule] = isFuture ? [`${entity}.create`, 'guard'] : [entity, 'invariant'];
      const value = `${rule}:self.${name} ${sign} ${now}`;
      reading.fact(at, clause.start, clause.end, FactKind.RULE, subject, value);
      at.settled.push({ start: clause.start, end: clause.verb.end });
    }
  }
}

/** Whether the clause says that something must lie ahead or behind, or must not. */
export function tenseIn(
  tokens: readonly Token[],
  { verb, object, modal, negated }: Clause,
): 'future' | 'past' | undefined {
  if (modal === undefined && !negated) return undefined;
  for (let i = verb.end; i < object.end; i++) {
    if (!isWord(tokens[i], 'in') || !isWord(tokens[i + 1], 'the')) continue;
    if (isWord(tokens[i + 2], 'future')) return 'future';
    if (isWord(tokens[i + 2], 'past')) return 'past';
  }
  return undefined;
}

const saysOnly = (tokens: readonly Token[], { start, object }: Clause): boolean =>
  tokens.slice(start, object.end).some((token) => isWord(token, 'only', 'always'));

const MOMENTS: readonly (string | undefined)[] = ['date', 'datetime'];

/** The moments that the subject names, or the first that what it names has; of "bookings" their start. */
function momentsOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  { subject, object, passive }: Clause,
  members: readonly Member[],
): Member[] {
  const moments = members.filter(({ type }) => MOMENTS.includes(type));
  return phrasesOf(tokens, passive || subject ? subject : object).flatMap((phrase) => {
    const words = phrase.words;
    const named = moments.filter((member) => likeness(member, words) >= 2);
    const own = named.find(({ entity }) => entity === notes.current) ?? named[0];
    if (own) return [own];
    const whole = moments.find((member) => {
      const owner = notes.entityFor(words.slice(0, -1)) ?? notes.entityFor(words);
      return (
        owner === member.entity &&
        (words.length === 1 || notes.entityFor(words) === owner || likeness(member, words.slice(-1)) > 0)
      );
    });
    return whole ? [whole] : [];
  });
}
