import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { changesIn } from '../effects/read-changes';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { conditionsOf, stateCondition, statesTold } from '../rules/guard-states';
import { ARROWS } from '../states/state-words';
import { accessIn, remarksIn } from './route-access';
import type { RouteNote } from './route-note';

/** "POST /tanks/:id/fill - adds the amount to the level": what the operation changes. */
export function noteRouteEffects(notes: DomainNotes, { at, entity, operations, custom }: RouteNote): void {
  const [deed] = operations;
  if (!custom || deed === undefined) return;
  for (const { start, end } of remarksIn(at.sentence, [])) {
    const changes = changesIn(at.sentence.tokens, start, end, true)?.filter(({ kind }) => kind === 'add') ?? [];
    const occasion = { words: wordsOf(entity), many: false, deed: wordsOf(deed), passive: true };
    if (changes.length > 0) notes.effects.push({ occasion, changes, place: { at, start, end } });
  }
}

/** Whether the line of a route tells who may use it, or when, and so no parts of anything. */
export const hasRemarks = (notes: DomainNotes, at: SentenceReading): boolean =>
  remarksIn(at.sentence, []).some(
    (remark) =>
      accessIn(notes, at, remark).length > 0 ||
      conditionBehind(at.sentence.tokens, remark) !== undefined ||
      arrowIn(at.sentence.tokens, remark) !== undefined,
  );

/** "draft or scheduled → published": the move that the operation makes. */
export function moveOfRoute(reading: BriefReading, notes: DomainNotes, { at, entity }: RouteNote): string | undefined {
  const { tokens } = at.sentence;
  const { states } = conditionsOf(reading, notes, entity, []);
  for (const remark of remarksIn(at.sentence, [])) {
    const arrow = arrowIn(tokens, remark);
    if (arrow === undefined) continue;
    // "draft/listed -> sold": behind a slash the one before goes on.
    const start = isMark(tokens[remark.start - 1], '/') ? remark.start - 2 : remark.start;
    const from = statesTold(tokens, { start, end: arrow }, states, { bond: 'in' });
    const [to, other] = statesTold(tokens, { start: arrow + 1, end: remark.end }, states, { bond: 'in' });
    if (from.length === 0 || to === undefined || other !== undefined) continue;
    reading.use(at, start, remark.end);
    return `transition(${from.join('|')}>${to})`;
  }
  return undefined;
}

/** "DELETE /posts/:id - only while draft": what must hold of the row. */
export function stateConditions(
  reading: BriefReading,
  notes: DomainNotes,
  { at, entity }: RouteNote,
  operations: readonly string[],
): void {
  const { tokens } = at.sentence;
  for (const remark of remarksIn(at.sentence, [])) {
    const told = conditionBehind(tokens, remark);
    const known = conditionsOf(reading, notes, entity, []);
    const condition = told && stateCondition(tokens, told, known, { bond: 'in', required: true, path: 'self' });
    if (condition === undefined) continue;
    for (const operation of operations)
      if (operation !== 'create' && operation !== 'read')
        reading.fact(at, remark.start, remark.end, FactKind.RULE, `${entity}.${operation}`, `guard:${condition}`);
  }
}

/** "only while draft", "only if the status is open", "when pending". */
function conditionBehind(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const cue = isWord(tokens[start], 'only') ? start + 1 : start;
  const isCue = cue < end && isWord(tokens[cue], 'while', 'if', 'when', 'in', 'from', 'as');
  return isCue ? { start: cue + 1, end } : undefined;
}

function arrowIn(tokens: readonly Token[], { start, end }: Range): number | undefined {
  const arrow = tokens.findIndex(
    (token, i) => i > start && i < end && (isMark(token, ...ARROWS) || token.text === '→'),
  );
  return arrow < 0 ? undefined : arrow;
}
