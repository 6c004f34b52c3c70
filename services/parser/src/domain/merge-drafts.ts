import type { DraftEntity, DraftField, DraftModel, DraftOperation, DraftRelation } from './draft-model';

/** `over` on top of `base`, part by part: what `over` says wins, what it leaves open comes from `base`. */
export function mergeDrafts(base: DraftModel, over: DraftModel): DraftModel {
  return {
    ...defined(base),
    ...defined(over),
    pagination:
      base.pagination || over.pagination ? { ...base.pagination, ...defined(over.pagination ?? {}) } : undefined,
    roles: mergeBy(
      base.roles,
      over.roles,
      ({ name }) => name,
      (a, b) => ({ ...a, ...defined(b) }),
    ),
    entities: mergeBy(base.entities, over.entities, ({ name }) => name, mergeEntity),
    relations: mergeBy(base.relations, over.relations, relationKey, (a, b) => ({ ...a, ...defined(b) })),
    operations: mergeBy(base.operations, over.operations, ({ entity, name }) => `${entity}.${name}`, mergeOperation),
  };
}

const relationKey = ({ source, target, name }: DraftRelation): string => {
  const role = name ?? target;
  return `${source}.${role.charAt(0).toLowerCase()}${role.slice(1)}`;
};

function mergeEntity(base: DraftEntity, over: DraftEntity): DraftEntity {
  return {
    ...base,
    ...defined(over),
    fields: mergeBy(base.fields, over.fields, ({ name }) => name, mergeField),
    unique: base.unique || over.unique ? [...(base.unique ?? []), ...(over.unique ?? [])] : undefined,
    invariants:
      base.invariants || over.invariants
        ? mergeBy(
            base.invariants ?? [],
            over.invariants ?? [],
            ({ name }) => name,
            (_a, b) => b,
          )
        : undefined,
    ownership: over.ownership ? { ...base.ownership, usual: undefined, ...defined(over.ownership) } : base.ownership,
  };
}

/** Bounds and values of another type do not survive a change of type. */
function mergeField(base: DraftField, over: DraftField): DraftField {
  if (over.type !== undefined && base.type !== undefined && over.type !== base.type) {
    return { ...over, required: over.required ?? base.required, description: over.description ?? base.description };
  }
  const merged = { ...base, ...defined(over) };
  return holdsDefault(merged) ? merged : { ...merged, default: undefined };
}

/** Whether the values that are said now still hold the default of before. */
function holdsDefault({ enumValues, default: usual }: DraftField): boolean {
  const json = usual && 'json' in usual ? usual.json : undefined;
  return json === undefined || !enumValues || enumValues.some((value) => JSON.stringify(value) === json);
}

function mergeOperation(base: DraftOperation, over: DraftOperation): DraftOperation {
  return {
    ...base,
    ...defined(over),
    effects: over.effects ?? base.effects,
    guards:
      base.guards || over.guards
        ? mergeBy(
            base.guards ?? [],
            over.guards ?? [],
            ({ name }) => name,
            (_a, b) => b,
          )
        : undefined,
  };
}

function mergeBy<Item>(
  base: readonly Item[],
  over: readonly Item[],
  key: (item: Item) => string,
  merge: (a: Item, b: Item) => Item,
): Item[] {
  const merged = new Map(base.map((item) => [key(item), item]));
  for (const item of over) {
    const known = merged.get(key(item));
    merged.set(key(item), known === undefined ? item : merge(known, item));
  }
  return [...merged.values()];
}

/** Without the properties that say nothing. */
function defined<Part extends object>(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Part;
}
