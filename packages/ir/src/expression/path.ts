import type { EntityModel, Property } from '../model/types';
import type { Scope } from './scope';
import { ExpressionError, type Syntax } from './syntax';
import type { TypedExpression } from './typed';

type Path = Extract<Syntax, { kind: 'path' }>;

/** Resolves `self.x`, `self.reference.x`, `item.x`, `input.x` and `caller.x`. */
export function checkPath(path: Path, scope: Scope): TypedExpression {
  switch (path.root) {
    case 'self':
      return rowPath(path, scope.self, 'self');
    case 'item':
      if (!scope.item)
        throw new ExpressionError('item exists only inside count, exists, sum, min and max', path.offset);
      return rowPath(path, scope.item, 'item');
    case 'input':
      return inputPath(path, scope);
    case 'caller':
      return callerPath(path, scope);
  }
}

function rowPath(path: Path, entity: EntityModel, root: 'self' | 'item'): TypedExpression {
  const [first = '', second, ...rest] = path.names;
  if (rest.length > 0) throw new ExpressionError('a path follows at most one relation', path.offset);
  if (second === undefined) {
    const computed = entity.computed.find(({ name }) => name === first);
    if (computed && root === 'self') return computed.expression;
    return propertyNode(path, root, entity, lookUp(path, entity, first));
  }
  const via = entity.references.find(({ name }) => name === first);
  if (!via) throw new ExpressionError(`${entity.name} has no to-one relation ${first}`, path.offset);
  const property = lookUp(path, via.target, second);
  return {
    kind: 'property',
    root,
    entity,
    property,
    via,
    type: property.type,
    nullable: !via.required || property.nullable,
  };
}

function propertyNode(path: Path, root: 'self' | 'item', entity: EntityModel, property: Property): TypedExpression {
  return { kind: 'property', root, entity, property, via: undefined, type: property.type, nullable: property.nullable };
}

function lookUp(path: Path, entity: EntityModel, name: string): Property {
  const property = entity.properties.find((candidate) => candidate.name === name);
  if (property) return property;
  const computed = entity.computed.some((candidate) => candidate.name === name);
  const reason = computed
    ? `${name} is computed and can only be read as self.${name}`
    : `${entity.name} has no property ${name}`;
  throw new ExpressionError(reason, path.offset);
}

function inputPath({ names, offset }: Path, scope: Scope): TypedExpression {
  const input = scope.input.find(({ name }) => name === names[0]);
  if (!input || names.length !== 1) throw new ExpressionError(`no input ${names.join('.')}`, offset);
  return { kind: 'input', input, type: input.type, nullable: input.nullable };
}

function callerPath({ names, offset }: Path, scope: Scope): TypedExpression {
  const [property] = names;
  if (names.length !== 1 || (property !== 'id' && property !== 'role')) {
    throw new ExpressionError('caller has id and role', offset);
  }
  if (!scope.account)
    throw new ExpressionError('there is no caller here: the operation is public or accounts are off', offset);
  if (property === 'role' && scope.roles.length === 0)
    throw new ExpressionError('the application has no roles', offset);
  const type = property === 'id' ? scope.account.key.type : { kind: 'enum' as const, values: scope.roles };
  return { kind: 'caller', property, type, nullable: false };
}
