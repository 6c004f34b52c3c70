import type { DraftModel, DraftRelation } from '../draft-model';

export interface Settled {
  readonly base: DraftModel;
  readonly said: DraftModel;
}

/**
 * Two things are tied once. "Students enroll in courses" is the archetype's enrolment of a student in a course, which knows more of it;
 * "teachers teach courses" takes the place of its one teacher of a course.
 */
export function settleTies(base: DraftModel, said: DraftModel): Settled {
  const many = said.relations.filter(({ cardinality }) => cardinality === 'many_to_many');
  const joined = many.filter((relation) => isJoined(base, relation));
  const kept = many.filter((relation) => !joined.includes(relation));
  return {
    said: { ...said, relations: said.relations.filter((relation) => !joined.includes(relation)) },
    base: {
      ...base,
      relations: base.relations.filter((usual) => !kept.some((relation) => isBetween(usual, relation))),
    },
  };
}

/** A usual thing refers to one of each, and nothing else ties these two. */
const isJoined = (base: DraftModel, { source, target, name }: DraftRelation): boolean =>
  name === undefined &&
  base.entities.some((entity) => {
    const targets = base.relations.flatMap((one) =>
      one.source === entity.name && one.cardinality === 'many_to_one' ? [one.target] : [],
    );
    return targets.includes(source) && targets.includes(target);
  });

const isBetween = (one: DraftRelation, other: DraftRelation): boolean =>
  (one.source === other.source && one.target === other.target) ||
  (one.source === other.target && one.target === other.source);

/** What of the usual relations ties two things of the brief between which it says nothing: a message is in a room. */
export const presumedTies = (base: DraftModel, said: DraftModel): readonly DraftRelation[] =>
  base.relations.filter(
    (usual) =>
      usual.required === true &&
      usual.cardinality === 'many_to_one' &&
      said.relations.every((relation) => !isBetween(relation, usual)) &&
      said.entities.every(
        ({ name, fields }) => name !== usual.source || fields.every((field) => field.name !== usual.name),
      ),
  );
