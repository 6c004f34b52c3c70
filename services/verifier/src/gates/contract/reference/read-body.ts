import { defaultOf, type EntityModel, type JsonValue, type Model, type Property } from '@quantumlayer/ir';
import { fault, refuseFaults, type ExpectedFault } from './answer';
import { maySee, type CallerIdentity } from './caller';
import { normaliseValue } from './normalise-value';
import type { Values } from './row';
import type { RowStore } from './row-store';
import { valueFaults } from './value-faults';
import { textOf } from './text-of';

export interface BodyContext {
  readonly model: Model;
  readonly store: RowStore;
  readonly caller: CallerIdentity;
  readonly now: Date;
  readonly entity: EntityModel;
  readonly mode: 'create' | 'put' | 'patch';
  /** The row as it is, of PUT and PATCH. */
  readonly current?: Values;
  /** Given by a nested path. */
  readonly parent?: { readonly property: string; readonly key: JsonValue };
  /** Known names that belong to no property, such as a registration's password. */
  readonly extra?: readonly string[];
}

const LINKS_LIMIT = 100;

/** The values that a valid body gives a row; every breach of it is refused together, and rows that are missing once it has none. */
export function readBody(body: JsonValue, context: BodyContext): Record<string, JsonValue> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) refuseFaults([fault('', 'type')]);
  const sent = body as Record<string, JsonValue>;
  const faults: ExpectedFault[] = [...nameFaults(sent, context)];
  const values: Record<string, JsonValue> = {};
  for (const property of context.entity.properties) {
    if (isWritable(property, context)) values[property.name] = readProperty(sent, property, context, faults);
  }
  for (const { property, target } of context.entity.links)
    values[property] = readLinks(sent, property, target, context, faults);
  refuseFaults(faults.filter(({ codes }) => !codes.includes('reference')));
  refuseFaults(faults);
  return values;
}

function isWritable({ creatable, writable }: Property, { mode }: BodyContext): boolean {
  return mode === 'create' ? creatable : writable;
}

function nameFaults(sent: Readonly<Record<string, JsonValue>>, context: BodyContext): ExpectedFault[] {
  const { entity, mode, current, extra = [] } = context;
  return Object.keys(sent).flatMap((name) => {
    if (extra.includes(name) || entity.links.some(({ property }) => property === name)) return [];
    const property = entity.properties.find((each) => each.name === name);
    if (property && isWritable(property, context)) return [];
    const unchangedKey = property?.role === 'key' && property.field && mode === 'put' && sent[name] === current?.[name];
    if (unchangedKey) return [];
    const known = property ?? entity.computed.find((each) => each.name === name);
    return [fault(`/${name}`, known ? 'read_only' : 'unknown_field')];
  });
}

function readProperty(sent: Values, property: Property, context: BodyContext, faults: ExpectedFault[]): JsonValue {
  const { name, nullable, field } = property;
  const { mode, current, parent } = context;
  const pointer = `/${name}`;
  const value = sent[name];
  if (parent?.property === name) {
    if (value !== undefined) faults.push(...parentFaults(value, parent.key, property, context));
    return parent.key;
  }
  if (value === undefined) {
    if (mode === 'patch') return current?.[name] ?? null;
    if (!nullable && !field?.defaultValue) faults.push(fault(pointer, 'required'));
    return field?.defaultValue?.kind.case === 'now' ? momentOf(property, context.now) : defaultOf(property);
  }
  if (value === null) {
    if (!nullable) faults.push(fault(pointer, 'required'));
    return null;
  }
  if (property.target !== undefined) {
    // What a row refers to already it may go on referring to, whoever sees it.
    if (current && current[name] === value) return value;
    faults.push(...referenceFaults(value, property.target, pointer, context));
    return value;
  }
  const found = field ? valueFaults(field, value, pointer) : [];
  faults.push(...found);
  return field && found.length === 0 ? normaliseValue(field, value) : value;
}

/** The body may repeat the key in the path. */
function parentFaults(
  value: JsonValue,
  key: JsonValue,
  { name, target = '' }: Property,
  { model }: BodyContext,
): ExpectedFault[] {
  const pointer = `/${name}`;
  if (value === null) return [fault(pointer, 'required')];
  const malformed = keyFaults(value, model.entity(target), pointer);
  if (malformed.length > 0) return malformed;
  return value === key ? [] : [fault(pointer, 'mismatch')];
}

function keyFaults(value: JsonValue, entity: EntityModel, pointer: string): ExpectedFault[] {
  const wanted = entity.key.type.kind === 'integer' ? 'number' : 'string';
  if (typeof value !== wanted) return [fault(pointer, 'type')];
  return isKeyShaped(entity, value) ? [] : [fault(pointer, 'format')];
}

function referenceFaults(
  value: JsonValue,
  target: string,
  pointer: string,
  { model, store, caller }: BodyContext,
): ExpectedFault[] {
  const entity = model.entity(target);
  const malformed = keyFaults(value, entity, pointer);
  if (malformed.length > 0) return malformed;
  const row = store.get(entity, value);
  if (row && maySee(entity, row.values, caller, store)) return [];
  return [fault(pointer, 'reference')];
}

function isKeyShaped({ key }: EntityModel, value: JsonValue): boolean {
  return key.type.kind !== 'uuid' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(textOf(value));
}

/** The time as a property's type writes it. */
export function momentOf({ type }: Property, now: Date): string {
  return type.kind === 'date' ? now.toISOString().slice(0, 10) : now.toISOString();
}

function readLinks(
  sent: Values,
  property: string,
  target: EntityModel,
  context: BodyContext,
  faults: ExpectedFault[],
): JsonValue {
  const value = sent[property];
  const pointer = `/${property}`;
  if (value === undefined) return context.mode === 'patch' ? (context.current?.[property] ?? []) : [];
  if (value === null) {
    faults.push(fault(pointer, 'required', 'type'));
    return [];
  }
  if (!Array.isArray(value)) {
    faults.push(fault(pointer, 'type'));
    return [];
  }
  const keys = value as readonly JsonValue[];
  const kept = (context.current?.[property] ?? []) as readonly JsonValue[];
  if (keys.length > LINKS_LIMIT) faults.push(fault(pointer, 'max_length'));
  else
    keys.forEach((key, index) => {
      if (!kept.includes(key)) faults.push(...referenceFaults(key, target.name, `${pointer}/${index}`, context));
    });
  return [...new Set(keys)].sort(compareKeys);
}

export function compareKeys(a: JsonValue, b: JsonValue): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0;
}
