import type { DraftEntity, DraftModel } from '../../draft-model';
import type { Assumptions } from '../assumptions';
import { peopleOf, rowsOf } from '../wording';

/**
 * "Customers see only their own devices. Technicians create repair orders for devices": who is said to write rows that have to name one
 * of somebody else's sees those, or could never write any. What else owners may do with them stays theirs.
 */
export function reachReferredRows(model: DraftModel, assumptions: Assumptions): void {
  for (const { name: role, isDefault } of model.roles)
    for (const source of model.entities)
      if (makes(model, source, role))
        for (const { entity, from, isNamed } of wholesAbove(model, source)) {
          if (isRefused(model, entity, role)) continue;
          // Whoever only registered stays with what is his own, unless it is somebody else's by what is said, as the classes of trainers
          // that members book; what only hides the parts that are named need not be read.
          const isNew =
            (isDefault !== true || (isNamed && hasHolders(entity))) && isOthers(model, entity, role)
              ? actAsOwner(entity, role)
              : isNamed && joinReaders(model, entity, role);
          if (isNew) tell(entity, role, from, assumptions);
        }
}

interface Above {
  readonly entity: DraftEntity;
  /** Whose rows lead to it. */
  readonly from: DraftEntity;
  /** Whether they name it themselves. */
  readonly isNamed: boolean;
}

/** What a row has to name, and, where nobody in particular owns that, what it has to name in turn. */
function wholesAbove(model: DraftModel, from: DraftEntity, seen: ReadonlySet<string> = new Set()): Above[] {
  return model.relations.flatMap((relation): Above[] => {
    const isNeeded =
      relation.source === from.name && relation.cardinality !== 'many_to_many' && relation.required !== false;
    const entity = isNeeded ? model.entities.find(({ name }) => name === relation.target) : undefined;
    if (!entity || seen.has(entity.name) || entity.name === model.accountEntity) return [];
    const isOwned = entity.ownership !== undefined && entity.ownership.assumed !== true;
    const further = isOwned ? [] : wholesAbove(model, entity, new Set([...seen, from.name, entity.name]));
    return [{ entity, from, isNamed: true }, ...further.map((above) => ({ ...above, from, isNamed: false }))];
  });
}

/** Said of the role by name. */
const makes = ({ operations }: DraftModel, { name }: DraftEntity, role: string): boolean =>
  operations.some(
    ({ entity, kind, access }) =>
      entity === name && kind === 'create' && typeof access === 'object' && access.roles.includes(role),
  );

/** "Technicians cannot see devices" */
const isRefused = ({ operations }: DraftModel, { name }: DraftEntity, role: string): boolean =>
  operations.some(
    ({ entity, kind, denied }) =>
      entity === name && (kind === 'read' || kind === 'list') && denied?.includes(role) === true,
  );

/** Only owners see it, and others than the role are said to be them. */
function isOthers(model: DraftModel, entity: DraftEntity, role: string): boolean {
  const { ownership, groups = [] } = entity;
  if (ownership?.mode !== 'private' || groups.length > 0 || (ownership.through ?? []).length > 0) return false;
  const holders = (ownership.holders ?? []).map((right) => right.split('.')[0]);
  const creators = model.operations.find(({ entity: of, kind }) => of === entity.name && kind === 'create')?.access;
  const isKept = typeof creators === 'object' && creators.roles.length > 0;
  return !makes(model, entity, role) && !holders.includes(role) && (holders.length > 0 || isKept);
}

const hasHolders = ({ ownership }: DraftEntity): boolean => (ownership?.holders ?? []).length > 0;

function actAsOwner({ ownership }: DraftEntity, role: string): boolean {
  if (!ownership || ownership.bypassRoles?.includes(role) === true) return false;
  ownership.bypassRoles = [...(ownership.bypassRoles ?? []), role];
  return true;
}

/** "Guests may read projects" shows them to guests; who writes samples for projects has to see them, too. */
function joinReaders({ operations }: DraftModel, { name, ownership }: DraftEntity, role: string): boolean {
  const reading = operations.filter(({ entity, kind }) => entity === name && (kind === 'read' || kind === 'list'));
  let isNew = false;
  for (const operation of reading) {
    const { access, readAlong = [] } = operation;
    if (ownership?.mode === 'private' || typeof access !== 'object' || access.roles.includes(role)) continue;
    operation.access = { roles: [...access.roles, role] };
    operation.readAlong = [...readAlong, role];
    isNew = true;
  }
  return isNew;
}

function tell(entity: DraftEntity, role: string, from: DraftEntity, assumptions: Assumptions): void {
  const [who, rows] = [peopleOf(role), rowsOf(entity)];
  assumptions.add(
    `The ${who} see all ${rows}, as they write ${rowsOf(from)} for them.`,
    `Say which they see, for example "${who} see only the ${rows} that are assigned to them".`,
  );
}
