import {
  evaluate,
  FieldType,
  jsonValue,
  nativeValue,
  OnDelete,
  sampleRow,
  sampleValue,
  type Environment,
  type EntityModel,
  type JsonValue,
  type Model,
  type OperationModel,
  type Property,
  type Value,
} from '@quantumlayer/ir';
import { isCreated } from './created';

/** A row of the seed. References hold tokens, "$books:0$", that stand for keys. */
export interface ExampleRow {
  readonly entity: EntityModel;
  readonly position: number;
  readonly values: Readonly<Record<string, JsonValue>>;
}

const rowsOfEach = 3;
const attempts = 6;
const quantities: readonly FieldType[] = [FieldType.INTEGER, FieldType.NUMBER, FieldType.DECIMAL];

/** The example rows of an application, parents first: what seeds insert and tests expect. */
export class Examples {
  readonly order: readonly EntityModel[];
  private readonly rows = new Map<EntityModel, ExampleRow[]>();

  constructor(readonly model: Model) {
    const rest = model.entities.filter((entity) => !model.creationOrder.includes(entity));
    this.order = [...model.creationOrder, ...rest].filter((entity) => isCreated(model, entity));
    for (const entity of this.order) this.rows.set(entity, this.rowsFor(entity));
  }

  of(entity: EntityModel): readonly ExampleRow[] {
    return this.rows.get(entity) ?? [];
  }

  /** What a body or a column holds for the key of an example. */
  token(entity: EntityModel, position: number): string {
    const own = entity.key.field && this.of(entity)[position]?.values[entity.key.name];
    return typeof own === 'string' ? own : `$${entity.table}:${position}$`;
  }

  /** A complete body for a new row; references point at the examples of the given positions. */
  candidate(entity: EntityModel, ordinal: number, positions: readonly number[]): Record<string, JsonValue> | undefined {
    const given: Record<string, JsonValue> = {};
    for (const [i, { property, target, required }] of entity.references.entries()) {
      const count = this.of(target).length;
      if (count === 0 && required) return undefined;
      if (count > 0 && required) given[property.name] = this.token(target, (positions[i] ?? 0) % count);
    }
    for (const { property, target } of entity.links) {
      // The row at a position belongs to the account at it, and so does the private row that it is linked to.
      given[property] =
        this.of(target).length > 0 ? [this.token(target, (ordinal % rowsOfEach) % this.of(target).length)] : [];
    }
    try {
      return sampleRow(entity, { ordinal, complete: true, given });
    } catch {
      return undefined;
    }
  }

  /** Whether the examples leave room for a row under the unique constraints. */
  isFree(entity: EntityModel, values: Readonly<Record<string, JsonValue>>, except?: number): boolean {
    return isFreeAmong(
      entity,
      values,
      this.of(entity).filter(({ position }) => position !== except),
    );
  }

  environment(
    entity: EntityModel,
    values: Readonly<Record<string, JsonValue>>,
    input: Readonly<Record<string, JsonValue>> = {},
    role: Value = null,
  ): Environment {
    const account = this.model.account;
    return {
      now: new Date(),
      caller: { id: account ? this.token(account, 0) : null, role },
      input: (property) => nativeValue(property.type, input[property.name]),
      self: (property, via) => this.read(entity, values, property, via),
      rows: (other) =>
        this.of(other).map(
          (row) => (property: Property, via: Property | undefined) => this.read(other, row.values, property, via),
        ),
    };
  }

  /** The name of the first guard that the examples break; undefined when all hold. */
  brokenGuard(operation: OperationModel, environment: Environment): string | undefined {
    return operation.guards.find(({ condition }) => evaluate(condition, environment) === false)?.name;
  }

  /** Deleting the row meets a restricting reference. */
  isRestricted(entity: EntityModel, position: number): boolean {
    const key = this.token(entity, position);
    return entity.incoming.some(({ source, property, onDelete }) =>
      this.of(source).some(
        (row) =>
          row.values[property.name] === key &&
          (onDelete === OnDelete.RESTRICT ||
            (onDelete === OnDelete.CASCADE && this.isRestricted(source, row.position))),
      ),
    );
  }

  /** A value as the API shows it. */
  shown(property: Pick<Property, 'type' | 'field'>, json: JsonValue | undefined): JsonValue {
    if (json === undefined || json === null || typeof json === 'object') return json ?? null;
    if (property.type.kind === 'decimal' || property.type.kind === 'datetime')
      return jsonValue(property.type, nativeValue(property.type, json));
    return json;
  }

