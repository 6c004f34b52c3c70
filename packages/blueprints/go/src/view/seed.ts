import { sampleRow, sampleValue, type EntityModel, type JsonValue, type Property } from '@quantumlayer/ir';
import { goLiteral } from '../go-type';
import { exported, quote, variable } from '../naming';
import type { Context } from './context';
import { isCreated } from './context';

const rowsOfEach = 3;

/** Statements that put a few sound rows into an empty database, parents first. */
export function seedView(context: Context): { readonly variable: string; readonly lines: readonly string[]; readonly create: string }[] {
  const { model, names } = context;
  const seeded = new Map<EntityModel, string[]>();
  const rows: { variable: string; lines: string[]; create: string }[] = [];
  const order = [...model.creationOrder, ...model.entities.filter((entity) => !model.creationOrder.includes(entity))].filter((entity) => isCreated(model, entity));
  for (const entity of order) {
    const variables: string[] = [];
    for (let ordinal = 0; ordinal < rowsOfEach; ordinal += 1) {
      const lines = fillStatements(context, entity, ordinal, seeded);
      if (lines === undefined) break;
      const name = variable(`${entity.name} ${ordinal + 1}`);
      const type = names.of(entity).name;
      rows.push({
        variable: name,
        lines: [`${name} := domain.New${type}(now)`, ...lines.map((line) => `${name}.${line}`)],
        create: `q.Create${type}(ctx, &${name}${entity.isAccount ? ', passwordHash' : ''})`,
      });
      variables.push(name);
    }
    seeded.set(entity, variables);
  }
  return rows;
}

/** Assignments without the row's name; undefined where a required reference has no row to point at. */
function fillStatements(context: Context, entity: EntityModel, ordinal: number, seeded: ReadonlyMap<EntityModel, readonly string[]>): string[] | undefined {
  const key = (target: EntityModel) => {
    const rows = seeded.get(target) ?? [];
    const row = rows[ordinal % Math.max(rows.length, 1)];
    return row === undefined ? undefined : `${row}.${context.names.of(target).keyGo}`;
  };
  let row: Record<string, JsonValue>;
  try {
    row = sampleRow(entity, { ordinal, complete: true });
  } catch {
    return undefined;
  }
  const lines: string[] = [];
  for (const property of entity.properties) {
    const target = property.target === undefined ? undefined : context.model.entity(property.target);
    if (target) {
      const value = key(target);
      if (value === undefined && !property.nullable) return undefined;
      if (value !== undefined && !property.nullable) lines.push(`${exported(property.name)} = ${value}`);
      continue;
    }
    const json = row[property.name];
    if (json === undefined || json === null || property.role === 'createdAt' || property.role === 'updatedAt') continue;
    lines.push(`${exported(property.name)} = ${valueOf(context, entity, property, json)}`);
  }
  for (const link of entity.links) {
    const value = key(link.target);
    if (value !== undefined) lines.push(`${exported(link.property)} = append(${'ROW'}.${exported(link.property)}, ${value})`);
  }
  return lines.map((line) => line.replace('append(ROW.', `append(${variable(`${entity.name} ${ordinal + 1}`)}.`));
}

/** A sound value of a required field, as Go. */
export function exampleValue(context: Context, entity: EntityModel, property: Property): string {
  return property.field ? valueOf(context, entity, property, sampleValue(property.field, { ordinal: 0 })) : '""';
}

function valueOf(context: Context, entity: EntityModel, property: Property, json: JsonValue): string {
  const literal = property.type.kind === 'enum' ? `domain.${context.enums.constant(entity, property, String(json))}` : goLiteral(property.type, json, context.enums, entity, property);
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
      return `scalar.Some(${literal.startsWith('"') ? literal : quote(String(json))})`;
    default:
      return `scalar.Some(${literal})`;
  }
}
