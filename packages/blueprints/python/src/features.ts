import {
  AccessLevel,
  Database,
  descendants,
  FieldType,
  isRestricted,
  KeyKind,
  OperationKind,
  OwnershipMode,
  type EntityModel,
  type Field,
  type Model,
  type TypedExpression,
} from '@quantumlayer/ir';
import { needsTimeArithmetic } from './aggregate';
import { boundedProperties, operationExpressions } from './effects';
import { isByQuery, refersToPrivate } from './owner-view';

/** Which parts of the blueprint an application needs; what it does not need leaves no trace in its project. */
export type Features = ReturnType<typeof featuresOf>;

export function featuresOf(model: Model) {
  const { entities } = model;
  const operations = entities.flatMap((entity) => entity.operations);
  const fields: Field[] = [
    ...entities.flatMap(({ definition }) => definition.fields),
    ...operations.flatMap(({ input }) => input.map(({ field }) => field)),
  ];
  const publicRead = entities.filter(({ owner }) => owner?.mode === OwnershipMode.PUBLIC_READ);
  const nodes = expressionsOf(entities).flatMap((expression) => [...descendants(expression)]);
  const jwt = model.authentication === 'jwt';
  const offered = operations.filter(({ kind, entity }) => !(entity.isAccount && kind === OperationKind.CREATE));
  const offers = (...kinds: OperationKind[]) => offered.some(({ kind }) => kinds.includes(kind));
  const assignsRelated = operations.some(({ effects }) =>
    effects.some((effect) => effect.kind === 'assign' && effect.via !== undefined),
  );
  const apiKeys = model.authentication === 'api_key';
  return {
    postgresql: model.application.stack?.database === Database.POSTGRESQL,
    jwt,
    roles: jwt && model.roles.length > 0,
    apiKeys,
    authenticated: jwt || apiKeys,
    uses: usedTypes(fields, entities, apiKeys),
    scales: scalesOf(fields, nodes),
    links: entities.some(({ links }) => links.length > 0),
    nested: entities.some(({ references }) => references.some(({ nestedPath }) => nestedPath !== undefined)),
    references: entities.some(({ references, links }) => references.length + links.length > 0),
    optionalBodies: operations.some(({ kind, bodyRequired }) => kind === OperationKind.ACTION && !bodyRequired),
    bounded: entities.some((entity) => boundedProperties(entity).length > 0),
    invariants: entities.some(({ invariants }) => invariants.length > 0),
    anybody: jwt || offered.some(({ access }) => access.level === AccessLevel.PUBLIC),
    /** What request bodies and routes are made of. */
    bodies: offers(OperationKind.CREATE, OperationKind.UPDATE, OperationKind.ACTION) || jwt || apiKeys,
    emptyBodies: operations.some(({ kind, input }) => kind === OperationKind.ACTION && input.length === 0),
    reads: offers(OperationKind.READ),
    deletes: offers(OperationKind.DELETE),
    nestedCreation: entities.some(
      (entity) => entity.operation(OperationKind.CREATE) && entity.references.some(({ nestedPath }) => nestedPath),
    ),
    touches: offers(OperationKind.UPDATE, OperationKind.ACTION, OperationKind.REDIRECT) || assignsRelated,
    paths: keysInPaths(entities, apiKeys),
    today: fields.some(({ type, defaultValue }) => type === FieldType.DATE && defaultValue?.kind.case === 'now'),
    /** Some rule may answer 409 by its name. */
    guards: operations.some(({ guards, transition }) => guards.length > 0 || transition !== undefined),
    unique: entities.some(({ uniques, key }) => uniques.length > 0 || key.creatable),
    restricts: offers(OperationKind.DELETE) && entities.some(({ incoming }) => incoming.some(isRestricted)),
    updates: offers(OperationKind.UPDATE),
    lists: offers(OperationKind.LIST),
    writes: offers(OperationKind.CREATE, OperationKind.UPDATE, OperationKind.ACTION, OperationKind.REDIRECT) || jwt,
    forbids: jwt && (model.roles.length > 0 || publicRead.length > 0),
    publicRead: publicRead.some((entity) => !isByQuery(entity)),
    ownersByQuery: publicRead.some(isByQuery),
    /** Those who register may not see what an account can refer to. */
    registersNobody: entities.some((entity) => entity.isAccount && refersToPrivate(entity)),
    owned: entities.some(({ owner }) => owner !== undefined),
    keepsReferences: entities.some(keepsReferences),
    locksRelated:
      assignsRelated ||
      nodes.some((node) => node.kind === 'property' && node.root === 'self' && node.via !== undefined),
    locksTables: nodes.some(({ kind }) => kind === 'aggregate'),
    timeArithmetic: nodes.some(needsTimeArithmetic),
    codes: fields.some(({ defaultValue }) => defaultValue?.kind.case === 'codeLength'),
  };
}

