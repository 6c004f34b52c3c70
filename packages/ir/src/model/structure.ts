import { Cardinality, OperationKind, type Application, type Entity, type Operation, type Relation } from '../contract';
import type {
  ComputedProperty,
  EntityModel,
  Link,
  OperationModel,
  Owner,
  OwnerPath,
  Property,
  Reference,
} from './types';
import { kebabCase, snakeCase, singularName } from '../naming';
import { membershipsOf, ownersAlong } from './owners-along';
import { fieldProperty, keyProperty, ownerProperty, referenceProperty, timeProperties } from './properties';

/** An EntityModel while it is put together. */
export interface EntityDraft extends EntityModel {
  readonly computed: ComputedProperty[];
  readonly references: Reference[];
  readonly incoming: Reference[];
  readonly links: Link[];
  readonly backlinks: Link[];
  readonly operations: OperationModel[];
  readonly owner: OwnerDraft | undefined;
  invariants: EntityModel['invariants'];
}

interface OwnerDraft extends Owner {
  readonly through: OwnerPath[];
}

/** Entities with their properties; references and rules come after. */
export function entityDraft(application: Application, definition: Entity): EntityDraft {
  const accountName = application.authentication?.accountEntity ?? '';
  const isAccount = definition.name === accountName;
  const key = keyProperty(definition);
  const references = application.relations.filter(
    ({ source, cardinality }) => source === definition.name && cardinality !== Cardinality.MANY_TO_MANY,
  );
  // Whose rows somebody sees is an administrator's to say, like his role.
  const memberships = isAccount ? membershipsOf(application) : [];
  const owner = ownerOf(application, definition, accountName);
  const properties: Property[] = [
    key,
    ...definition.fields
      .filter(({ name, computed }) => computed === '' && name !== key.name)
      .map((field) =>
        withoutRoleOnRegistration(fieldProperty(definition, field), isAccount && application.roles.length > 0),
      ),
    ...references.map((relation) => ({
      ...referenceProperty(relation, entityNamed(application, relation.target)),
      ...(memberships.includes(relation) ? { creatable: false } : {}),
    })),
    ...(owner ? [owner.property] : []),
    ...timeProperties(),
  ];
  const property = (name: string) => {
    const found = properties.find((candidate) => candidate.name === name);
    if (!found) throw new RangeError(`${definition.name} has no property ${name}`);
    return found;
  };
  const member = (name: string) =>
    properties.find((p) => p.name === name) ??
    properties.find((p) => p.name === `${name}Id` && (p.role === 'reference' || p.role === 'owner')) ??
    property(name);
  const operations: OperationModel[] = [];
  return {
    definition,
    name: definition.name,
    plural: definition.plural,
    path: `/${kebabCase(definition.plural)}`,
    table: snakeCase(definition.plural),
    key,
    properties,
    computed: [],
    references: [],
    incoming: [],
    links: [],
    backlinks: [],
    owner,
    state: definition.stateField === '' ? undefined : property(definition.stateField),
    searchable: properties.filter(({ field }) => field?.searchable === true),
    uniques: [
      ...properties.filter(({ role, field }) => role === 'field' && field?.unique === true).map((p) => [p]),
      ...references
        .filter(({ cardinality }) => cardinality === Cardinality.ONE_TO_ONE)
        .map(({ name }) => [member(name)]),
      ...definition.unique.map(({ members }) => members.map(member)),
    ],
    invariants: [],
    operations,
    isAccount,
    property,
    operation: (kind) => operations.find((operation) => operation.kind === kind),
  };
}

/** An account's role is an administrator's to set, never the registering person's. */
function withoutRoleOnRegistration(property: Property, accountWithRoles: boolean): Property {
  return accountWithRoles && property.name === 'role' ? { ...property, creatable: false } : property;
}

function ownerOf(application: Application, { ownership }: Entity, accountName: string): OwnerDraft | undefined {
  if (!ownership) return undefined;
  const property = ownerProperty(ownership, entityNamed(application, accountName));
  return { property, mode: ownership.mode, bypassRoles: ownership.bypassRoles, through: [] };
}

function entityNamed(application: Application, name: string): Entity {
  const entity = application.entities.find((candidate) => candidate.name === name);
  if (!entity) throw new RangeError(`no entity ${name}`);
  return entity;
}

/** Fills in what each relation means at both of its ends. */
export function connect(application: Application, entity: (name: string) => EntityDraft): void {
  for (const relation of application.relations) {
    const source = entity(relation.source);
    const target = entity(relation.target);
    if (relation.cardinality === Cardinality.MANY_TO_MANY) {
      const link = manyToMany(relation.name, relation.inverse, source, target);
      source.links.push(link);
      target.backlinks.push(link);
      continue;
    }
    const reference: Reference = {
      name: relation.name,
      property: source.property(`${relation.name}Id`),
      source,
      target,
      inverse: relation.inverse,
      required: relation.required,
      unique: relation.cardinality === Cardinality.ONE_TO_ONE,
      onDelete: relation.onDelete,
      nestedPath: relation.nested ? `${target.path}/{id}/${kebabCase(relation.inverse)}` : undefined,
    };
    source.references.push(reference);
    target.incoming.push(reference);
  }
  for (const { name, ownership } of application.entities)
    for (const path of ownership?.through ?? [])
      entity(name).owner?.through.push(ownerPath(application, name, path, entity));
}

function ownerPath(
  application: Application,
  source: string,
  name: string,
  entity: (name: string) => EntityDraft,
): OwnerPath {
  const way = ownersAlong(application, source, name);
  if (typeof way === 'string') throw new RangeError(`${source} belongs to its ${name}, ${way}`);
  const referenceOf = (relation: Relation): Reference => {
    const found = entity(relation.source).references.find((each) => each.name === relation.name);
    if (!found) throw new RangeError(`${relation.source} has no to-one relation ${relation.name}`);
    return found;
  };
  const steps = way.relations.map(referenceOf);
  const target = steps.at(-1)?.target ?? entity(source);
  const { membership, byCreator } = way;
  if (byCreator) return { name, references: steps, property: creatorOf(target), membership: undefined };
  return {
    name,
    references: steps.slice(0, -1),
    property: steps.at(-1)?.property ?? target.key,
    membership: membership && referenceOf(membership),
  };
}

function creatorOf({ name, owner }: EntityModel): Property {
  if (!owner) throw new RangeError(`${name} has no owner`);
  return owner.property;
}

function manyToMany(name: string, inverse: string, source: EntityDraft, target: EntityDraft): Link {
  const singular = singularName(name);
  const ownColumn = `${snakeCase(source.name)}_id`;
  const otherColumn = `${snakeCase(singular)}_id`;
  return {
    name,
    inverse,
    property: `${singular}Ids`,
    source,
    target,
    table: `${snakeCase(source.name)}_${snakeCase(name)}`,
    sourceColumn: ownColumn,
    targetColumn: otherColumn === ownColumn ? `linked_${otherColumn}` : otherColumn,
  };
}

/** Path below the base path. */
export function operationPath(operation: Operation, entity: EntityModel): string {
  switch (operation.kind) {
    case OperationKind.CREATE:
    case OperationKind.LIST:
      return entity.path;
    case OperationKind.ACTION:
      return `${entity.path}/{id}/${kebabCase(operation.name)}`;
    case OperationKind.REDIRECT:
      return `/{${entity.key.name}}`;
    default:
      return `${entity.path}/{id}`;
  }
}
