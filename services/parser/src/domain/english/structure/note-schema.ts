import type { SchemaEntity } from '../../schemas/schema';
import { sampleWords } from '../../lexicon/project-lexicon';
import { entityName, isPlural, wordsOf } from '../../names';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { plainPhrase } from '../grammar/plain-phrase';
import type { BriefReading, SentenceReading } from '../reading';

/** Notes what a declaration in code or a sample says; there is nothing else to understand about it. */
export function noteSchema(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { schema } = at.sentence;
  if (!schema) {
    at.noContent = true;
    return;
  }
  const before = schema.name === undefined ? reading.sentences[reading.sentences.indexOf(at) - 1] : undefined;
  const name = schema.name ?? (before && shownBy(notes, before));
  if (name === undefined) return;
  at.noContent = true;
  if (before) reading.use(before, 0, before.sentence.tokens.length);
  noteEntity(notes, at, notes.canonical(name), schema);
  notes.current = notes.canonical(name);
}

function noteEntity(notes: DomainNotes, at: SentenceReading, name: string, schema: SchemaEntity): void {
  const place = { at, start: 0, end: 0 };
  notes.list(name, place);
  for (const field of schema.fields) noteField(notes, name, field, place);
  for (const { target, many, role } of schema.references) {
    if (target === 'User') notes.declare(target, place);
    notes.multiplicities.push({
      from: name,
      to: notes.canonical(target),
      count: many ? 'many' : 'one',
      verb: many ? 'has' : 'refers',
      role,
      place,
    });
  }
  for (const inner of schema.inner ?? [])
    if (inner.name !== undefined) noteEntity(notes, at, notes.canonical(inner.name), inner);
}

/** "The payload for a new event looks like this:", "POST /events": what the sample behind it shows. */
function shownBy(notes: DomainNotes, { sentence }: SentenceReading): string | undefined {
  const { tokens, text, kind } = sentence;
  if (kind === 'schema') return undefined;
  const path = /(?:^|[\s`])\/([\w/{}:.-]+)/.exec(text)?.[1];
  const named = path?.split('/').findLast((part) => /^[a-z][\w-]*$/i.test(part));
  if (named !== undefined) return entityName(wordsOf(named));
  const said: string[][] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    const words = phrase?.start === i ? phrase.words.filter((word) => !sampleWords.has(word)) : [];
    if (canBeEntity(words, true)) said.push(words);
    i = words.length > 0 && phrase ? phrase.end : i + 1;
  }
  const known = said.find((words) => notes.entityFor(words) !== undefined);
  return (known && notes.entityFor(known)) ?? (said[0] && entityName(said[0]));
}

function noteField(
  notes: DomainNotes,
  entity: string,
  { name, type, enumValues, constraints }: SchemaEntity['fields'][number],
  place: { at: SentenceReading; start: number; end: number },
): void {
  const words = wordsOf(name);
  const said = constraints.map((value) => ({ value, start: 0, end: 0 }));
  const phrase = { ...plainPhrase([], place), words, plural: isPlural(words.at(-1) ?? '') };
  // A key that a sample shows may be that of something which only the English declares.
  const exact = words.at(-1) !== 'id' || words.length < 2;
  notes.fields.push({ entity, field: { name, words, type, enumValues, constraints: said }, phrase, place, exact });
}
