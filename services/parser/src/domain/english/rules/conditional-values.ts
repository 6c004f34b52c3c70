import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { readClauses } from '../grammar/clauses';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { numberOf } from '../grammar/numbers';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { readConstraints } from '../things/constraints';
import { fieldMembers, likeness, type Member } from '../things/members';
import { conditionHolds, FIGURES, notedConditions, SIGNS } from './conditional-parts';
import { type Conditions, conditionsOf } from './guard-states';

/** What one part implies of another, as an expression that holds of every row. */
interface Implied {
  readonly entity: string;
  readonly expression: string;
}

/** Whether the sentence says what a part holds where something else does; nothing else is to be read of it. */
export const saysImpliedValue = (notes: DomainNotes, { sentence: { tokens } }: SentenceReading): boolean =>
  impliedValue(notes, tokens, () => fieldMembers(notes), notedConditions(notes)) !== undefined;

/**
 * "If the order type is gift, the price is zero", "for children the fee is 0", "year tickets cost at least 100", "fragile shipments must
 * be insured": what one part of a row implies of another.
 */
export function readImpliedValue(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const conditions = (entity: string): Conditions => conditionsOf(reading, notes, entity, members);
  const implied = impliedValue(notes, tokens, () => members, conditions);
  if (!implied) return false;
  reading.fact(at, 0, tokens.length, FactKind.RULE, implied.entity, `invariant:${implied.expression}`);
  at.settled.push({ start: 0, end: tokens.length });
  return true;
}

function impliedValue(
  notes: DomainNotes,
  tokens: readonly Token[],
  /** Gathered only where the sentence may say so. */
  parts: () => readonly Member[],
  conditions: (entity: string) => Conditions,
): Implied | undefined {
  const clauses = readClauses(tokens, { start: 0, end: tokens.length }).filter(({ relative }) => !relative);
  const told = conditionTold(tokens, clauses);
  if (!told || told.main.negated || told.main.verbs.length > 1) return undefined;
  const members = parts();
  for (const entity of [...new Set(members.map((member) => member.entity))].sort(
    (a, b) => Number(b === notes.current) - Number(a === notes.current),
  )) {
    const own = members.filter((member) => member.entity === entity);
    const value = valueSaid(notes, tokens, told, entity, own);
    if (!value) continue;
    const known = withoutSteps(conditions(entity), notes, entity, told.main);
    const rest = { ...known, members: known.members.filter(({ name }) => name !== value.member.name) };
    // A part cannot be what it depends on.
    const choices = rest.choices.filter(({ name }) => name !== value.member.name);
    const fails = conditionHolds(tokens, told.words, { ...rest, choices }, told.turned);
    if (fails !== undefined) return { entity, expression: `${fails} or self.${value.member.name} ${value.holds}` };
  }
  return undefined;
}

/** "When a loan is late, the fee is 5" tells what comes with a step; "must be" is a rule of the state. */
const withoutSteps = (known: Conditions, notes: DomainNotes, entity: string, { modal }: Clause): Conditions =>
  modal === undefined && notes.lifecycles.some((life) => life.entity === entity) ? { ...known, states: [] } : known;

interface Told {
  readonly words: Range;
  readonly main: Clause;
  /** "unless": holds where the condition does not. */
  readonly turned: boolean;
  /** "year tickets": the subject itself says which of them. */
  readonly bySubject: boolean;
}

/** What says when, and the clause that holds then. */
function conditionTold(tokens: readonly Token[], clauses: readonly Clause[]): Told | undefined {
  const cue = tokens.findIndex(
    (token, i) => isWord(token, 'if', 'when', 'whenever', 'unless') || (i === 0 && isWord(token, 'for')),
  );
  if (cue < 0) {
    const [main, another] = clauses;
    const subject = main?.subject;
    return main && !another && subject ? { words: subject, main, turned: false, bySubject: true } : undefined;
  }
  const main = clauses.find(({ start, verb }) =>
    cue === 0
      ? verb.start > 0 && !isWord(tokens[start - 1], 'if') && isBehindMark(tokens, cue, verb)
      : verb.start < cue,
  );
  if (!main) return undefined;
  const start = main.subject?.start ?? main.verb.start;
  const mark = tokens.findIndex((token, i) => i > cue && isMark(token, ',', '.', ';'));
  const end = Math.min(mark < 0 ? tokens.length : mark, start > cue ? start : tokens.length);
  return { words: { start: cue + 1, end }, main, turned: isWord(tokens[cue], 'unless'), bySubject: false };
}

/** "If the type is gift, the price ...": behind the mark that ends the condition; "for children the fee ..." needs none. */
const isBehindMark = (tokens: readonly Token[], cue: number, { start }: Range): boolean =>
  isWord(tokens[cue], 'for') || tokens.slice(cue, start).some((token) => isMark(token, ',') || isWord(token, 'then'));

interface Value {
  readonly member: Member;
  /** "== 0", "<= 10", "== true" */
  readonly holds: string;
}

function valueSaid(
  notes: DomainNotes,
  tokens: readonly Token[],
  { main, bySubject }: Told,
  entity: string,
  own: readonly Member[],
): Value | undefined {
  const lemma = main.verbs[0]?.lemma ?? '';
  const phrase = main.subject && nounPhraseAt(tokens, main.subject.start, main.verb.start);
  if (!phrase || (!main.passive && !['be', 'cost'].includes(lemma))) return undefined;
  const named = own.filter((member) => likeness(member, phrase.words) >= 3);
  if (!bySubject && !main.passive && lemma === 'be' && named.length === 1 && named[0])
    return figureOf(tokens, main, named[0]);
  const isThing = notes.entityFor(phrase.words.slice(-1)) === entity || isWord(tokens[phrase.start], 'it', 'they');
  if (!isThing) return undefined;
  if (lemma === 'cost') {
    const prices = own.filter(({ words }) => ['price', 'cost', 'fee', 'fare'].includes(words.at(-1) ?? ''));
    return prices.length === 1 && prices[0] ? figureOf(tokens, main, prices[0]) : undefined;
  }
  // "must be insured"; without a modal it is a plain statement.
  const isDemanded = main.modal === 'must' || main.modal === 'have' || main.modal === 'should';
  const told = tokens[main.passive ? (main.verbs[0]?.at ?? -1) : main.object.start]?.lower;
  const flag = isDemanded ? own.find(({ name, type }) => type === 'boolean' && name === told) : undefined;
  return flag && { member: flag, holds: '== true' };
}

/** "is zero", "is at most 10", "must be above 5" */
function figureOf(tokens: readonly Token[], { verb, object }: Clause, member: Member): Value | undefined {
  if (!FIGURES.includes(member.type ?? '')) return undefined;
  const [bound, another] = readConstraints(tokens, { start: verb.start, end: object.end });
  const [kind = '', limit = ''] = bound?.value.split('=') ?? [];
  const sign = SIGNS[kind]?.[0];
  if (bound && !another && sign) return { member, holds: `${sign} ${limit}` };
  const figure = isWord(tokens[object.start], 'zero', 'nothing', 'nil') ? '0' : numberOf(tokens[object.start]);
  return figure === undefined ? undefined : { member, holds: `== ${figure}` };
}