  private read(
    entity: EntityModel,
    values: Readonly<Record<string, JsonValue>>,
    property: Property,
    via: Property | undefined,
  ): Value {
    if (!via) return nativeValue(property.type, values[property.name] ?? null);
    const target = via.target === undefined ? undefined : this.model.entity(via.target);
    const position = target ? this.of(target).findIndex((_, i) => this.token(target, i) === values[via.name]) : -1;
    const row = target && this.of(target)[position];
    return row ? nativeValue(property.type, row.values[property.name] ?? null) : null;
  }

  private rowsFor(entity: EntityModel): ExampleRow[] {
    // A reference that may occur once only must leave a target for the tests.
    const count = entity.uniques.some((members) => members.every(({ target }) => target !== undefined))
      ? rowsOfEach - 1
      : rowsOfEach;
    const rows: ExampleRow[] = [];
    for (let position = 0; position < count; position += 1) {
      const values = this.rowAt(entity, position, rows);
      if (!values) break;
      rows.push({ entity, position, values: this.wealthy(entity, values) });
    }
    return rows;
  }

  /** Values that keep the entity's rules; the first that come to mind where none are found. */
  private rowAt(
    entity: EntityModel,
    position: number,
    earlier: readonly ExampleRow[],
  ): Record<string, JsonValue> | undefined {
    // Rules may ask for different targets, so references move apart where pointing at the same position will not do.
    const targets = [0, 1, 2].flatMap((shift) => [
      entity.references.map(() => position + shift),
      entity.references.map((_, i) => position + shift + i),
    ]);
    let first: Record<string, JsonValue> | undefined;
    for (let ordinal = position; ordinal < position + attempts * rowsOfEach; ordinal += rowsOfEach) {
      for (const positions of targets) {
        const body = this.candidate(entity, ordinal, positions);
        if (!body) continue;
        // The last row leaves out what it may, so that lists meet null.
        for (const chosen of position === rowsOfEach - 1 ? [withoutOptional(entity, body), body] : [body]) {
          const values = this.complete(entity, chosen, position);
          first ??= values;
          if (this.keepsRules(entity, values) && isFreeAmong(entity, values, earlier)) return values;
        }
      }
    }
    return first;
  }

  private keepsRules(entity: EntityModel, values: Readonly<Record<string, JsonValue>>): boolean {
    const environment = this.environment(entity, values);
    return entity.invariants.every(({ condition }) => evaluate(condition, environment) !== false);
  }

  /** Quantities that only the server sets start high enough for operations that take from them. */
  private wealthy(entity: EntityModel, values: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> {
    const rich: Record<string, JsonValue> = { ...values };
    for (const { field, name, role } of entity.properties) {
      if (role !== 'field' || !field?.readOnly || field.unique || !quantities.includes(field.type)) continue;
      rich[name] = sampleValue(field, { ordinal: 1000 });
    }
    return this.keepsRules(entity, rich) ? rich : { ...values };
  }

  /** The stored row that a body becomes. */
  complete(
    entity: EntityModel,
    body: Readonly<Record<string, JsonValue>>,
    position: number,
    owner = position,
  ): Record<string, JsonValue> {
    const values: Record<string, JsonValue> = { ...body };
    for (const property of entity.properties) {
      const { name, role, field, target } = property;
      if (role === 'key' && field === undefined) values[name] = `$${entity.table}:${position}$`;
      if (role === 'owner' && target !== undefined) {
        const account = this.model.entity(target);
        values[name] = this.token(account, owner % Math.max(this.of(account).length, 1));
      }
      if (role === 'field' && values[name] === undefined) {
        const kind = field?.defaultValue?.kind;
        values[name] = kind?.case === 'json' ? (JSON.parse(kind.value) as JsonValue) : null;
      }
      if (role === 'reference') values[name] ??= null;
    }
    return values;
  }
}

function withoutOptional(entity: EntityModel, body: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> {
  const optional = entity.properties.filter(
    ({ role, nullable, field }) => role === 'field' && nullable && !field?.defaultValue,
  );
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => optional.every((property) => property.name !== name)),
  );
}

/** Whether rows leave room for another one under the unique constraints. */
function isFreeAmong(
  entity: EntityModel,
  values: Readonly<Record<string, JsonValue>>,
  rows: readonly ExampleRow[],
): boolean {
  const sets = [...entity.uniques, ...(entity.key.field ? [[entity.key]] : [])];
  return sets.every((members) =>
    rows.every(({ values: other }) =>
      members.some(
        ({ name, type }) =>
          values[name] == null || fold(values[name], type.kind) !== fold(other[name] ?? null, type.kind),
      ),
    ),
  );
}

const fold = (value: JsonValue | undefined, kind: string): string =>
  kind === 'string' ? JSON.stringify(value ?? null).toLowerCase() : JSON.stringify(value ?? null);
