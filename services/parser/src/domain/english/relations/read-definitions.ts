import { isPersonNoun } from '../../lexicon/account-lexicon';
import { isFieldName } from '../../lexicon/field-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { entityName, singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { isTied, type Party } from './parties';

const TYING = ['on', 'in', 'at', 'to', 'by', 'for', 'of', 'from', 'with', 'between', 'against'];

/**
 * "A performance is a play shown on a stage", "a viewing is a visit to a flat by a client": what a thing is said to be tells what each of
 * it refers to.
 */
export function readDefinition(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { subject, verbs, verb, passive, negated, modal, object, start }: Clause,
): boolean {
  const { tokens } = at.sentence;
  if (verbs.length !== 1 || verbs[0]?.lemma !== 'be' || passive || negated || modal !== undefined) return false;
  const defined = subject && nounPhraseAt(tokens, subject.start, subject.end);
  // "a parcel sold" is a parcel.
  const done = tokens.findIndex(({ pos }, i) => i > object.start + 1 && i < object.start + 5 && pos === 'VERB');
  const said = nounPhraseAt(tokens, object.start, done < 0 ? object.end : Math.min(done, object.end));
  if (!defined || !said || defined.end !== subject.end || !areOne(tokens, defined, said)) return false;
  const known = notes.entityFor(defined.words);
  if (known === undefined && (!canBeEntity(defined.words, true) || isFieldName(defined.words))) return false;
  const name = known ?? notes.canonical(entityName(defined.words));
  const { parties, end } = partiesOf(notes, tokens, said, object.end);
  const others = parties.filter((party) => party.name !== name);
  if (others.length === 0 || end === undefined) return false;
  notes.declare(name, { at, start: defined.start, end: defined.end });
  for (const party of others)
    if (!isTied(notes, name, party.name)) {
      const place = { at, start: defined.start, end: party.end };
      notes.multiplicities.push({ from: name, to: party.name, count: 'one', verb: 'refers', place });
    }
  notes.current = name;
  reading.use(at, Math.min(start, defined.start), Math.max(end, verb.end));
  return true;
}

/** "A performance", "a play": one of each, and neither somebody. */
const areOne = (tokens: readonly Token[], ...phrases: readonly NounPhrase[]): boolean =>
  phrases.every(
    ({ start, words, plural }) =>
      !plural &&
      isWord(tokens[start], 'a', 'an', 'each', 'every', 'one') &&
      !isPersonNoun(singular(words.at(-1) ?? '')),
  );

/** What it is one of, where that is known, and what stands behind the prepositions up to the end. */
function partiesOf(
  notes: DomainNotes,
  tokens: readonly Token[],
  said: NounPhrase,
  limit: number,
): { parties: Party[]; end: number | undefined } {
  const parties: Party[] = [];
  const kind = notes.entityFor(said.words);
  const done = tokens[said.end];
  const isDone = done?.pos === 'VERB' && (done.lower !== done.lemma || baseOfParticiple(done.lower) !== undefined);
  let i = isDone ? said.end + 1 : said.end;
  // "A captain is a member of the board": one of a kind, unless something was done with it.
  if (kind !== undefined && isDone) parties.push({ name: kind, start: said.start, end: said.end });
  while (i < limit) {
    const from = isMark(tokens[i], ',') || isWord(tokens[i], 'and') ? i + 1 : i;
    if (!isWord(tokens[from], ...TYING)) break;
    const phrase = isWord(tokens[from + 1], 'a', 'an', 'one') ? nounPhraseAt(tokens, from + 1, limit) : undefined;
    const name = phrase && !phrase.plural ? notes.entityFor(phrase.words) : undefined;
    if (!phrase || name === undefined) break;
    parties.push({ name, start: phrase.start, end: phrase.end });
    i = phrase.end;
  }
  const isTold = parties.some(({ start }) => start > said.start);
  return { parties, end: isTold ? i : undefined };
}
