import { isOver } from '../../lexicon/state-lexicon';
import { isWord, type Token } from '../../text/token';
import { readClauses } from '../grammar/clauses';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { DomainNotes } from '../domain-notes';
import type { BriefReading, SentenceReading } from '../reading';
import { withoutStates } from '../abilities/ability-objects';
import { priorState } from './prior-state';
import { elementAt } from './state-element';

const MOVING = ['go', 'return', 'revert', 'fall', 'come', 'set', 'put', 'move', 'send', 'change', 'switch'];

/**
 * "A solved ticket goes back to in progress if the teacher isn't happy", "a shot scene is set back to planned": a way back between
 * states that are told elsewhere.
 */
export function readBacks(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const backs = readClauses(tokens, { start: 0, end: tokens.length }).flatMap((clause) => {
    const to = stateBack(tokens, clause);
    const from = to && (priorState(tokens, clause) ?? knownState(notes, tokens, clause));
    const entity = from === undefined ? undefined : entityOf(notes, tokens, clause);
    return to && from !== undefined && entity !== undefined ? [{ clause, to, from, entity }] : [];
  });
  for (const { clause, to, from, entity } of backs) {
    const place = { at, start: clause.subject?.start ?? clause.start, end: to.end };
    const verb = to.isBack && clause.passive ? `${clause.verbs[0]?.lemma ?? 'move'}Back` : 'moveBack';
    const back = { deed: from, from, to: to.state, verb: isOver(from) ? 'reopen' : verb };
    notes.lifecycles.push({ entity, steps: [], ordered: true, back, place });
    notes.current = entity;
    reading.use(at, place.start, place.end);
  }
  return backs.length > 0;
}

/** "back to in progress", "returns to open": the state behind the verb. */
function stateBack(
  tokens: readonly Token[],
  { verbs, negated, modal, relative, verb }: Clause,
): { state: string; end: number; isBack: boolean } | undefined {
  const last = verbs.at(-1);
  if (!last || negated || relative || modal !== undefined || !MOVING.includes(last.lemma)) return undefined;
  const behind = Math.max(verb.end, last.at + 1);
  const isBack = isWord(tokens[behind], 'back') || isWord(tokens[behind - 1], 'back');
  const to = isWord(tokens[behind], 'back') ? behind + 1 : behind;
  if (!(isBack || ['return', 'revert'].includes(last.lemma)) || !isWord(tokens[to], 'to', 'into')) return undefined;
  const state = elementAt(tokens, to + 1, tokens.length, true);
  return state && { ...state, isBack };
}

/** "a shot scene", where scenes are told to be shot. */
function knownState({ lifecycles }: DomainNotes, tokens: readonly Token[], { subject }: Clause): string | undefined {
  const word = subject && tokens[subject.end - 2]?.lower;
  return lifecycles.flatMap(({ steps }) => steps.flat()).find((state) => state === word);
}

function entityOf(notes: DomainNotes, tokens: readonly Token[], { subject }: Clause): string | undefined {
  const phrase = subject && nounPhraseAt(tokens, subject.start, subject.end);
  if (!phrase) return undefined;
  return isWord(tokens[phrase.end - 1], 'one', 'ones') ? notes.current : notes.entityFor(withoutStates(phrase.words));
}
