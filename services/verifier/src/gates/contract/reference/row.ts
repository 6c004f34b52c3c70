import type { EntityModel, JsonValue } from '@quantumlayer/ir';

export type Key = string | number;
export type Values = Readonly<Record<string, JsonValue>>;

/** A stored row; `values` holds every property and link as the API shows it, computed ones apart. Never changed in place. */
export interface Row {
  readonly entity: EntityModel;
  readonly key: Key;
  readonly values: Values;
  /** Made by an effect: its key and times are the server's secret until it is seen. */
  readonly provisional: boolean;
}
