import { sampleValue, type JsonValue, type OperationModel } from '@quantumlayer/ir';
import type { RowStore } from '../reference/row-store';

type Body = Readonly<Record<string, JsonValue>>;

/** Enough of them to have one of each role. */
const NAMED = 12;

/** A body with every input of an action, of which keys name the first row that there is; undefined when it has none. */
export function sampleInput(operation: OperationModel, ordinal: number, store: RowStore): Body | undefined {
  return sampleInputs(operation, ordinal, store)[0];
}

/** As `sampleInput`, for different rows that keys may name. */
export function sampleInputs({ input, entity }: OperationModel, ordinal: number, store: RowStore): Body[] {
  if (input.length === 0) return [];
  const values = Object.fromEntries(
    input.map(({ name, field }) => [name, sampleValue(field, { ordinal, nonce: 'input' })]),
  );
  const keys = input.flatMap(({ name, target, nullable }) => {
    const named = entity.references.find(({ property }) => property.name === name)?.target;
    if (target === undefined || !named) return [];
    const known: JsonValue[] = store
      .all(named)
      .slice(-NAMED)
      .map(({ key }) => key);
    return [{ name, known: nullable ? [...known, null] : known }];
  });
  const count = Math.max(1, ...keys.map(({ known }) => known.length));
  return Array.from({ length: count }, (_, index) => ({
    ...values,
    ...Object.fromEntries(keys.map(({ name, known }) => [name, known[Math.min(index, known.length - 1)] ?? null])),
  }));
}
