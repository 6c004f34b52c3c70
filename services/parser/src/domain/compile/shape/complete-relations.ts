import { create } from '@bufbuild/protobuf';
import { Cardinality, OnDelete, RelationSchema, type Relation } from '@quantumlayer/contracts/ir/v1/entity';
import type { DraftEntity, DraftModel, DraftRelation } from '../../draft-model';
import { camelCase, plural, pluralWords, wordsOf } from '../../names';

const CARDINALITIES: Readonly<Record<DraftRelation['cardinality'], Cardinality>> = {
  many_to_one: Cardinality.MANY_TO_ONE,
  one_to_one: Cardinality.ONE_TO_ONE,
  many_to_many: Cardinality.MANY_TO_MANY,
};
const ON_DELETE: Readonly<Record<NonNullable<DraftRelation['onDelete']>, OnDelete>> = {
  restrict: OnDelete.RESTRICT,
  cascade: OnDelete.CASCADE,
  set_null: OnDelete.SET_NULL,
};

/** The relations with names, inverses, required-ness and what deleting does; circles of required ones are broken. */
export function completeRelations(model: DraftModel): Relation[] {
  const entities = new Map(model.entities.map((entity) => [entity.name, entity]));
  const usable = model.relations.filter(({ source, target }) => entities.has(source) && entities.has(target));
  const required = breakCircles(usable, model.accountEntity);
  const taken = new Map<string, Set<string>>();
  const inverses = new Map<string, Set<string>>();
  const complete: Relation[] = [];
  for (const relation of usable) {
    const names = namesTaken(taken, entities.get(relation.source));
    const name = relationName(relation, names);
    if (name === undefined) continue;
    const isRequired = required.has(relation);
    const inverse = free(inverseName(relation, usable), usedInverses(inverses, relation.target), name);
    complete.push(
      create(RelationSchema, {
        name,
        source: relation.source,
        target: relation.target,
        cardinality: CARDINALITIES[relation.cardinality],
        inverse,
        required: isRequired,
        onDelete: relation.cardinality === 'many_to_many' ? OnDelete.CASCADE : onDelete(relation, isRequired),
        nested: isRequired && (relation.nested ?? relation.cardinality === 'many_to_one'),
      }),
    );
  }
  return complete;
}

function onDelete(relation: DraftRelation, required: boolean): OnDelete {
  if (relation.onDelete && !(required && relation.onDelete === 'set_null')) return ON_DELETE[relation.onDelete];
  return required ? OnDelete.RESTRICT : OnDelete.SET_NULL;
}

function namesTaken(taken: Map<string, Set<string>>, entity: DraftEntity | undefined): Set<string> {
  const key = entity?.name ?? '';
  let names = taken.get(key);
  if (!names) {
    names = new Set([...(entity?.fields ?? []).map(({ name }) => name), 'id', 'createdAt', 'updatedAt']);
    if (entity?.ownership) names.add(`${entity.ownership.name ?? 'owner'}Id`);
    taken.set(key, names);
  }
  return names;
}

/** Undefined when the source already has a relation of this name: the same one said twice. */
function relationName(relation: DraftRelation, taken: Set<string>): string | undefined {
  const words = wordsOf(relation.name ?? relation.target);
  const many = relation.cardinality === 'many_to_many';
  const name = relation.name ?? camelCase(many ? pluralWords(words) : words);
  const property = many ? `${camelCase(wordsOf(relation.name ? name : relation.target))}Ids` : `${name}Id`;
  if (taken.has(property)) return undefined;
  taken.add(property);
  return name;
}

function inverseName(relation: DraftRelation, all: readonly DraftRelation[]): string {
  if (relation.inverse !== undefined) return relation.inverse;
  const words = wordsOf(relation.source);
  const siblings = all.filter(({ source, target }) => source === relation.source && target === relation.target);
  const qualifier =
    siblings.length > 1 && relation.name !== undefined && siblings[0] !== relation ? wordsOf(relation.name) : [];
  const base = [...qualifier, ...words];
  return camelCase(relation.cardinality === 'one_to_one' ? base : pluralWords(base));
}

function usedInverses(inverses: Map<string, Set<string>>, target: string): Set<string> {
  let used = inverses.get(target);
  if (!used) inverses.set(target, (used = new Set()));
  return used;
}

function free(inverse: string, used: Set<string>, relation: string): string {
  const name = used.has(inverse) ? `${relation}${inverse.charAt(0).toUpperCase()}${inverse.slice(1)}` : inverse;
  used.add(name);
  return name;
}

/** To-one relations are required unless the source said otherwise, points at itself or at accounts, or a circle would close. */
function breakCircles(relations: readonly DraftRelation[], account: string | undefined): Set<DraftRelation> {
  const required = new Set<DraftRelation>();
  const needs = new Map<string, Set<string>>();
  const reaches = (from: string, to: string): boolean =>
    from === to || [...(needs.get(from) ?? [])].some((next) => reaches(next, to));
  const ordered = [...relations].sort((a, b) => Number(b.required === true) - Number(a.required === true));
  for (const relation of ordered) {
    if (relation.cardinality === 'many_to_many' || relation.required === false) continue;
    if (relation.source === account || reaches(relation.target, relation.source)) continue;
    required.add(relation);
    const set = needs.get(relation.source) ?? new Set();
    needs.set(relation.source, set.add(relation.target));
  }
  return required;
}

/** Kept here because both ends of a relation use it: "order items" for OrderItem. */
export const pluralOf = (entity: DraftEntity): string => {
  if (entity.plural !== undefined) return entity.plural;
  const words = wordsOf(entity.name);
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), plural(last)].map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
};
