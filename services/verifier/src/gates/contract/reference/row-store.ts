import type { EntityModel, JsonValue } from '@quantumlayer/ir';
import type { Key, Row, Values } from './row';
import { RowTable } from './row-table';

/** The rows of an application, in memory; every change can be taken back. */
export class RowStore {
  private readonly tables = new Map<string, RowTable>();
  private readonly undo: (() => void)[] = [];

  all(entity: EntityModel): Row[] {
    return this.table(entity).all();
  }

  count(entity: EntityModel): number {
    return this.table(entity).size;
  }

  /** Those with a value, null and such as were never given apart. */
  having(entity: EntityModel, property: string, value: JsonValue | undefined): Row[] {
    return this.table(entity).having(property, value);
  }

  get(entity: EntityModel, key: JsonValue | undefined): Row | undefined {
    return typeof key === 'string' || typeof key === 'number' ? this.table(entity).get(key) : undefined;
  }

  put(row: Row): void {
    const table = this.table(row.entity);
    const before = table.get(row.key);
    table.set(row);
    this.undo.push(() => {
      if (before) table.set(before);
      else table.delete(row.key);
    });
  }

  remove(row: Row): void {
    const table = this.table(row.entity);
    const before = table.get(row.key);
    if (!before) return;
    table.delete(row.key);
    this.undo.push(() => {
      table.set(before);
    });
  }

  /** Gives a row the key that the server chose. */
  rekey(row: Row, key: Key, values: Values): Row {
    this.remove(row);
    const adopted = { ...row, key, values, provisional: false };
    this.put(adopted);
    return adopted;
  }

  /** How to get back to the present state, as often as wanted; later checkpoints end with that. */
  checkpoint(): () => void {
    const mark = this.undo.length;
    return () => {
      while (this.undo.length > mark) this.undo.pop()?.();
    };
  }

  private table(entity: EntityModel): RowTable {
    const known = this.tables.get(entity.name);
    if (known) return known;
    const table = new RowTable();
    this.tables.set(entity.name, table);
    return table;
  }
}
