import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { listItems } from '../lists/list-items';
import type { BriefReading, SentenceReading } from '../reading';
import { isTied } from './parties';

const LEADING = ['for', 'per', 'in', 'on', 'at', 'to', 'with', 'during', 'under'];

/** "For every location I plan shifts", "per room there are several sensors": one of the second belongs to one of the first. */
export function readForEach(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clauses: readonly Clause[],
): void {
  const { tokens } = at.sentence;
  const holder = holderOf(notes, tokens);
  const to = holder && notes.entityFor(holder.words);
  const clause = clauses.find(({ verb }) => verb.start >= (holder?.end ?? 0));
  if (!holder || to === undefined || !clause || clause.negated || clause.relative) return;
  for (const thing of thingsOf(tokens, clause)) {
    const from = notes.entityFor(thing.words);
    if (from === undefined || from === to || !notes.isForeseen(from) || isTied(notes, from, to)) continue;
    notes.multiplicities.push({ from, to, count: 'one', verb: 'refers', place: { at, start: 0, end: thing.end } });
    reading.use(at, 0, holder.end);
  }
}

/** What the sentence begins with: "for every location", also where who does it follows at once: "for every machine technicians log jobs". */
function holderOf(notes: DomainNotes, tokens: readonly Token[]): NounPhrase | undefined {
  const isEach = isWord(tokens[1], 'each', 'every') || isWord(tokens[0], 'per');
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
  const isOne = clause.passive || isWord(tokens[clause.verb.start - 1], 'there');
  const start = clause.passive ? articleIn(tokens, patient.start, patient.end) : patient.start;
  return listItems(tokens, { start, end: patient.end })
    .map(({ phrase }) => phrase)
    .filter(({ plural, determined }) => plural || (isOne && determined));
}

/** "Per order an invoice is written": where the second of them begins. */
function articleIn(tokens: readonly Token[], start: number, end: number): number {
  const article = tokens.findLastIndex((token, i) => i >= start && i < end && token.pos === 'DET');
  return article < 0 ? start : article;
}
