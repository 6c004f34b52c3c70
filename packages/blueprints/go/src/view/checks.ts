import {
  FieldType,
  contains,
  type EntityModel,
  type Property,
  type Reference,
  type TypedExpression,
} from '@quantumlayer/ir';
import { GoCompiler } from '../expression/go';
import { negate } from '../expression/negate';
import { exported, quote, variable } from '../naming';
import { decimalLimit, integerBounds, integerLimit, patternVariable } from './body-parser';
import type { Context } from './context';

/** Properties of an entity that some effect writes. */
export function effectTargets(context: Context, entity: EntityModel): Property[] {
  const written = new Set<Property>();
  for (const { operations } of context.model.entities) {
    for (const operation of operations) {
      for (const effect of operation.effects) {
        if (effect.kind === 'assign' && (effect.via?.target ?? operation.entity) === entity)
          written.add(effect.property);
        if (effect.kind === 'create' && effect.entity === entity)
          effect.values.forEach(({ property }) => written.add(property));
      }
    }
  }
  return entity.properties.filter((property) => [...written].some(({ name }) => name === property.name));
}

export interface BoundTest {
  readonly broken: string;
  readonly json: string;
  readonly code: string;
  readonly detail: string;
}

/** Tests of the bounds that effects could break, over the receiver of a domain method. */
export function boundTests(context: Context, entity: EntityModel, receiver: string): BoundTest[] {
  return effectTargets(context, entity).flatMap((property) => testsOf(entity, property, receiver));
}

function testsOf(entity: EntityModel, property: Property, receiver: string): BoundTest[] {
  const { field } = property;
  if (!field) return [];
  const place = `${receiver}.${exported(property.name)}`;
  const present = property.nullable ? `${place} != nil && ` : '';
  const value = property.nullable ? `*${place}` : place;
  const test = (condition: string, code: string, detail: string): BoundTest => ({
    broken: present + condition,
    json: property.name,
    code,
    detail,
  });
  switch (field.type) {
    case FieldType.INTEGER:
    case FieldType.DECIMAL: {
      const [low, high] = integerBounds(
        field,
        field.type === FieldType.DECIMAL ? field.scale : 0,
        field.type === FieldType.DECIMAL ? decimalLimit : integerLimit,
      );
      return [
        test(`${value} < ${low}`, 'minimum', 'Would become too small.'),
        test(`${value} > ${high}`, 'maximum', 'Would become too large.'),
      ];
    }
    case FieldType.NUMBER:
      return [
        ...(field.minimum === undefined
          ? []
          : [
              test(
                `${value} ${field.exclusiveMinimum ? '<=' : '<'} ${field.minimum}`,
                'minimum',
                'Would become too small.',
              ),
            ]),
        ...(field.maximum === undefined
          ? []
          : [
              test(
                `${value} ${field.exclusiveMaximum ? '>=' : '>'} ${field.maximum}`,
                'maximum',
                'Would become too large.',
              ),
            ]),
        test(`(math.IsInf(${value}, 0) || math.IsNaN(${value}))`, 'format', 'Would not be finite.'),
      ];
    case FieldType.STRING:
    case FieldType.TEXT:
      return [
        test(
          `utf8.RuneCountInString(${value}) > ${field.maxLength ?? (field.type === FieldType.TEXT ? 10_000 : 255)}`,
          'max_length',
          'Would become too long.',
        ),
        ...((field.minLength ?? 0) > 0
          ? [test(`utf8.RuneCountInString(${value}) < ${field.minLength}`, 'min_length', 'Would become too short.')]
          : []),
        ...(field.required ? [test(`strings.TrimSpace(${value}) == ""`, 'min_length', 'Would be blank.')] : []),
        ...(field.pattern === ''
          ? []
          : [
              test(
                `!${patternVariable(entity.name, field.name)}.MatchString(${value})`,
                'pattern',
                'Would not have the form that the documentation gives.',
              ),
            ]),
      ];
    default:
      return [];
  }
}

/** References that an entity's invariants follow. */
export function invariantReferences(entity: EntityModel): Reference[] {
  const used = new Set<Reference>();
  for (const { condition } of entity.invariants) {
    contains(condition, (part) => {
      if (part.kind === 'property' && part.root === 'self' && part.via) used.add(part.via);
      return false;
    });
  }
  return [...used];
}

export const usesNow = (node: TypedExpression): boolean =>
  contains(node, (part) => part.kind === 'call' && (part.function === 'now' || part.function === 'today'));

/** How a service judges a row of an entity before it is stored; undefined when nothing can be wrong. */
export interface RowCheck {
  readonly name: string;
  readonly params: string;
  readonly result: string;
  readonly returned: string;
  readonly lines: readonly string[];
  readonly asksDatabase: boolean;
  readonly needsNow: boolean;
}

export function rowCheck(context: Context, entity: EntityModel): RowCheck | undefined {
  const { name: type, var: row } = context.names.of(entity);
  const bounds = boundTests(context, entity, 'x').length > 0;
  if (!bounds && entity.invariants.length === 0) return undefined;
  const lines: string[] = bounds ? [`violations = append(violations, ${row}.CheckBounds()...)`] : [];
  const related = new Map<Reference, string>();
  for (const reference of invariantReferences(entity)) {
    const name = variable(reference.name, 'Target') === row ? `${row}Target` : variable(reference.name, 'Target');
    related.set(reference, name);
    const { name: target } = context.names.of(reference.target);
    const key = `${row}.${exported(reference.property.name)}`;
    if (reference.required)
      lines.push(`${name}, err := q.Get${target}(ctx, ${key})`, 'if err != nil {', 'return nil, err', '}');
    else
      lines.push(
        `var ${name} *domain.${target}`,
        `if ${key} != nil {`,
        `found, err := q.Get${target}(ctx, *${key})`,
        'if err != nil {',
        'return nil, err',
        '}',
        `${name} = &found`,
        '}',
      );
  }
  const aggregates = new Map<TypedExpression, string>();
  const go = new GoCompiler({
    self: row,
    entity,
    enums: context.enums,
    domain: 'domain.',
    related: (reference) => related.get(reference) ?? 'nil',
    aggregate: (node) => aggregates.get(node) ?? 'nil',
  });
  for (const rule of entity.invariants) {
    contains(rule.condition, (part) => {
      if (part.kind === 'aggregate') {
        const name = `counted${aggregates.size === 0 ? '' : aggregates.size + 1}`;
        lines.push(
          `${name}, err := ${context.queries.call(part, rule.name, go)}`,
          'if err != nil {',
          'return nil, err',
          '}',
        );
        aggregates.set(part, name);
      }
      return false;
    });
    lines.push(
      `if ${go.condition(negate(rule.condition))} {`,
      `violations = append(violations, fault.At("", ${quote(rule.name)}, ${quote(rule.message)}))`,
      '}',
    );
  }
  const asksDatabase = related.size > 0 || aggregates.size > 0;
  const needsNow = entity.invariants.some(({ condition }) => usesNow(condition));
  return {
    name: `check${type}`,
    params: `${asksDatabase ? 'ctx context.Context, q *store.Queries, ' : ''}${row} *domain.${type}${needsNow ? ', now scalar.DateTime' : ''}`,
    result: asksDatabase ? '([]fault.Violation, error)' : '[]fault.Violation',
    returned: asksDatabase ? 'violations, nil' : 'violations',
    lines,
    asksDatabase,
    needsNow,
  };
}
