import { summaryOf } from '@quantumlayer/blueprint-kit';
import {
  AccessLevel,
  descendants,
  KeyKind,
  mayBeRestricted,
  OperationKind,
  OwnershipMode,
  snakeCase,
  withArticle,
  type EntityModel,
  type OperationModel,
  type Property,
  type Reference,
} from '@quantumlayer/ir';
import { operationExpressions, operationSteps, usesCaller } from './effects';
import { compile } from './expression';
import { scopeOf } from './expression-scope';
import { type Features } from './features';
import { inputType } from './field-types';
import { attributeName, entityNames, variableName } from './naming';
import { type Line, bodyDefault } from './body-view';
import { keyView } from './table-view';

/** What templates see of one operation. */
export type OperationView = ReturnType<typeof operationView>;

/** First words of what routers call their usual functions. */
const usualVerbs = new Set(['create', 'list', 'get', 'update', 'replace', 'delete']);

/** "return" of a loan is `return_loan`, although no function can be called `return`. */
function routeFunction({ name }: OperationModel, entity: EntityModel): string {
  const verb = snakeCase(name);
  return `${usualVerbs.has(verb) ? variableName(name) : verb}_${entityNames(entity).module}`;
}

export function operationView(operation: OperationModel, entity: EntityModel, features: Features) {
  const steps = operationSteps(operation, features.postgresql);
  const { level, roles } = operation.access;
  const owned = entity.owner !== undefined;
  const mentionsCaller = usesCaller(operation);
  return {
    operation,
    name: operation.name,
    function: variableName(operation.name),
    routeFunction: routeFunction(operation, entity),
    inputClass:
      operation.input.length === 0 ? undefined : `${entityNames(entity).className}${capitalised(operation.name)}`,
    input: operation.input.map((input): Line => {
      const property: Property = {
        name: input.name,
        column: '',
        role: 'field',
        type: input.type,
        nullable: input.nullable,
        field: input.field,
        target: undefined,
        creatable: true,
        writable: true,
      };
      return {
        name: attributeName(input.name),
        type: inputType(input.field, input.nullable),
        value: bodyDefault(property, 'create'),
      };
    }),
    usesInput: operationExpressions(operation).some((expression) =>
      [...descendants(expression)].some(({ kind }) => kind === 'input'),
    ),
    /** Keys of other rows in the body. */
    named: operation.input.flatMap(({ name, target }) => (target === undefined ? [] : [attributeName(name)])),
    bodyRequired: operation.bodyRequired,
    steps,
    /** The service function takes the caller for its own sake, beyond finding the row. */
    mentionsCaller,
    needsCaller: owned || mentionsCaller,
    isPublic: level === AccessLevel.PUBLIC,
    roles: level === AccessLevel.ROLES ? roles : [],
    location: operation.location ? compile(operation.location, scopeOf(entityNames(entity).variable)) : '',
    segment: operation.path.split('/').at(-1) ?? '',
    summary: summaryOf(operation),
    conflicts: canConflict(operation),
  };
}

export function nestedView(reference: Reference) {
  const { target } = reference;
  const parent = entityNames(target);
  return {
    reference,
    parent,
    parentView: {
      article: withArticle(parent.words),
      private: target.owner?.mode === OwnershipMode.PRIVATE,
      keyDependency: keyView(target).dependency,
      keyAttribute: attributeName(target.key.name),
    },
    path: reference.nestedPath ?? '',
    property: reference.property.name,
    attribute: attributeName(reference.property.name),
  };
}

const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Whether the operation can answer 409. */
function canConflict({ kind, entity, guards, transition, effects }: OperationModel): boolean {
  if (guards.length > 0 || transition !== undefined) return true;
  if (kind === OperationKind.DELETE) return mayBeRestricted(entity);
  const hasUnique = (target: EntityModel) => target.uniques.length > 0;
  const written = effects.map((effect) => (effect.kind === 'create' ? effect.entity : (effect.via?.target ?? entity)));
  const writesRow = kind === OperationKind.CREATE || kind === OperationKind.UPDATE;
  const newNaturalKey = kind === OperationKind.CREATE && entity.definition.key?.kind === KeyKind.NATURAL;
  return newNaturalKey || (writesRow && hasUnique(entity)) || written.some(hasUnique);
}
