import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { recordedAt, recordedBy } from '../../recorded-names';
import { givesBack, isClaim } from '../../lexicon/claim-lexicon';
import { isOver, isSideState } from '../../lexicon/state-lexicon';
import { singularWords, snakeCase } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import type { AbilityNote } from '../notes';
import type { BriefReading, SentenceReading } from '../reading';
import type { Member } from '../things/members';
import { conditionsOf, type Conditions } from './guard-states';
import { highestAt } from './highest';
import { tailOf } from './limit-tail';

/** The deed by which somebody gets such things for himself: "members borrow games". */
const claimOf = ({ abilities }: DomainNotes, entity: string): AbilityNote | undefined =>
  abilities.find((note) => note.entity === entity && !note.negated && isClaim(note.verb));

const HOLDING = ['have', 'hold', 'keep', 'own'];

/** "A mentor can have at most 3 questions", which mentors take: nothing that belongs to mentors. */
export function limitsClaims(notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.passive || !clause.verbs.every(({ lemma }) => HOLDING.includes(lemma))) return false;
  const from = clause.verb.start;
  for (let i = from; i < clause.end; i++) {
    const limit = highestAt(tokens, i);
    const phrase = limit && nounPhraseAt(tokens, limit.end, clause.end);
    const claim = phrase && claimOf(notes, notes.entityFor(phrase.words) ?? '');
    if (claim && isBy(claim, whoBefore(at, from, clause.subject?.start))) return true;
  }
  return false;
}

/** Whether it is somebody's own limit: that of those who claim. */
function isBy({ actor }: AbilityNote, who: NounPhrase | undefined): boolean {
  const name = who && snakeCase(singularWords(who.words));
  return actor.kind === 'role' ? actor.name === name : name === 'user' || name === 'person';
}

/**
 * "A member can borrow at most 3 games at a time", "no agent may have more than five claimed tickets": so many that he has claimed and that
 * are not over; asked for with each claim.
 */
export function stateClaims(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { start, phrase, counted, most }: { start: number; phrase: NounPhrase; counted: string; most: number },
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const claim = claimOf(notes, counted);
  const tail = tailOf(tokens, phrase.end);
  const perHolder = tail?.holders.length === 1 ? tail.holders[0] : undefined;
  const who = perHolder ?? whoBefore(at, start);
  const isPlain = tail && tail.holders.length <= 1 && !tail.daily && tail.within === undefined;
  if (!claim || !isPlain || !who || !isBy(claim, who)) return false;
  const adjectives = tokens.slice(phrase.head.start, phrase.head.end - 1).filter(({ lower }) => !OPEN.has(lower));
  const isClaimed = adjectives.every((token) => recordedBy(claim.verb) === `${token.lower}By`);
  if (!isClaimed) return false;
  const field = recordedBy(claim.verb);
  const back = notes.abilities.filter((one) => one.entity === counted && givesBack(one.verb, claim.verb));
  const ended = notOver(conditionsOf(reading, notes, counted, members));
  // What gives it back takes the claim from it.
  const lasting = ended.filter((one) => !back.some(({ verb }) => one.startsWith(`item.${recordedAt(verb)} `)));
  const where = [`item.${field} != null`, `item.${field} == caller.id`, ...lasting].join(' and ');
  const guard = `guard:count(${counted} where ${where}) < ${String(most)}`;
  reading.fact(at, start, tail.end, FactKind.RULE, `${counted}.${claim.verb}`, guard);
  if (claim.actor.kind === 'role') reading.useRole(at, who.start, who.end, claim.actor.name);
  at.settled.push({ start: 0, end: tail.end });
  return true;
}

/** "open", "at once": those that are not over are counted anyway. */
const OPEN = new Set(['open', 'active', 'current', 'unfinished', 'running']);

/** Who is spoken of before the limit: "each member", "he" who did it in the sentence before. */
function whoBefore({ sentence: { tokens } }: SentenceReading, end: number, from = 0): NounPhrase | undefined {
  const first = tokens.findIndex(
    (token, i) => i >= from && i < end && !isWord(token, 'only', 'but', 'and', 'at', 'also', 'no'),
  );
  return nounPhraseAt(tokens, Math.max(0, first), end);
}

/** What holds of rows that nothing has ended. */
function notOver({ field, states, members }: Conditions): string[] {
  const ends = states.filter((state) => isOver(state) || isSideState(state));
  const kept = members.filter(({ words }) =>
    isOver(snakeCase(words.filter((word) => !['is', 'at', 'on'].includes(word)))),
  );
  const given = kept.flatMap(({ name, type }) =>
    type === 'boolean' ? [`item.${name} == false`] : type === 'datetime' ? [`item.${name} == null`] : [],
  );
  return [...ends.map((state) => `item.${field} != "${state}"`), ...given];
}
