import { typeOfUnit } from '../../lexicon/enumeration-lexicon';
import { fieldHint, typeFromWords } from '../../lexicon/field-lexicon';
import { camelCase, singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DraftFieldType } from '../../draft-model';
import { type DomainNotes, PRONOUNS } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { meantField } from './meant-field';

/** "The phone and the serial number are text", "its price is a decimal", "dates are stored as text": of which type they are. */
export function readTypes(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const said = clause.negated || clause.relative ? undefined : typeSaid(tokens, clause);
  const type = said?.type;
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
    const alike = notes.fields.filter((note) => note.field.name === field.name);
    const known = alike.some((note) => note.entity === entity) ? alike.filter((note) => note.entity === entity) : alike;
    for (const note of known) note.field.type = type;
    // "Prices are in euros": of whatever has one.
    if (known.length > 0) continue;
    if (phrase.plural && meant.entity === undefined) return false;
    notes.fields.push({ entity, field, phrase, place });
    notes.declare(entity, place);
  }
  // The bounds behind it are read by others.
  if (said?.isAll !== true) return false;
  reading.use(at, clause.start, clause.end);
  return true;
}

interface TypeSaid {
  readonly type: DraftFieldType;
  /** Whether nothing else is said. */
  readonly isAll: boolean;
}

/** What stands behind "is", "must be" or "stored as": "text", "a whole number of at least 1", "in euros". */
function typeSaid(tokens: readonly Token[], { verbs, passive, object }: Clause): TypeSaid | undefined {
  const isStored = passive && STORING.has(verbs.at(-1)?.lemma ?? '') && isWord(tokens[object.start], 'as', 'in');
  if (!isStored && (passive || verbs[0]?.lemma !== 'be')) return undefined;
  let start = isStored && isWord(tokens[object.start], 'as') ? object.start + 1 : object.start;
  while (isWord(tokens[start], 'a', 'an', 'just', 'plain', 'always', 'valid')) start++;
  const isUnit = isWord(tokens[start], 'in');
  for (const length of isUnit ? [2] : [3, 2, 1]) {
    const words: readonly string[] = tokens.slice(start, start + length).map(({ lower }) => lower);
    const type = isUnit ? typeOfUnit(words[1] ?? '') : (typeFromWords(words) ?? typeOfKind(words));
    const next = start + length;
    if (type !== undefined && closes(tokens, next)) return { type, isAll: next >= object.end - 1 };
  }
  return undefined;
}

/** "an e-mail address", "a link", "a phone number": what is usually written in one way only. */
function typeOfKind(words: readonly string[]): DraftFieldType | undefined {
  const hint = fieldHint(camelCase(words));
  if (/^(tele)?phone number$/.test(words.join(' '))) return 'string';
  return hint?.exact && (hint.field.type === 'email' || hint.field.type === 'url') ? hint.field.type : undefined;
}

const STORING = new Set('store keep save treat write give measure count note express enter'.split(' '));

const closes = (tokens: readonly Token[], i: number): boolean =>
  tokens[i] === undefined ||
  tokens[i].kind === 'mark' ||
  isWord(tokens[i], 'of', 'between', 'from', 'with', 'and', 'greater', 'up', 'at');
