import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { softwareNouns } from '../../lexicon/project-lexicon';
import { rightsPhrases } from '../../lexicon/rights-lexicon';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import type { Range } from '../grammar/phrase-pattern';
import { agentBefore } from '../grammar/spoken-of-before';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { doerBefore } from './charges';
import { clauseEnd, openingBefore } from './granted-deeds';

const NARROWING = 'other others else own until unless before after while when if once except'.split(' ');

interface Barrier extends Range {
  readonly who: Range;
  /** Undefined where it is the whole. */
  readonly what: Range | undefined;
  /** `*` where they do not even see it. */
  readonly verb: string;
}

/**
 * "Interns have no business with films", "films are off limits for interns", "trainees must not touch them", "visitors have no access at
 * all": what is denied to a role, or to whoever has no account.
 */
export function readKeptAway(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Range[] {
  const { tokens } = at.sentence;
  return tokens.flatMap((_, i) => {
    const barrier = barrierAt(tokens, i);
    // "no access to the files of other clients", "until they have paid": to some of them, or for some time.
    if (!barrier || tokens.slice(barrier.start, barrier.end).some((token) => isWord(token, ...NARROWING))) return [];
    const roles = actorsOf(notes, at, barrier.who).filter(({ kind }) => kind === 'role' || kind === 'anyone');
    const named = barrier.what && phrasesOf(tokens, barrier.what).flatMap(({ words }) => notes.entityFor(words) ?? []);
    const entities = named ?? ['*'];
    if (roles.length === 0 || entities.length === 0) return [];
    // "Outsiders have no access": there are some who log in.
    const isClosed = named === undefined && roles.some(({ kind }) => kind === 'anyone');
    if (isClosed && !reading.facts.some(({ kind }) => kind === FactKind.AUTHENTICATION))
      reading.fact(at, barrier.start, barrier.end, FactKind.AUTHENTICATION, '', 'jwt');
    const place = { at, start: barrier.start, end: barrier.end };
    for (const actor of roles)
      for (const entity of entities) notes.sweeping.push({ actor, entity, verb: barrier.verb, negated: true, place });
    notes.current = named?.at(-1) ?? notes.current;
    reading.use(at, barrier.start, barrier.end);
    return [{ start: barrier.start, end: barrier.end }];
  });
}

function barrierAt(tokens: readonly Token[], i: number): Barrier | undefined {
  const out = shutOutAt(tokens, i);
  if (out) return out;
  const kept = rightsPhrases.keptAway.matchAt(tokens, i);
  const away = kept ?? rightsPhrases.outOfReach.matchAt(tokens, i);
  const before = away && whoBefore(tokens, i);
  if (!away || !before) return undefined;
  const end = clauseEnd(tokens, i);
  const behind = { start: away.end, end };
  const [who, what] = kept ? [before, behind] : [behind, before];
  return { start: Math.max(before.start, openingBefore(tokens, i)), end, who, what, verb: away.value };
}

/** "Outsiders have no access", "trainees get no access at all": to none of it. */
function shutOutAt(tokens: readonly Token[], i: number): Barrier | undefined {
  const out = rightsPhrases.shutOut.matchAt(tokens, i);
  const who = out && whoBefore(tokens, i);
  if (!out || !who) return undefined;
  let end = out.end;
  while (isWord(tokens[end], 'at', 'all', 'whatsoever', 'whatever', 'here')) end++;
  const next = tokens[end];
  const isWhole = next === undefined || next.kind === 'mark' || isWord(next, 'and', 'but', 'while');
  const isOfAll = isWord(tokens[end], 'to') && isWord(tokens[end + 1], 'anything', 'the') && isAll(tokens, end + 1);
  return isWhole || isOfAll
    ? { start: Math.max(who.start, openingBefore(tokens, i)), end, who, what: undefined, verb: out.value }
    : undefined;
}

/** "anything", "the system" */
const isAll = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'anything') || softwareNouns.has(tokens[i + 1]?.lower ?? '');

/** Who stands before it, or did what is told before: "guests can see pages but | have no access to notes". */
const whoBefore = (tokens: readonly Token[], i: number): Range | undefined =>
  doerBefore(tokens, i) ?? (isWord(tokens[i - 1], 'but', 'and') ? agentBefore(tokens, i) : undefined);
