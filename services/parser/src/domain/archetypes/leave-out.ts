import type { DraftEntity, DraftModel } from '../draft-model';

/** The model without the entities and fields (`Comment`, `Todo.priority`) that are not wanted, and without what speaks of them. */
export function leaveOut(base: DraftModel, omitted: ReadonlySet<string>): DraftModel {
  if (omitted.size === 0) return base;
  const gone = withDependents(base, new Set([...omitted].filter((key) => !key.includes('.'))));
  const kept = restrict(base, new Set(base.entities.flatMap(({ name }) => (gone.has(name) ? [] : [name]))));
  return [...omitted].reduce((model, key) => {
    const [entity = '', field] = key.split('.');
    return field === undefined ? model : withoutField(model, entity, field);
  }, kept);
}

/** A line goes with its order: what cannot be without another leaves with it. */
function withDependents({ relations }: DraftModel, gone: Set<string>): ReadonlySet<string> {
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const { source, target, onDelete, required } of relations)
      if (gone.has(target) && required && onDelete === 'cascade') gone.add(source);
  }
  return gone;
}

/** The model with these entities alone. */
export function restrict(base: DraftModel, kept: ReadonlySet<string>): DraftModel {
  const gone = base.entities.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
  const goneRoles = base.relations
    .filter(({ source, target }) => !kept.has(source) || !kept.has(target))
    .map(({ name, target }) => name ?? target.toLowerCase());
  const speaksOfGone = (text: string): boolean =>
    gone.some((name) => new RegExp(`\\b${name}\\b`).test(text)) || goneRoles.some((role) => text.includes(`.${role}`));
  return {
    ...base,
    entities: base.entities
      .filter(({ name }) => kept.has(name))
      .map((entity) => ({
        ...entity,
        fields: entity.fields.filter(({ computed }) => computed === undefined || !speaksOfGone(computed)),
        unique: entity.unique?.filter((members) => !members.some((member) => goneRoles.includes(member))),
        invariants: entity.invariants?.filter(({ expression }) => !speaksOfGone(expression)),
      })),
    relations: base.relations.filter(({ source, target }) => kept.has(source) && kept.has(target)),
    operations: base.operations
      .filter(({ entity }) => kept.has(entity))
      .map((operation) => ({
        ...operation,
        guards: operation.guards?.filter(({ expression }) => !speaksOfGone(expression)),
        effects: operation.effects?.filter((effect) => !speaksOfGone(JSON.stringify(effect))),
      })),
  };
}

/** An operation that only sets the field has nothing left to do, and rules that speak of it cannot hold. */
function withoutField(model: DraftModel, owner: string, field: string): DraftModel {
  const known = model.entities.find(({ name }) => name === owner);
  const isKey = known?.key?.kind === 'natural' && known.key.field === field;
  if (isKey || !known?.fields.some(({ name }) => name === field)) return model;
  const speaksOf = (text: string): boolean => new RegExp(`\\.${field}\\b`).test(text);
  const isState = known.stateField === field;
  const entity = ({ name, fields, unique, invariants, ...rest }: DraftEntity): DraftEntity => ({
    ...rest,
    name,
    ...(name === owner && isState && { stateField: undefined }),
    fields: fields.filter(
      (one) => !(name === owner && one.name === field) && !(one.computed !== undefined && speaksOf(one.computed)),
    ),
    unique: unique?.filter((members) => name !== owner || !members.includes(field)),
    invariants: invariants?.filter(({ expression }) => !speaksOf(expression)),
  });
  return {
    ...model,
    entities: model.entities.map(entity),
    operations: model.operations.flatMap((operation) => {
      const own = operation.entity === owner;
      const effects = operation.effects?.filter((effect) => !speaksOf(JSON.stringify(effect)));
      const isEmpty = operation.kind === 'action' && !operation.transition && effects?.length === 0;
      const leadsNowhere = operation.location !== undefined && speaksOf(operation.location);
      if ((own && isState && operation.transition) || isEmpty || leadsNowhere) return [];
      return [{ ...operation, effects, guards: operation.guards?.filter(({ expression }) => !speaksOf(expression)) }];
    }),
  };
}