/** Kinds of keys that stand in paths. */
function keysInPaths(entities: readonly EntityModel[], apiKeys: boolean) {
  const keyed = new Set(apiKeys ? [KeyKind.UUID] : []);
  let redirected = false;
  for (const { definition, operations, references } of entities) {
    const inPath = operations.some(({ path }) => path.includes('{id}'));
    redirected ||= operations.some(({ kind }) => kind === OperationKind.REDIRECT);
    if (inPath && definition.key) keyed.add(definition.key.kind);
    for (const { nestedPath, target } of references)
      if (nestedPath !== undefined && target.definition.key) keyed.add(target.definition.key.kind);
  }
  return {
    uuid: keyed.has(KeyKind.UUID),
    integer: keyed.has(KeyKind.INTEGER),
    natural: keyed.has(KeyKind.NATURAL) || redirected,
    naturalId: keyed.has(KeyKind.NATURAL),
    any: keyed.size > 0 || redirected,
  };
}

/** Types of fields, and kinds of keys, that occur. */
function usedTypes(fields: readonly Field[], entities: readonly EntityModel[], apiKeys: boolean) {
  const has = (type: FieldType) => fields.some((field) => field.type === type);
  const keyed = (kind: KeyKind) => entities.some(({ definition }) => definition.key?.kind === kind);
  return {
    decimal: has(FieldType.DECIMAL),
    date: has(FieldType.DATE),
    datetime: has(FieldType.DATETIME),
    time: has(FieldType.TIME),
    email: has(FieldType.EMAIL),
    url: has(FieldType.URL),
    list: has(FieldType.STRING_LIST),
    json: has(FieldType.JSON),
    uuidKey: apiKeys || keyed(KeyKind.UUID),
  };
}

function expressionsOf(entities: readonly EntityModel[]): TypedExpression[] {
  return entities.flatMap(({ computed, invariants, operations }) => [
    ...computed.map(({ expression }) => expression),
    ...invariants.map(({ condition }) => condition),
    ...operations.flatMap(operationExpressions),
  ]);
}

function scalesOf(fields: readonly Field[], nodes: readonly TypedExpression[]): number[] {
  const ofNodes = nodes.flatMap(({ type }) => (type.kind === 'decimal' ? [type.scale] : []));
  const ofFields = fields.flatMap(({ type, scale }) => (type === FieldType.DECIMAL ? [scale] : []));
  return [...new Set([...ofNodes, ...ofFields])].sort((a, b) => a - b);
}

/** Rows that the caller may not see can stay referred to when something else of a row changes. */
export const keepsReferences = (entity: EntityModel): boolean =>
  entity.operations.some(
    ({ kind, input }) => kind === OperationKind.UPDATE || input.some(({ target }) => target !== undefined),
  ) && [...entity.references, ...entity.links].some(({ target }) => target.owner?.mode === OwnershipMode.PRIVATE);
