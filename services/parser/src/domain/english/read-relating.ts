import { isFieldName } from '../lexicon/field-lexicon';
import { grammar } from '../lexicon/grammar-lexicon';
import { camelCase, entityName } from '../names';
import { type Token, isWord } from '../text/token';
import type { Clause } from './clauses';
import { type DomainNotes, canBeEntity, isSpeaker } from './domain-notes';
import { nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import type { BriefReading, SentenceReading } from './reading';
import { phrasesOf, subjectEntities } from './subjects';

const LINKING = new Set(['link', 'connect', 'join', 'tie', 'associate', 'put', 'assign', 'bind', 'match', 'pair']);

/** "A tenancy links a member to a plot": it refers to both. */
function readLinking(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  if (clause.passive || clause.modal !== undefined || !LINKING.has(clause.verbs[0]?.lemma ?? '')) return false;
  const cut = tokens.findIndex(
    (token, i) => i > clause.object.start && i < clause.object.end && isWord(token, 'to', 'with', 'and', 'into'),
  );
  if (cut < 0) return false;
  const [first] = phrasesOf(tokens, { start: clause.object.start, end: cut });
  const [second] = phrasesOf(tokens, { start: cut + 1, end: clause.object.end });
  const [source] = subjectEntities(notes, at, clause.subject, true);
  if (!first || !second || source === undefined || !canBeEntity(first.words, true) || !canBeEntity(second.words, true))
    return false;
  for (const phrase of [first, second]) {
    const target = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
    notes.declare(target, { at, start: phrase.head.start, end: phrase.head.end });
    notes.multiplicities.push({
      from: source,
      to: target,
      count: 'one',
      verb: 'refers',
      place: { at, start: clause.start, end: phrase.end },
    });
  }
  notes.current = source;
  reading.use(at, clause.start, second.end);
  return true;
}

/** "Each book belongs to an author", "a course is taught by one teacher", "members attend many meetings". */
export function readRelating(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const lemma = clause.verbs[0]?.lemma ?? '';
  const verbWord = tokens[clause.verb.end - 1]?.lower ?? '';
  const belongs =
    grammar.belongVerbs.has(lemma) ||
    LINKING.has(lemma) ||
    (clause.passive && grammar.linkParticiples.has(verbWord)) ||
    isPartOf(tokens, clause);
  const joins =
    !belongs &&
    !clause.passive &&
    (grammar.joinVerbs.has(lemma) || (lemma === 'take' && isWord(tokens[clause.object.start], 'part')));
  if (clause.negated || (!belongs && !joins)) return false;
  if (readLinking(reading, notes, at, clause)) return true;
  const object = objectAfterPreposition(tokens, clause);
  if (!object) return false;
  const [phrase] = phrasesOf(tokens, object);
  if (!phrase || !canBeEntity(phrase.words, belongs) || notes.isTaken(at, phrase)) return false;
  const sources = subjectEntities(notes, at, clause.subject, belongs && !isSpeaker(at, clause.subject));
  if (sources.length === 0) return false;
  const known = notes.entityFor(phrase.words);
  const target = known ?? notes.canonical(entityName(phrase.words));
  const many = phrase.quantity === 'many' || (phrase.plural && phrase.quantity !== 'one');
  if (known === undefined && joins && !many) return false;
  if (lemma === 'belong' || many || known !== undefined)
    notes.declare(target, { at, start: phrase.head.start, end: phrase.head.end });
  const role = known !== undefined && entityName(phrase.words) !== known ? camelCase(phrase.words) : undefined;
  for (const source of sources) {
    const place = { at, start: clause.start, end: phrase.end };
    notes.multiplicities.push({
      from: source,
      to: target,
      count: many ? 'many' : 'one',
      verb: joins || many ? 'joins' : 'refers',
      role,
      place,
    });
  }
  for (const source of sources)
    if (!many) readFurther(notes, at, source, { start: phrase.end, end: clause.object.end });
  notes.current = sources.at(-1);
  reading.use(at, clause.start, phrase.end);
  return true;
}

/** "A rental is of one bike by one customer": every further reference. */
function readFurther(notes: DomainNotes, at: SentenceReading, source: string, { start, end }: Range): void {
  const { tokens } = at.sentence;
  for (let i = start; i < end; i++) {
    if (!isWord(tokens[i], 'by', 'for', 'and', 'to', 'with', 'in', 'at', 'from')) continue;
    if (!isWord(tokens[i + 1], 'one', 'a', 'an', 'exactly', 'the')) continue;
    const phrase = nounPhraseAt(tokens, i + 1, end);
    const target = phrase && notes.entityFor(phrase.words);
    if (!phrase || target === undefined || target === source || phrase.plural) continue;
    notes.multiplicities.push({
      from: source,
      to: target,
      count: 'one',
      verb: 'refers',
      place: { at, start: i, end: phrase.end },
    });
    i = phrase.end - 1;
  }
}

const isPartOf = (tokens: readonly Token[], clause: Clause): boolean =>
  clause.verbs[0]?.lemma === 'be' &&
  isWord(tokens[clause.object.start], 'part', 'in', 'for', 'about', 'on', 'within', 'by', 'from', 'of') &&
  !isFieldName([tokens[clause.object.start + 1]?.lower ?? '']);

function objectAfterPreposition(tokens: readonly Token[], clause: Clause): Range | undefined {
  const { start, end } = clause.object;
  for (let i = start; i < Math.min(end, start + 4); i++) {
    if (
      isWord(
        tokens[i],
        'to',
        'by',
        'in',
        'with',
        'of',
        'at',
        'on',
        'for',
        'from',
        'about',
        'into',
        'under',
        'within',
        'as',
        'through',
      )
    )
      return { start: i + 1, end };
    if (tokens[i]?.kind === 'mark') break;
  }
  return clause.passive ? undefined : { start, end };
}
