import { isPersonName } from '../../lexicon/account-lexicon';

import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Place } from '../notes';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { isGoneWith } from '../grammar/merge-clauses';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { listItems } from '../lists/list-items';
import type { BriefReading, SentenceReading } from '../reading';
import { isTied } from './parties';

const LEADING = ['for', 'per', 'in', 'on', 'at', 'to', 'with', 'during', 'under'];

/** "For every location I plan shifts", "there is exactly one logbook for every van": one of the second belongs to one of the first. */
export function readForEach(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clauses: readonly Clause[],
): void {
  const { tokens } = at.sentence;
  const found = opening(notes, tokens, clauses) ?? closing(notes, tokens, clauses);
  const to = found && notes.entityFor(found.holder.words);
  if (!found || to === undefined) return;
  for (const thing of found.things) {
    const from = notes.entityFor(thing.words);
    if (from === undefined || from === to || !notes.isForeseen(from)) continue;
    const isOnly = thing.quantity === 'one' || (found.isOfIt && !thing.plural);
    if (isTied(notes, from, to) && !isOnly) continue;
    const end = Math.max(thing.end, found.holder.end);
    noteTie(notes, { from, to, isOnly, place: { at, start: found.start, end } });
    reading.use(at, found.start, end);
  }
}

interface Tie {
  readonly from: string;
  readonly to: string;
  readonly isOnly: boolean;
  readonly place: Place;
}

/** "For every wedding there is exactly one cake": each of the other; but one driver per trip drives others as well. */
function noteTie(notes: DomainNotes, { from, to, isOnly, place }: Tie): void {
  const isSomebody = isPersonName(from);
  if (isOnly && isSomebody) {
    notes.multiplicities.push({ from: to, to: from, count: 'one', verb: 'refers', place });
    return;
  }
  notes.multiplicities.push({ from, to, count: 'one', verb: 'refers', place });
  if (isOnly) notes.multiplicities.push({ from: to, to: from, count: 'one', verb: 'has', place });
}

interface ForEach {
  readonly holder: NounPhrase;
  readonly things: readonly NounPhrase[];
  readonly start: number;
  /** "To every course belongs an exam" */
  readonly isOfIt: boolean;
}

function opening(notes: DomainNotes, tokens: readonly Token[], clauses: readonly Clause[]): ForEach | undefined {
  const holder = holderOf(notes, tokens);
  const clause = holder && clauses.find(({ verb }) => verb.start >= holder.end);
  if (!clause || clause.negated || clause.relative) return undefined;
  return { holder, things: thingsOf(tokens, clause), start: 0, isOfIt: belongsToIt(tokens, clause) };
}

/** "There is one form for each visit" */
function closing(notes: DomainNotes, tokens: readonly Token[], clauses: readonly Clause[]): ForEach | undefined {
  const there = clauses.find(({ verbs, verb }) => verbs[0]?.lemma === 'be' && isWord(tokens[verb.start - 1], 'there'));
  const each = tokens.findIndex(
    (token, i) =>
      i > (there?.object.start ?? tokens.length) &&
      isWord(token, 'each', 'every') &&
      isWord(tokens[i - 1], 'for', 'per', 'to', 'in'),
  );
  const holder = each < 0 ? undefined : nounPhraseAt(tokens, each, tokens.length);
  if (!there || there.negated || !holder || notes.entityFor(holder.words) === undefined) return undefined;
  const things = listItems(tokens, { start: there.object.start, end: each - 1 }).map(({ phrase }) => phrase);
  return { holder, things, start: there.start, isOfIt: false };
}

/** What the sentence begins with: "for every location", also where who does it follows at once: "for every machine technicians log jobs". */
function holderOf(notes: DomainNotes, tokens: readonly Token[]): NounPhrase | undefined {
  const isEach =
    isWord(tokens[1], 'each', 'every') ||
    isWord(tokens[0], 'per') ||
    (isWord(tokens[0], 'to') && isWord(tokens[1], 'a', 'an') && tokens.some((token) => isWord(token, 'belong')));
  const whole = isEach && isWord(tokens[0], ...LEADING) ? nounPhraseAt(tokens, 1, tokens.length) : undefined;
  if (!whole || isWord(tokens[whole.end], 'and', 'or')) return undefined;
  for (let { end } = whole; end > whole.head.start; end--) {
    const phrase = nounPhraseAt(tokens, 1, end);
    if (phrase && !phrase.plural && notes.entityFor(phrase.words) !== undefined) return phrase;
  }
  return undefined;
}

/** What there is of it: what is done to it, or what "there is". */
function thingsOf(tokens: readonly Token[], clause: Clause): NounPhrase[] {
  const { patient } = frameOf(tokens, clause);
  if (!patient) return [];
  // "For each rental we store the bike": that is a part of it.
  const isOne = clause.passive || isWord(tokens[clause.verb.start - 1], 'there') || belongsToIt(tokens, clause);
  const start = clause.passive ? articleIn(tokens, patient.start, patient.end) : patient.start;
  const items = listItems(tokens, { start, end: patient.end });
  // "With each outing goes a boat and a start time": its parts.
  if (items.length > 1 && isGoneWith(tokens, clause)) return [];
  return items
    .map(({ phrase }) => phrase)
    .filter(({ plural, determined, quantity }) => plural || (isOne && (determined || quantity === 'one')));
}

/** "To every course belongs an exam", "with each order comes a gift": said the other way round. */
const belongsToIt = (tokens: readonly Token[], clause: Clause): boolean =>
  isGoneWith(tokens, clause) ||
  (clause.verbs[0]?.lemma === 'belong' && isWord(tokens[clause.subject?.start ?? -1], 'to'));

/** "Per order an invoice is written": where the second of them begins. */
function articleIn(tokens: readonly Token[], start: number, end: number): number {
  const article = tokens.findLastIndex(
    (token, i) => i >= start && i < end && (token.pos === 'DET' || isWord(token, 'one')),
  );
  return article < 0 ? start : article;
}
