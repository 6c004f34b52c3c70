import { rightsPhrases } from '../../lexicon/rights-lexicon';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { doerBefore } from './charges';
import { clauseEnd } from './granted-deeds';

const NARROWING = 'other others else own until unless before after while when if once except'.split(' ');

interface Barrier extends Range {
  readonly who: Range;
  readonly what: Range;
  /** `*` where they do not even see it. */
  readonly verb: string;
}

/** "Guests have no business with films", "films are off limits for guests", "trainees must not touch them": what is denied to a role. */
export function readKeptAway(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Range[] {
  const { tokens } = at.sentence;
  return tokens.flatMap((_, i) => {
    const barrier = barrierAt(tokens, i);
    // "no access to the files of other clients", "until they have paid": to some of them, or for some time.
    if (!barrier || tokens.slice(barrier.start, barrier.end).some((token) => isWord(token, ...NARROWING))) return [];
    const roles = actorsOf(notes, at, barrier.who).filter(({ kind }) => kind === 'role');
    const entities = phrasesOf(tokens, barrier.what).flatMap(({ words }) => notes.entityFor(words) ?? []);
    if (roles.length === 0 || entities.length === 0) return [];
    const place = { at, start: barrier.start, end: barrier.end };
    for (const actor of roles)
      for (const entity of entities) notes.sweeping.push({ actor, entity, verb: barrier.verb, negated: true, place });
    notes.current = entities.at(-1);
    reading.use(at, barrier.start, barrier.end);
    return [{ start: barrier.start, end: barrier.end }];
  });
}

function barrierAt(tokens: readonly Token[], i: number): Barrier | undefined {
  const kept = rightsPhrases.keptAway.matchAt(tokens, i);
  const away = kept ?? rightsPhrases.outOfReach.matchAt(tokens, i);
  const before = away && doerBefore(tokens, i);
  if (!away || !before) return undefined;
  const end = clauseEnd(tokens, i);
  const behind = { start: away.end, end };
  const [who, what] = kept ? [before, behind] : [behind, before];
  return { start: before.start, end, who, what, verb: away.value };
}
