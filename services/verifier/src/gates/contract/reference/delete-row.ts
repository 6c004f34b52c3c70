import { OnDelete } from '@quantumlayer/ir';
import { refuse } from './answer';
import type { Row } from './row';
import type { RowStore } from './row-store';

/** Removes a row and does to those that refer to it what their relations say. */
export function deleteRow(row: Row, store: RowStore, now: Date): void {
  store.remove(row);
  for (const { source, property, onDelete } of row.entity.incoming) {
    const referring = store.having(source, property.name, row.key);
    for (const each of referring) {
      if (onDelete === OnDelete.RESTRICT) refuse(409, 'restricted');
      if (onDelete === OnDelete.CASCADE) deleteRow(each, store, now);
      else store.put({ ...each, values: { ...each.values, [property.name]: null, updatedAt: now.toISOString() } });
    }
  }
  for (const { source, property } of row.entity.backlinks) {
    for (const each of store.all(source)) {
      const keys = each.values[property];
      if (Array.isArray(keys) && keys.includes(row.key)) {
        store.put({ ...each, values: { ...each.values, [property]: keys.filter((key) => key !== row.key) } });
      }
    }
  }
}
