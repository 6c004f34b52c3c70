import type { Route } from '../../routes/route';
import type { SentenceReading } from '../reading';

/** "POST /orders/:id/cancel": what it does with which entity. */
export interface RouteNote {
  readonly route: Route;
  readonly entity: string;
  /** The operations that it stands for, "create" or "cancel". */
  readonly operations: readonly string[];
  /** Whether the operation is one of the domain's own, beyond creating, reading, changing and deleting. */
  readonly custom: boolean;
  readonly at: SentenceReading;
}

/** "Query parameters: `city`, `page`" under a route: what the list of the entity can be asked for. */
export interface ParameterNote {
  readonly entity: string;
  readonly name: string;
  readonly value: string;
  readonly at: SentenceReading;
}
