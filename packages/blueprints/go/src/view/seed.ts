import { jsonText } from '../json-text';
import { ordinalBesideExamples, sampleValue, type EntityModel, type JsonValue, type Property } from '@quantumlayer/ir';
import { goLiteral } from '../go-type';
import { exported, quote, variable } from '../naming';
import type { Context } from './context';
import type { Examples, ExampleRow } from './examples';

/** Statements that put the examples into an empty database. */
export function seedView(context: Context): { readonly lines: readonly string[]; readonly create: string }[] {
  const { examples } = context;
  return examples.order.flatMap((entity) =>
    examples.of(entity).map((row) => {
      const name = rowVariable(row.entity, row.position);
      const type = context.names.of(entity).name;
      return {
        lines: [
          `${name} := domain.New${type}(now)`,
          ...assignments(context, examples, row).map((line) => `${name}.${line}`),
        ],
        create: `q.Create${type}(ctx, &${name}${entity.isAccount ? ', passwordHash' : ''})`,
      };
    }),
  );
}

const rowVariable = (entity: EntityModel, position: number): string => variable(`${entity.name} ${position + 1}`);

function assignments(context: Context, examples: Examples, row: ExampleRow): string[] {
  const { entity, values } = row;
  const key = (target: EntityModel, token: JsonValue) => {
    const position = examples.of(target).findIndex((_, i) => examples.token(target, i) === token);
    return position < 0 ? undefined : `${rowVariable(target, position)}.${context.names.of(target).keyGo}`;
  };
  const scalars = entity.properties.flatMap((property) => {
    const json = values[property.name];
    if (json === undefined || json === null || property.role === 'createdAt' || property.role === 'updatedAt')
      return [];
    if (property.role === 'key' && property.field === undefined) return [];
    const target = property.target === undefined ? undefined : context.model.entity(property.target);
    const value = target ? key(target, json) : valueOf(context, entity, property, json);
    return value === undefined ? [] : [`${exported(property.name)} = ${value}`];
  });
  const links = entity.links.flatMap(({ property, target }) => {
    const keys = ((values[property] ?? []) as JsonValue[]).flatMap((token) => key(target, token) ?? []);
    return keys.length === 0
      ? []
      : [
          `${exported(property)} = append(${rowVariable(entity, row.position)}.${exported(property)}, ${keys.join(', ')})`,
        ];
  });
  return [...scalars, ...links];
}

/** A sound value of a required field, as Go. */
export function exampleValue(context: Context, entity: EntityModel, property: Property): string {
  const ordinal = ordinalBesideExamples(entity, property, 0);
  return property.field ? valueOf(context, entity, property, sampleValue(property.field, { ordinal })) : '""';
}

function valueOf(context: Context, entity: EntityModel, property: Property, json: JsonValue): string {
  const literal =
    property.type.kind === 'enum'
      ? `domain.${context.enums.constant(entity, property, jsonText(json))}`
      : goLiteral(property.type, json, context.enums, entity, property);
  if (!property.nullable) return literal;
  switch (property.type.kind) {
    case 'integer':
      return `scalar.Some[int64](${literal})`;
    case 'number':
      return `scalar.Some[float64](${literal})`;
    case 'decimal':
      return `scalar.Some[scalar.Decimal${property.type.scale}](${literal})`;
    case 'date':
      return `scalar.Some(scalar.Date(${literal}))`;
    case 'time':
      return `scalar.Some(scalar.TimeOfDay(${literal}))`;
    case 'string':
    case 'uuid':
      return `scalar.Some(${literal.startsWith('"') ? literal : quote(jsonText(json))})`;
    default:
      return `scalar.Some(${literal})`;
  }
}
