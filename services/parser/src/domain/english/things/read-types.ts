import { typeFromWords } from '../../lexicon/field-lexicon';
import { camelCase, singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DraftFieldType } from '../../draft-model';
import { type DomainNotes, PRONOUNS } from '../domain-notes';
import type { Clause } from '../grammar/clauses';
import type { Range } from '../grammar/phrase-pattern';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { meantField } from './meant-field';

/** "The phone and the serial number are text", "its price is a decimal", "dates are stored as text": of which type they are. */
export function readTypes(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const type = clause.negated || clause.relative ? undefined : typeSaid(tokens, clause);
  const phrases = type === undefined ? [] : phrasesOf(tokens, clause.subject);
  const isField = phrases.length > 0 && phrases.every(({ words }) => !PRONOUNS.has(words.join(' ')));
  if (!isField || phrases.some(({ words }) => notes.entityFor(words) !== undefined)) return false;
  for (const phrase of phrases) {
    const meant = meantField(notes, at, phrase, true);
    const entity = meant.entity ?? meant.context;
    if (entity === undefined) return false;
    const words = phrase.plural ? singularWords(meant.words) : [...meant.words];
    const place = { at, start: phrase.start, end: clause.end };
    const field = { name: camelCase(words), words, type, enumValues: undefined, constraints: [] };
    const known = notes.fields.find((note) => note.entity === entity && note.field.name === field.name);
    if (known) known.field.type = type;
    else notes.fields.push({ entity, field, phrase, place });
    notes.declare(entity, place);
  }
  reading.use(at, clause.start, clause.end);
  return true;
}

/** The words behind "is", "are" or "stored as", if they are nothing but the name of a type. */
function typeSaid(tokens: readonly Token[], { verbs, passive, object }: Clause): DraftFieldType | undefined {
  const isStored =
    passive &&
    isWord(tokens[object.start], 'as') &&
    isWord(verbs.at(-1) && tokens[verbs.at(-1)?.at ?? 0], 'store', 'keep', 'save', 'treat', 'write');
  if (!isStored && (passive || verbs[0]?.lemma !== 'be')) return undefined;
  const { start, end } = withoutEdges(tokens, { start: isStored ? object.start + 1 : object.start, end: object.end });
  return start < end ? typeFromWords(tokens.slice(start, end).map(({ lower }) => lower)) : undefined;
}

function withoutEdges(tokens: readonly Token[], { start, end }: Range): Range {
  const from = isWord(tokens[start], 'a', 'an', 'just', 'plain') ? start + 1 : start;
  const isClosed = isMark(tokens[end - 1], '.', ',', ';');
  return { start: from, end: isClosed ? end - 1 : end };
}
