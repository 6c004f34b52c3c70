import { grammar } from '../../lexicon/grammar-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import type { DomainNotes } from '../domain-notes';
import { recordsNamed } from '../things/recorded-deeds';
import { CRUD } from './meant-verbs';

/**
 * "Orders cannot be cancelled once they are shipped", "nobody can return a tool after a week": what is denied from then on, and said
 * nowhere else, can be done before.
 */
export function presupposeDeeds(notes: DomainNotes): void {
  for (const note of notes.abilities.filter(({ negated, conditional }) => negated && conditional === true)) {
    const { verb, entity, actor } = note;
    // "after three days": where the limit might not be told, it would be open for good.
    const { at, end, start } = note.place;
    const isTimed = at.sentence.tokens
      .slice(start, end)
      .some(({ lower, kind, pos }) => kind === 'number' || pos === 'NUM' || grammar.timeNouns.has(lower));
    if (isTimed || CRUD.has(verb) || !statesForVerb.has(verb) || !hasLife(notes, entity)) continue;
    // What is hired is recorded: its rule is one of the hirings.
    if (recordsNamed(verb, (name) => notes.isDeclared(name)).length > 0) continue;
    const isSaid = notes.abilities.some((other) => !other.negated && other.verb === verb && other.entity === entity);
    // "Members cannot cancel it once ..." says that they can before.
    const who = actor.kind === 'role' ? actor : ({ kind: 'someone', name: '', only: false } as const);
    if (!isSaid)
      notes.abilities.push({
        ...note,
        actor: who,
        negated: false,
        conditional: false,
        allowed: true,
        presupposed: true,
      });
  }
}

/** "Votes are not accepted once the poll is closed" speaks of the life of the poll. */
const hasLife = (notes: DomainNotes, entity: string): boolean =>
  notes.isDeclared(entity) && notes.lifecycles.some((life) => life.entity === entity);
