import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isMark, isWord, type Token } from '../../text/token';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { likeness, type Member } from '../things/members';
import { valueOf } from './guard-parts';
import { demandAt } from './said-presence';

/** Parts of which one at least must be there, as they stand in a row. */
interface Alternatives extends Range {
  readonly phrases: readonly NounPhrase[];
}

/**
 * "Either the phone number or the email must be given", "a donor must have a phone or an email", "at least one of street and post box
 * is required": any of the parts may be missing, but not all of them.
 */
export function readEitherGiven(
  reading: BriefReading,
  at: SentenceReading,
  members: readonly Member[],
  current: string | undefined,
): boolean {
  const { tokens } = at.sentence;
  const said = eitherDemanded(tokens);
  const parts = said && partsNamed(said.phrases, members, current);
  const [first] = parts ?? [];
  if (!said || !parts || !first) return false;
  const state = (kind: FactKind, subject: string, value: string): void => {
    reading.fact(at, said.start, tokens.length, kind, subject, value);
  };
  for (const part of parts) state(FactKind.CONSTRAINT, `${part.entity}.${part.name}`, 'optional');
  state(FactKind.RULE, first.entity, `invariant:${parts.map((part) => `self.${valueOf(part)} != null`).join(' or ')}`);
  at.settled.push({ start: 0, end: tokens.length });
  return true;
}

/** The parts of which the words demand one, whatever they are parts of. */
export function eitherDemanded(tokens: readonly Token[]): Alternatives | undefined {
  if (tokens.some((token) => isWord(token, ...CONDITIONS) || token.lower === '?')) return undefined;
  for (let i = 0; i < tokens.length; i++) {
    const row = rowAt(tokens, i);
    if (row && isDemanded(tokens, row)) return row;
  }
  return undefined;
}

const CONDITIONS = ['if', 'when', 'whenever', 'unless', 'once', 'where', 'while', 'for', 'before', 'until', 'than'];

/** "the phone number or the email", "at least one of phone number and email" */
function rowAt(tokens: readonly Token[], start: number): Alternatives | undefined {
  const of = oneOf(tokens, start);
  const joints = of === undefined ? ['or'] : ['or', 'and'];
  const phrases: NounPhrase[] = [];
  let at = of ?? start;
  for (;;) {
    const phrase = nounPhraseAt(tokens, at, nextJoint(tokens, at, joints));
    if (!phrase || phrase.start !== at) return undefined;
    phrases.push(phrase);
    at = phrase.end;
    const isLast = isWord(tokens[phrase.start - 1], ...joints);
    if (isLast && phrases.length > 1) return { start, end: at, phrases };
    while (isMark(tokens[at], ',') || isWord(tokens[at], ...joints)) at++;
    if (at === phrase.end) return undefined;
  }
}

/** Up to the word that joins the next: "email or phone" is no name. */
function nextJoint(tokens: readonly Token[], start: number, joints: readonly string[]): number {
  const joint = tokens.findIndex((token, i) => i > start && (isWord(token, ...joints) || isMark(token, ',')));
  return joint < 0 ? tokens.length : joint;
}

/** "at least one of", "one of", "either of" */
function oneOf(tokens: readonly Token[], start: number): number | undefined {
  const first = isWord(tokens[start], 'at') && isWord(tokens[start + 1], 'least') ? start + 2 : start;
  const isOne = isWord(tokens[first], 'one', 'either') && isWord(tokens[first + 1], 'of') && first === start + 2;
  return isOne ? first + 2 : undefined;
}

/** "must have", "is required", "must be given" right before or behind the row. */
function isDemanded(tokens: readonly Token[], { start, end }: Range): boolean {
  const behind = demandAt(tokens, end);
  if (behind?.presence === 'needed') return true;
  const from = isWord(tokens[start - 1], 'either') ? start - 1 : start;
  return [1, 2, 3, 4].some((back) => {
    const before = demandAt(tokens, from - back);
    return before?.presence === 'needed' && before.end === from;
  });
}

/** The fields that the phrases name, all of one thing; what was spoken of comes first. */
function partsNamed(
  phrases: readonly NounPhrase[],
  members: readonly Member[],
  current: string | undefined,
): Member[] | undefined {
  const entities = [...new Set(members.map(({ entity }) => entity))].sort(
    (a, b) => Number(b === current) - Number(a === current),
  );
  for (const entity of entities) {
    const own = members.filter((member) => member.entity === entity && member.type !== 'boolean');
    const parts = phrases.map(({ words }) => own.find((member) => likeness(member, words) >= 2));
    const named = parts.filter((part) => part !== undefined);
    if (named.length === phrases.length && new Set(named).size === named.length) return named;
  }
  return undefined;
}
