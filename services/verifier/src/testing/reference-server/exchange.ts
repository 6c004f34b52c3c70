import type { JsonValue } from '@quantumlayer/ir';
import type { Route } from '../../gates/contract/reference/routes';

/** A request on its way in, which a fault may change. */
export interface Incoming {
  method: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  /** As it came. */
  bytes: Buffer;
  body: JsonValue | undefined;
  route: Route | undefined;
  parameters: string[];
}

/** An answer on its way out, which a fault may change. */
export interface Outgoing {
  status: number;
  headers: Record<string, string>;
  body: JsonValue | undefined;
}
