import type { SchemaEntity } from '../../schemas/schema';
import { isPlural, wordsOf } from '../../names';
import type { DomainNotes } from '../domain-notes';
import { plainPhrase } from '../grammar/plain-phrase';
import type { BriefReading, SentenceReading } from '../reading';

/** Notes what a declaration in code says; there is nothing to understand about it. */
export function noteSchema(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { schema } = at.sentence;
  const place = { at, start: 0, end: 0 };
  at.noContent = true;
  if (!schema) return;
  notes.list(schema.name, place);
  for (const field of schema.fields) noteField(notes, schema, field, place);
  for (const { target, many, role } of schema.references)
    notes.multiplicities.push({
      from: schema.name,
      to: target,
      count: many ? 'many' : 'one',
      verb: many ? 'has' : 'refers',
      role,
      place,
    });
  notes.current = schema.name;
  reading.use(at, 0, 0);
}

function noteField(
  notes: DomainNotes,
  schema: SchemaEntity,
  { name, type, enumValues, constraints }: SchemaEntity['fields'][number],
  place: { at: SentenceReading; start: number; end: number },
): void {
  const words = wordsOf(name);
  const said = constraints.map((value) => ({ value, start: 0, end: 0 }));
  const phrase = { ...plainPhrase([], place), words, plural: isPlural(words.at(-1) ?? '') };
  const field = { name, words, type, enumValues, constraints: said };
  notes.fields.push({ entity: schema.name, field, phrase, place, exact: true });
}
