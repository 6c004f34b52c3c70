import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { readClauses } from '../grammar/clauses';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
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
    const negated = clause.negated || isByNobody(tokens, clause);
    const isDuty =
      negated || ['must', 'should', 'shall', 'have', 'need'].includes(clause.modal ?? '') || saysOnly(tokens, clause);
    if (tense === undefined || !isDuty) continue;
    for (const moment of momentsOf(notes, tokens, clause, members)) {
      stateTense(reading, at, clause, moment, { tense, negated });
      at.settled.push({ start: clause.start, end: clause.verb.end });
    }
  }
  readTensesOfElements(reading, notes, at, members);
}

interface Tense {
  readonly tense: 'future' | 'past';
  readonly negated: boolean;
}

function stateTense(
  reading: BriefReading,
  at: SentenceReading,
  { start, end }: Range,
  { entity, name, type }: Member,
  { tense, negated }: Tense,
): void {
  const isFuture = (tense === 'future') !== negated;
  const now = type === 'date' ? 'today()' : 'now()';
  const sign = `${isFuture ? '>' : '<'}${negated ? '=' : ''}`;
  // What lay ahead when it was made may lie behind when it is changed; what lies behind does so for good.
  const [subject, rule] = isFuture ? [`${entity}.create`, 'guard'] : [entity, 'invariant'];
  reading.fact(at, start, end, FactKind.RULE, subject, `${rule}:self.${name} ${sign} ${now}`);
}

/** "delivered_on (date, not in the future)": said of the element of a list that stands before it. */
function readTensesOfElements(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): void {
  const { tokens } = at.sentence;
  const own = notes.fields.filter(({ place }) => place.at === at);
  for (const [i, token] of tokens.entries()) {
    const tense = isWord(token, 'in') && isWord(tokens[i + 1], 'the') ? tenseOf(tokens[i + 2]) : undefined;
    const said = tense && own.findLast(({ place }) => place.end <= i);
    const moment = members.find(({ entity, name }) => entity === said?.entity && name === said.field.name);
    if (!tense || !said || !moment || !MOMENTS.includes(moment.type)) continue;
    const mark = tokens.findLastIndex((one, k) => k < i && one.kind === 'mark') + 1;
    // "a date of birth that lies in the past": right behind the field, where nobody only picks rows by it
    const isPicked = tokens.slice(0, said.place.start).some((one) => one.pos !== 'NOUN' && isWord(one, ...PICKING));
    const from = isPicked ? mark : Math.max(mark, said.place.end);
    const isElement = from >= said.place.end && tokens.slice(from, i).every((one) => isWord(one, ...LEADING));
    if (isElement)
      stateTense(reading, at, { start: from, end: i + 3 }, moment, { tense, negated: denies(tokens, from, i) });
  }
}

/** Behind these, "with a date in the future" says which rows are meant. */
const PICKING = ['can', 'may', 'cannot', 'only', 'show', 'list', 'see', 'find', 'filter', 'search', 'delete', 'cancel'];

/** What may stand before "in the future" in a list. */
const LEADING = [
  'that',
  'which',
  'must',
  'should',
  'can',
  'cannot',
  'may',
  'not',
  'never',
  "n't",
  'be',
  'is',
  'lie',
  'only',
  'always',
];

const denies = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens.slice(start, end).some((token) => isWord(token, 'cannot', 'not', 'never', "n't"));

const tenseOf = (token: Token | undefined): 'future' | 'past' | undefined =>
  isWord(token, 'future') ? 'future' : isWord(token, 'past') ? 'past' : undefined;

/** Whether the clause says that something must lie ahead or behind, or must not. */
export function tenseIn(
  tokens: readonly Token[],
  { verb, object, modal, negated }: Clause,
): 'future' | 'past' | undefined {
  if (modal === undefined && !negated) return undefined;
  for (let i = verb.end; i < object.end; i++) {
    if (!isWord(tokens[i], 'in') || !isWord(tokens[i + 1], 'the')) continue;
    const tense = tenseOf(tokens[i + 2]);
    if (tense !== undefined) return tense;
  }
  return undefined;
}

const saysOnly = (tokens: readonly Token[], { start, object }: Clause): boolean =>
  tokens.slice(start, object.end).some((token) => isWord(token, 'only', 'always'));

/** "Nobody may", "no member can" */
const isByNobody = (tokens: readonly Token[], { subject }: Clause): boolean =>
  subject !== undefined && isWord(tokens[subject.start], 'nobody', 'no', 'none');

const MOMENTS: readonly (string | undefined)[] = ['date', 'datetime'];

/** The moments that the subject names, or the first that what it names has; of "bookings" their start. */
function momentsOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  { subject, object, passive }: Clause,
  members: readonly Member[],
): Member[] {
  const moments = members.filter(({ type }) => MOMENTS.includes(type));
  // "No visit may ..."
  const first = subject && isWord(tokens[subject.start], 'no') ? { ...subject, start: subject.start + 1 } : subject;
  const said = passive || first ? phrasesOf(tokens, first) : [];
  // "Nobody may log a harvest in the future", "members can't book rooms in the past": what is done is, not who does it.
  const isBySomebody = !passive && said.every(({ words }) => isPersonNoun(singular(words.at(-1) ?? '')));
  return (isBySomebody ? phrasesOf(tokens, object) : said).flatMap((phrase) => {
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
