import { sampleRow, sampleValue, type EntityModel, type JsonValue } from '@quantumlayer/ir';
import { literal } from '../code/literal';
import { convert } from '../code/property-code';
import type { EntityView } from '../view/entity-view';
import { defaultValue } from '../view/property-view';

/** Source code of keys by relation and owner, `author1.id`. */
export type GivenCode = Readonly<Record<string, string>>;

/** A row as the code of a record; everything that is not given is a sample. */
export function sampleRecord(entity: EntityView, ordinal: number, given: GivenCode): string {
  const row = sampleBody(entity.model, ordinal);
  const members = entity.properties.map((property) => {
    const { name, property: model, code, nullable } = property;
    const code0 = given[name];
    if (code0 !== undefined) return `${name}: ${code0}`;
    const value = row[name];
    if (value === undefined || value === null || model.role === 'reference') {
      const initial = defaultValue(model, code);
      return `${name}: ${initial === 'caller.id' ? "''" : initial}`;
    }
    return `${name}: ${convert(literal(value), code.decode, false)}${nullable ? '' : ''}`;
  });
  const links = entity.links.map(({ name }) => `${name}: ${given[name] ?? '[]'}`);
  return `{ ${[...members, ...links].join(', ')} }`;
}

/** A valid body; where no sample keeps the invariants, one that keeps everything else. */
export function sampleBody(
  entity: EntityModel,
  ordinal: number,
  given = differentKeys(entity),
): Record<string, JsonValue> {
  try {
    return sampleRow(entity, { ordinal, complete: true, given });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return sampleRow({ ...entity, invariants: [] }, { ordinal, complete: true, given });
  }
}

/** Invariants may speak of keys; any that differ do to find the other properties. */
function differentKeys(entity: EntityModel): Record<string, JsonValue> {
  return Object.fromEntries(
    entity.references
      .filter(({ property }) => property.creatable)
      .map(({ property, target }, position) => [property.name, sampleKey(target, position + 1)]),
  );
}

/** Keys for documents and examples; no row has them. */
export function sampleKey(entity: EntityModel, position = 1): JsonValue {
  if (entity.key.field) return sampleValue(entity.key.field, { ordinal: position });
  if (entity.key.type.kind === 'integer') return position;
  return `01890a5d-ac96-774b-bcce-b302099a80${String(position).padStart(2, '0')}`;
}

/** A key that no row has. */
export function missingKey({ model, key }: EntityView): string {
  if (key.isGenerated) return '999999';
  return key.isNatural ? 'no-such-key' : textOf(sampleKey(model, 99));
}

/** Of values that are plain texts or numbers. */
function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
