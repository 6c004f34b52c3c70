import { sampleValue, type EntityModel, type JsonValue } from '@quantumlayer/ir';

/** A key that looks like those of the entity and belongs to no row; other ordinals give other keys. */
export function sampleKey({ key }: EntityModel, ordinal = 0): JsonValue {
  if (key.type.kind === 'integer') return ordinal + 1;
  if (key.field) return sampleValue(key.field, { ordinal });
  return `0190c0de-0000-7000-8000-${String(ordinal + 1).padStart(12, '0')}`;
}
