import {
  Database,
  descendants,
  FieldType,
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

/** Which parts of the blueprint an application needs; what it does not need leaves no trace in its project. */
export type Features = ReturnType<typeof featuresOf>;

export function featuresOf(model: Model) {
  const { entities } = model;
  const operations = entities.flatMap((entity) => entity.operations);
  const fields: Field[] = [
    ...entities.flatMap(({ definition }) => definition.fields),
    ...operations.flatMap(({ input }) => input.map(({ field }) => field)),
  ];
  const nodes = expressionsOf(entities).flatMap((expression) => [...descendants(expression)]);
  const jwt = model.authentication === 'jwt';
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
    publicRead: entities.some(({ owner }) => owner?.mode === OwnershipMode.PUBLIC_READ),
    owned: entities.some(({ owner }) => owner !== undefined),
    locksRelated:
      nodes.some((node) => node.kind === 'property' && node.root === 'self' && node.via !== undefined) ||
      operations.some(({ effects }) => effects.some((effect) => effect.kind === 'assign' && effect.via !== undefined)),
    locksTables: nodes.some(({ kind }) => kind === 'aggregate'),
    timeArithmetic: nodes.some(needsTimeArithmetic),
    codes: fields.some(({ defaultValue }) => defaultValue?.kind.case === 'codeLength'),
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
    integerKey: keyed(KeyKind.INTEGER),
    naturalKey: keyed(KeyKind.NATURAL),
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
