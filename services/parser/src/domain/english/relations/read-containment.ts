import { isFieldName } from '../../lexicon/field-lexicon';
import { entityName } from '../../names';
import { type Token, isWord } from '../../text/token';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';

const PLACES = ['in', 'inside', 'within', 'under', 'on', 'at', 'beneath', 'for'];

/** "Inside a freezer there are racks, and in the racks boxes": the ones stand in the others. */
export function readContainment(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): boolean {
  const { tokens } = at.sentence;
  const there = tokens.findIndex((token, i) => i >= clause.start && i < clause.verb.end && isWord(token, 'there'));
  if (there < 0 || clause.negated || clause.verbs[0]?.lemma !== 'be') return false;
  const place = placeBefore(notes, tokens, clause.start, there) ?? placeBehind(notes, tokens, clause);
  const what = nounPhraseAt(tokens, clause.object.start, clause.object.end);
  if (place === undefined || !what || !isThing(notes, at, what)) return false;
  let inner = contain(reading, notes, at, place, what);
  // The verb is left out: "and in the racks boxes".
  for (let i = what.end; i < tokens.length; ) {
    const start = isWord(tokens[i], 'and', 'then') || tokens[i]?.text === ',' ? i + 1 : i;
    const outer = isWord(tokens[start], ...PLACES) ? namedPlace(notes, tokens, start + 1, tokens.length) : undefined;
    const next = outer?.name === inner ? nounPhraseAt(tokens, outer.end, tokens.length) : undefined;
    if (!outer || !next || next.start !== outer.end || !isThing(notes, at, next)) {
      if (start === i) break;
      i = start;
      continue;
    }
    inner = contain(reading, notes, at, outer.name, next);
    i = next.end;
  }
  return true;
}

function contain(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  outer: string,
  phrase: NounPhrase,
): string {
  const inner = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  const place = { at, start: phrase.start, end: phrase.end };
  for (const name of [outer, inner]) notes.declare(name, place);
  notes.multiplicities.push({ from: outer, to: inner, count: 'many', verb: 'has', place });
  notes.current = inner;
  reading.use(at, 0, phrase.end);
  return inner;
}

/** Several of a kind: "racks", "several rows". */
const isThing = (notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): boolean =>
  (phrase.plural || phrase.quantity === 'many') &&
  canBeEntity(phrase.words) &&
  !isFieldName(phrase.words) &&
  !notes.isTaken(at, phrase);

/** "inside it there", "in each hall there" */
function placeBefore(notes: DomainNotes, tokens: readonly Token[], start: number, end: number): string | undefined {
  const from = tokens.findIndex((token, i) => i >= start && i < end && isWord(token, ...PLACES));
  return from < 0 ? undefined : namedPlace(notes, tokens, from + 1, end)?.name;
}

/** "there are rows in each hall" */
function placeBehind(notes: DomainNotes, tokens: readonly Token[], { object }: Clause): string | undefined {
  const what = nounPhraseAt(tokens, object.start, object.end);
  const isPlace = what !== undefined && isWord(tokens[what.end], ...PLACES) && what.end < object.end;
  return isPlace ? namedPlace(notes, tokens, what.end + 1, object.end)?.name : undefined;
}

/** What is spoken of, or a known thing that is named. */
function namedPlace(
  notes: DomainNotes,
  tokens: readonly Token[],
  start: number,
  limit: number,
): { name: string; end: number } | undefined {
  if (isWord(tokens[start], 'it', 'them')) {
    const name = notes.topic ?? notes.current;
    return name === undefined ? undefined : { name, end: start + 1 };
  }
  for (let end = start + 1; end <= Math.min(limit, start + 4); end++) {
    const phrase = nounPhraseAt(tokens, start, end);
    const name = phrase?.end === end ? notes.entityFor(phrase.words) : undefined;
    const isWhole = name !== undefined && nounPhraseAt(tokens, end, limit)?.start === end;
    if (
      name !== undefined &&
      phrase &&
      (isWhole || end === limit || tokens[end]?.kind === 'mark' || isWord(tokens[end], 'there'))
    )
      return { name, end };
  }
  return undefined;
}
