import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint } from '../../lexicon/field-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { entityName, singular, wordsOf } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Multiplicity } from '../notes';
import type { BriefReading } from '../reading';

/**
 * In a brief that describes its entities, those that it only mentions in passing ("we have a folder for each animal"): no list
 * names them, no route leads to them, nothing of substance is a part of them, nobody works on them, and nothing that is described refers to them.
 */
export function passingMentions(notes: DomainNotes, reading: BriefReading): ReadonlySet<string> {
  const names = [...notes.entities.keys()];
  const described = names.filter((name) => isDescribed(notes, name));
  const told = described.filter((name) => notes.fields.filter(({ entity }) => entity === name).length > 1).length;
  if (told === 0) return new Set();
  const listed = [...notes.listed].filter((name) => !isMereTopic(notes, reading, name));
  const founded = new Set([...described, ...listed, ...names.filter((name) => isWorkedOn(notes, name))]);
  for (const { entity } of [...notes.lifecycles, ...notes.routes, ...notes.constraints])
    if (entity !== undefined) founded.add(entity);
  const ties = [...notes.multiplicities, ...tiesAmongFields(notes)];
  if (told === 1) {
    // Of a brief that tells little, what it speaks of again or lets somebody do something with is worth a guess.
    for (const name of names) if (isUsed(notes, name) || isSpokenOfAgain(notes, reading, name)) founded.add(name);
    for (const { from, to } of ties) founded.add(from).add(to);
  }
  for (let size = -1; size !== founded.size; ) {
    size = founded.size;
    for (const { from, to, verb } of ties) {
      if (founded.has(from)) founded.add(to);
      else if (founded.has(to) && verb !== 'has') founded.add(from);
    }
  }
  return new Set(names.filter((name) => !founded.has(name)));
}

/**
 * "A service for managing street lights", which then tells of lamp posts and faults: what it is about, and no kind of its rows. Nor is
 * what somebody has or wants ("I want reminders, but not yet"). Either is one where it is spoken of again.
 */
function isMereTopic(notes: DomainNotes, reading: BriefReading, name: string): boolean {
  const at = notes.entities.get(name)?.place.at;
  const introduces = at?.stated.some(({ kind }) => kind === FactKind.APPLICATION_KIND) === true;
  const isAlone = [...notes.listed].every((other) => other === name || notes.entities.get(other)?.place.at !== at);
  return isAlone && (introduces || notes.had.has(name)) && !isSpokenOfAgain(notes, reading, name);
}

function isSpokenOfAgain({ entities }: DomainNotes, reading: BriefReading, name: string): boolean {
  const at = entities.get(name)?.place.at;
  const noun = wordsOf(name).at(-1)?.toLowerCase() ?? '';
  return reading.content.some(
    (other) => other.sentence !== at?.sentence && other.sentence.tokens.some(({ lower }) => singular(lower) === noun),
  );
}

/** The relations that will be made of fields: "an author (user)", "farms have barns". */
const tiesAmongFields = (notes: DomainNotes): Pick<Multiplicity, 'from' | 'to' | 'verb'>[] => [
  ...notes.references.map(({ entity, target }) => ({ from: entity, to: target, verb: 'refers' as const })),
  ...notes.fields.flatMap(({ entity, field, phrase }) => {
    const to = notes.canonical(entityName(field.words));
    return phrase.plural && notes.isDeclared(to) ? [{ from: entity, to, verb: 'has' as const }] : [];
  }),
];

/** Two parts, or one of a usual kind or of a kind of thing: "the principal has full access" tells of none. */
function isDescribed(notes: DomainNotes, name: string): boolean {
  const own = notes.fields.filter(({ entity }) => entity === name);
  if (own.length > 1 || own.some(({ field }) => fieldHint(field.name) !== undefined || field.type !== undefined))
    return true;
  const place = notes.entities.get(name)?.place;
  return own.length === 1 && isWord(place?.at.sentence.tokens[place.start - 1], 'a', 'an', 'each', 'every');
}

const isWorkedOn = (notes: DomainNotes, name: string): boolean =>
  notes.abilities.some(({ entity, verb, actor, allowed }) => {
    const operation = crudVerb(verb) ?? '';
    const isSomebody = actor.kind !== 'someone';
    return entity === name && (operation === '' ? isSomebody && allowed === true : isSomebody || operation !== 'read');
  });

const isUsed = ({ abilities }: DomainNotes, name: string): boolean =>
  abilities.some(({ entity, allowed }) => entity === name && allowed === true);

/** Takes back all that was noted of them. */
export function forget(notes: DomainNotes, names: ReadonlySet<string>): void {
  for (const name of names) {
    const place = notes.entities.get(name)?.place;
    // Words that led to nothing after all are told as not understood.
    if (place) place.at.used.fill(false, place.start, place.end);
    notes.entities.delete(name);
  }
  const concerns = (entity: string): boolean => names.has(entity);
  keep(notes.fields, ({ entity }) => !concerns(entity));
  keep(notes.multiplicities, ({ from, to }) => !concerns(from) && !concerns(to));
  keep(notes.references, ({ entity, target }) => !concerns(entity) && !concerns(target));
  keep(notes.abilities, ({ entity }) => !concerns(entity));
  keep(notes.lifecycles, ({ entity }) => !concerns(entity));
}

function keep<T>(list: T[], wanted: (one: T) => boolean): void {
  list.splice(0, list.length, ...list.filter(wanted));
}
