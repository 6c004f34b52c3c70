import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint } from '../../lexicon/field-lexicon';
import { crudVerb } from '../../lexicon/grammar-lexicon';
import { singular, wordsOf } from '../../names';
import { isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { BriefReading } from '../reading';

/**
 * In a brief that describes its entities, those that it only mentions in passing ("we have a folder for each animal"): no list
 * names them, no route leads to them, nothing of substance is a part of them, nobody works on them, and nothing that is described refers to them.
 */
export function passingMentions(notes: DomainNotes, reading: BriefReading): ReadonlySet<string> {
  const names = [...notes.entities.keys()];
  const described = names.filter((name) => isDescribed(notes, name));
  if (described.filter((name) => notes.fields.filter(({ entity }) => entity === name).length > 1).length < 2)
    return new Set();
  const listed = [...notes.listed].filter((name) => !isMereTopic(notes, reading, name));
  const founded = new Set([...described, ...listed, ...names.filter((name) => isWorkedOn(notes, name))]);
  for (const { entity } of [...notes.lifecycles, ...notes.routes]) founded.add(entity);
  for (let size = -1; size !== founded.size; ) {
    size = founded.size;
    for (const { from, to, verb } of notes.multiplicities) {
      if (founded.has(from)) founded.add(to);
      else if (founded.has(to) && verb !== 'has') founded.add(from);
    }
  }
  return new Set(names.filter((name) => !founded.has(name)));
}

/** "A service for managing street lights", which then tells of lamp posts and faults: what it is about, and no kind of its rows. */
function isMereTopic({ entities, listed }: DomainNotes, reading: BriefReading, name: string): boolean {
  const at = entities.get(name)?.place.at;
  const introduces = at?.stated.some(({ kind }) => kind === FactKind.APPLICATION_KIND) === true;
  const isAlone = [...listed].every((other) => other === name || entities.get(other)?.place.at !== at);
  const noun = wordsOf(name).at(-1)?.toLowerCase() ?? '';
  const isSpokenOf = reading.content.some(
    (other) => other.sentence !== at?.sentence && other.sentence.tokens.some(({ lower }) => singular(lower) === noun),
  );
  return introduces && isAlone && !isSpokenOf;
}

/** Two parts, or one of a usual kind or of a kind of thing: "the principal has full access" tells of none. */
function isDescribed(notes: DomainNotes, name: string): boolean {
  const own = notes.fields.filter(({ entity }) => entity === name);
  if (own.length > 1 || own.some(({ field }) => fieldHint(field.name) !== undefined || field.type !== undefined))
    return true;
  const place = notes.entities.get(name)?.place;
  return own.length === 1 && isWord(place?.at.sentence.tokens[place.start - 1], 'a', 'an', 'each', 'every');
}

const isWorkedOn = (notes: DomainNotes, name: string): boolean =>
  notes.abilities.some(({ entity, verb, actor }) => {
    const operation = crudVerb(verb) ?? '';
    return entity === name && operation !== '' && (actor.kind !== 'someone' || operation !== 'read');
  });

/** Takes back all that was noted of them. */
export function forget(notes: DomainNotes, names: ReadonlySet<string>): void {
  for (const name of names) notes.entities.delete(name);
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
