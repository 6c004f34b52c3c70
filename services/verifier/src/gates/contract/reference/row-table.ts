import type { JsonValue } from '@quantumlayer/ir';
import type { Key, Row } from './row';

type Index = Map<JsonValue | undefined, Map<Key, Row>>;

/** The rows of an entity by key, and by every property that was asked for: searches ask tens of thousands of times. */
export class RowTable {
  private readonly rows = new Map<Key, Row>();
  private readonly indexes = new Map<string, Index>();

  get size(): number {
    return this.rows.size;
  }

  all(): Row[] {
    return [...this.rows.values()];
  }

  get(key: Key): Row | undefined {
    return this.rows.get(key);
  }

  having(property: string, value: JsonValue | undefined): Row[] {
    return [...(this.index(property).get(value)?.values() ?? [])];
  }

  set(row: Row): void {
    const before = this.rows.get(row.key);
    this.rows.set(row.key, row);
    for (const [property, index] of this.indexes) {
      // Most changes leave most values as they are, and a row its place.
      if (before && before.values[property] !== row.values[property]) leave(index, property, before);
      enter(index, property, row);
    }
  }

  delete(key: Key): void {
    const before = this.rows.get(key);
    if (!before) return;
    this.rows.delete(key);
    for (const [property, index] of this.indexes) leave(index, property, before);
  }

  private index(property: string): Index {
    const known = this.indexes.get(property);
    if (known) return known;
    const index: Index = new Map();
    for (const row of this.rows.values()) enter(index, property, row);
    this.indexes.set(property, index);
    return index;
  }
}

function enter(index: Index, property: string, row: Row): void {
  const value = row.values[property];
  const rows = index.get(value) ?? new Map<Key, Row>();
  index.set(value, rows.set(row.key, row));
}

function leave(index: Index, property: string, { values, key }: Row): void {
  const value = values[property];
  const rows = index.get(value);
  rows?.delete(key);
  if (rows?.size === 0) index.delete(value);
}
