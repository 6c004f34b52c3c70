import type { DraftModel, DraftOperation } from '../draft-model';
import { isOwnDeed } from '../lexicon/account-lexicon';

/**
 * "Receptionists check guests in": the archetype keeps the stay of a guest, which is what is checked in. What is said to be done to
 * one thing is done to what refers to it where that alone has such a step; who does it stays said.
 */
export function settleDeeds(base: DraftModel, said: DraftModel): DraftModel {
  const moved = new Map<DraftOperation, string>();
  for (const operation of said.operations) {
    const record = isOfMakers(said, operation) ? undefined : recordOf(base, operation);
    if (record !== undefined && said.operations.every((one) => one.entity !== record || one.name !== operation.name))
      moved.set(operation, record);
  }
  if (moved.size === 0) return said;
  const set = [...moved.keys()].flatMap(({ entity, effects }) =>
    (effects ?? []).flatMap((effect) =>
      'assign' in effect ? [`${entity}.${effect.assign.replace(/^self\./, '')}`] : [],
    ),
  );
  return {
    ...said,
    entities: said.entities.map((entity) => ({
      ...entity,
      fields: entity.fields.filter(({ name }) => !set.includes(`${entity.name}.${name}`)),
    })),
    operations: said.operations.map((operation) => {
      const record = moved.get(operation);
      const { name, kind, access, denied, byOwners } = operation;
      return record === undefined ? operation : { entity: record, name, kind, access, denied, byOwners };
    }),
  };
}

/** "Organizers create events and can cancel them": theirs, and not what others have with them. */
const isOfMakers = ({ operations }: DraftModel, { entity, name, access }: DraftOperation): boolean =>
  isOwnDeed(name) &&
  typeof access === 'object' &&
  operations.some(
    (one) =>
      one.entity === entity &&
      one.kind === 'create' &&
      typeof one.access === 'object' &&
      one.access.roles.some((role) => access.roles.includes(role)),
  );

/** The one usual thing that refers to it and has a step of the name, which it has not itself. */
function recordOf(base: DraftModel, { entity, name, kind, guards }: DraftOperation): string | undefined {
  if (kind !== 'action' || (guards ?? []).length > 0) return undefined;
  const steps = base.operations.filter((one) => one.kind === 'action' && one.name === name);
  if (steps.some((one) => one.entity === entity)) return undefined;
  const records = steps.filter((one) =>
    base.relations.some(
      ({ source, target, cardinality }) => source === one.entity && target === entity && cardinality === 'many_to_one',
    ),
  );
  return records.length === 1 ? records[0]?.entity : undefined;
}
