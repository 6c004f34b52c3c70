import { Cardinality, KeyKind, type Application, type Entity } from '../contract';
import { kebabCase, singularName, snakeCase } from '../naming';
import type { Issues } from './issues';

/** Names that every JavaScript object has already: whoever looks such a field up in one finds a function where there is no value. */
const inheritedNames = Object.getOwnPropertyNames(Object.prototype).filter((name) => /^[a-z]/.test(name));

/** What fields cannot be called: the API keeps these names for itself, or they mean something else in a language. */
export const RESERVED_FIELDS: ReadonlySet<string> = new Set([
  ...['id', 'createdAt', 'updatedAt', 'q', 'sort', 'limit', 'offset', 'page', 'pageSize'],
  ...inheritedNames,
]);
const reservedPaths = new Set(['auth', 'api-keys', 'healthz', 'readyz', 'metrics', 'openapi.json', 'docs']);

/** Names that would meet in JSON, in a URL or in the database. */
export function checkNames(application: Application, issues: Issues): void {
  const { entities } = application;
  issues.duplicates(
    entities,
    ({ name }) => name,
    (i) => `entities[${i}].name`,
    'entity',
  );
  issues.duplicates(
    entities,
    ({ plural }) => snakeCase(plural),
    (i) => `entities[${i}].plural`,
    'table',
  );
  issues.duplicates(
    application.roles,
    ({ name }) => name,
    (i) => `roles[${i}].name`,
    'role',
  );
  application.operations.forEach(({ input }, i) => {
    input.forEach(({ name }, j) => {
      if (inheritedNames.includes(name))
        issues.add(`operations[${i}].input[${j}].name`, 'name.reserved', `${name} is taken; choose another name`);
    });
  });
  entities.forEach((entity, i) => {
    const path = kebabCase(entity.plural);
    if (reservedPaths.has(path))
      issues.add(`entities[${i}].plural`, 'name.reserved', `/${path} is taken by the API itself`);
    entity.fields.forEach(({ name }, j) => {
      if (RESERVED_FIELDS.has(name)) {
        issues.add(`entities[${i}].fields[${j}].name`, 'name.reserved', `${name} is taken; choose another name`);
      }
    });
    const members = jsonNames(application, entity);
    issues.duplicates(members, snakeCase, () => `entities[${i}]`, `${entity.name}'s property`);
    issues.duplicates(
      entity.invariants,
      ({ name }) => name,
      (j) => `entities[${i}].invariants[${j}].name`,
      'invariant',
    );
    entity.unique.forEach((constraint, j) => {
      const unknown = constraint.members.find((member) => !isUniqueMember(application, entity, member));
      if (unknown) issues.add(`entities[${i}].unique[${j}]`, 'name.unknown', `${entity.name} has no member ${unknown}`);
    });
  });
}

function jsonNames(application: Application, entity: Entity): string[] {
  const relations = application.relations.filter(({ source }) => source === entity.name);
  return [
    ...(entity.key?.kind === KeyKind.NATURAL ? [] : ['id']),
    ...entity.fields.map(({ name }) => name),
    ...relations.map(({ name, cardinality }) =>
      cardinality === Cardinality.MANY_TO_MANY ? `${singularName(name)}Ids` : `${name}Id`,
    ),
    ...(entity.ownership ? [`${entity.ownership.name}Id`] : []),
    'createdAt',
    'updatedAt',
  ];
}

function isUniqueMember(application: Application, entity: Entity, member: string): boolean {
  return (
    entity.ownership?.name === member ||
    entity.fields.some(({ name, computed }) => name === member && computed === '') ||
    application.relations.some(
      ({ name, source, cardinality }) =>
        name === member && source === entity.name && cardinality !== Cardinality.MANY_TO_MANY,
    )
  );
}
