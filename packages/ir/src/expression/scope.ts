import type { EntityModel, InputProperty } from '../model/types';

/** What an expression may refer to. */
export interface Scope {
  readonly self: EntityModel;
  readonly input: readonly InputProperty[];
  /** Accounts exist (JWT). */
  readonly account: EntityModel | undefined;
  readonly roles: readonly string[];
  entity(name: string): EntityModel | undefined;
  /** Inside an aggregate. */
  readonly item?: EntityModel;
}
