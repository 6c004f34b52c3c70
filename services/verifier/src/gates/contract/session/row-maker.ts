import {
  OperationKind,
  sampleRow,
  type EntityModel,
  type JsonValue,
  type OperationModel,
  type Property,
  type Reference,
} from '@quantumlayer/ir';
import { actsAsOwner, maySee } from '../reference/caller';
import type { Row, Values } from '../reference/row';
import type { Caller } from './caller';
import { admitted, join, type Cast } from './cast';
import type { JudgeSession, PlannedCall } from './judge-session';
import { belong, membershipIn } from './memberships';
import { sampleInput } from './sample-input';

export interface MakeOptions {
  /** Optional properties too. */
  readonly complete?: boolean;
  readonly given?: Readonly<Record<string, JsonValue>>;
  readonly as?: Caller;
  /** New rows for all that it refers to. */
  readonly fresh?: boolean;
  /** Where sample values begin: higher ones give larger numbers and later days. */
  readonly start?: number;
  /** Optional properties that the row shall have though they refer to rows of its own kind. */
  readonly including?: readonly Property[];
  /** The rows that are being made, of which this one is needed: entities may refer to each other in a circle. */
  readonly path?: readonly EntityModel[];
  /** New rows to refer to that have as little as possible, alike or different from one another. */
  readonly poor?: 'alike' | 'different';
}

/** A row that exists on the judged server, and whom it obeys. */
export interface Made {
  readonly row: Row;
  readonly key: string;
  readonly caller: Caller;
}

/** The IR gives no way to make such a row: what depends on it cannot be judged. */
export class Unmakeable extends Error {}

const SAMPLES = 40;
const ROUNDS = 3;

/** From the start on; and from 0, because what is plenty for others may be too much for its own rules. */
function ordinalsFrom(start: number): number[] {
  const counted = (first: number): number[] => Array.from({ length: SAMPLES }, (_, index) => first + index);
  return start === 0 ? counted(0) : [...counted(start), ...counted(0)];
}

/** Makes valid rows, and first what they refer to; the reference foretells which values will be accepted. */
export class RowMaker {
  /** Rows that others may refer to. */
  private readonly pool = new Map<EntityModel, Made[]>();

  constructor(
    readonly session: JudgeSession,
    readonly cast: Cast,
  ) {}

  async make(entity: EntityModel, options: MakeOptions = {}): Promise<Made> {
    if (entity.isAccount) return this.account(options);
    if (!entity.operation(OperationKind.CREATE)) return this.byEffect(entity);
    const call = await this.plan(entity, options);
    const { row } = await this.session.call(call);
    return this.remember(entity, row, call.caller);
  }

  /** A row whose caller may do the operation to it. */
  async makeFor(operation: OperationModel, options: MakeOptions = {}): Promise<Made> {
    const { entity } = operation;
    await this.nameable(operation);
    const able = admitted(this.cast, operation);
    const create = entity.operation(OperationKind.CREATE);
    const [both] =
      create && !entity.isAccount ? admitted(this.cast, create).filter((caller) => able.includes(caller)) : [];
    if (both) return this.make(entity, { ...options, as: both });
    const made = await this.make(entity, options);
    const actor = able.find((caller) =>
      actsAsOwner(entity, made.row.values, caller.identity, this.session.reference.store),
    );
    if (!actor) throw new Unmakeable(`nobody may ${operation.name} a ${entity.name}`);
    return { ...made, caller: actor };
  }

  /** Rows that the body of an action may name. */
  private async nameable({ input }: OperationModel): Promise<void> {
    for (const { target } of input) {
      const entity = target === undefined ? undefined : this.session.model.entity(target);
      if (!entity || this.session.reference.store.all(entity).length > 0) continue;
      await this.make(entity, { complete: true }).catch((error: unknown) => {
        if (!(error instanceof Unmakeable)) throw error;
      });
    }
  }

  /** A call that creates a valid row, with everything that it refers to made already. */
  async plan(entity: EntityModel, options: MakeOptions = {}): Promise<PlannedCall> {
    const route = this.session.routes.find(
      (each) => each.entity === entity && each.operation?.kind === OperationKind.CREATE && !each.nested,
    );
    if (!route?.operation) throw new Unmakeable(`${entity.name} has no CREATE`);
    const callers = options.as ? [options.as] : admitted(this.cast, route.operation).slice(0, 3);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const caller of callers) {
        const references = await this.references(entity, caller, {
          ...options,
          fresh: options.fresh === true || round > 0,
        });
        if (round > 0) await this.enrich(entity, { ...references, ...options.given });
        for (const ordinal of ordinalsFrom(options.start ?? 0)) {
          const body = this.sample(entity, ordinal, { ...references, ...options.given }, options.complete === true);
          const call = { route, body, caller };
          if (this.session.foresee(call).status === 201) return call;
        }
      }
    }
    throw new Unmakeable(`no acceptable ${entity.name} was found`);
  }

  /** A body whose references exist and are poor, whether or not it is acceptable. */
  async draft(entity: EntityModel, caller: Caller, poor: 'alike' | 'different'): Promise<PlannedCall> {
    const route = this.session.route(entity, OperationKind.CREATE);
    const references = await this.references(entity, caller, { fresh: true, poor });
    return { route, caller, body: this.sample(entity, 0, references, false) };
  }

  /** Lets referred rows go through their actions: what is deposited or restocked may be what the row needs. */
  private async enrich(entity: EntityModel, references: Readonly<Record<string, JsonValue>>): Promise<void> {
    for (const { target, property } of entity.references) {
      const row = this.session.reference.store.get(target, references[property.name]);
      for (const route of row ? this.session.routes : []) {
        const { operation } = route;
        if (!row || route.entity !== target || operation?.kind !== OperationKind.ACTION || operation.transition)
          continue;
        const actor = admitted(this.cast, operation).find((caller) =>
          actsAsOwner(target, row.values, caller.identity, this.session.reference.store),
        );
        if (!actor) continue;
        const call = {
          route,
          parameters: [String(row.key)],
          caller: actor,
          body: sampleInput(operation, 900, this.session.reference.store),
        };
        if (this.session.foresee(call).status === 200) await this.session.call(call);
      }
    }
  }

  /** A row that no request creates, but an operation of another entity does. */
  private async byEffect(entity: EntityModel): Promise<Made> {
    const { session, cast } = this;
    const makes = ({ effects }: OperationModel): boolean =>
      effects.some((effect) => effect.kind === 'create' && effect.entity === entity);
    const route = session.routes.find(
      ({ operation, nested }) =>
        operation !== undefined && !nested && operation.kind === OperationKind.ACTION && makes(operation),
    );
    const list = entity.operation(OperationKind.LIST);
    if (!route?.operation || !list) throw new Unmakeable(`${entity.name} has no CREATE`);
    const { key, caller } = await this.makeFor(route.operation);
    await session.call({
      route,
      parameters: [key],
      caller,
      body: sampleInput(route.operation, session.next(), session.reference.store),
    });
    const [reader] = admitted(cast, list);
    if (!reader) throw new Unmakeable(`nobody may list ${entity.name}`);
    await session.call({ route: session.route(entity, OperationKind.LIST), caller: reader });
    const row = session.reference.store.all(entity).findLast(({ provisional }) => !provisional);
    if (!row) throw new Unmakeable(`no ${entity.name} appeared`);
    return this.remember(entity, { [entity.key.name]: row.key }, reader);
  }

  /** A body with values of its own; only the values that are given may be taken already. */
  sample(
    entity: EntityModel,
    ordinal: number,
    given: Readonly<Record<string, JsonValue>>,
    complete: boolean,
  ): Record<string, JsonValue> {
    const nonce = `${this.session.nonce}${this.session.next().toString(36)}x`;
    try {
      return sampleRow(entity, { ordinal, nonce, complete, given });
    } catch (error) {
      throw new Unmakeable((error as Error).message);
    }
  }

  remember(entity: EntityModel, row: Values, caller: Caller): Made {
    const stored = this.session.reference.store.get(entity, row[entity.key.name]);
    if (!stored) throw new Unmakeable(`the new ${entity.name} has no key`);
    const made = { row: stored, key: String(stored.key), caller };
    this.pool.set(entity, [made, ...(this.pool.get(entity) ?? [])].slice(0, 20));
    return made;
  }

  private async account({ as, fresh }: MakeOptions): Promise<Made> {
    const caller =
      fresh === true ? await join(this.session) : (as ?? this.cast.members[0] ?? (await join(this.session)));
    const { account } = this.session.model;
    const row = account && this.session.reference.store.get(account, caller.identity.accountId);
    if (!row) throw new Unmakeable('the account is not known');
    return { row, key: String(row.key), caller };
  }

  private async references(
    entity: EntityModel,
    caller: Caller,
    options: MakeOptions,
  ): Promise<Record<string, JsonValue>> {
    const wanted = entity.references.filter((reference) => {
      if (options.given && reference.property.name in options.given) return false;
      if (reference.required || options.including?.includes(reference.property) === true) return true;
      return options.complete === true && ![...(options.path ?? []), entity].includes(reference.target);
    });
    const values: Record<string, JsonValue> = {};
    const given = entity.references.map(({ target, property }) =>
      this.session.reference.store.get(target, options.given?.[property.name]),
    );
    const used = new Set<Row>(given.filter((row) => row !== undefined));
    for (const reference of wanted) {
      const path = [...(options.path ?? []), entity];
      const target = await this.target(reference, caller, { ...options, path }, used).catch((error: unknown) => {
        if (error instanceof Unmakeable && !reference.required) return undefined;
        throw error;
      });
      if (target) values[reference.property.name] = target.row.key;
      if (target) used.add(target.row);
    }
    return values;
  }

  /** Two references to one entity get different rows: many rules want that, and none forbids it. */
  private async target(
    { target, unique }: Reference,
    caller: Caller,
    { fresh = false, poor, path = [] }: MakeOptions,
    used: ReadonlySet<Row>,
  ): Promise<Made> {
    const { store } = this.session.reference;
    const pooled = (this.pool.get(target) ?? []).flatMap(({ row, key, caller: owner }) => {
      const current = store.get(target, row.key);
      const usable =
        current &&
        maySee(target, current.values, caller.identity, store) &&
        ![...used].some((other) => other.key === row.key);
      return usable ? [{ row: current, key, caller: owner }] : [];
    });
    const [first] = pooled;
    if (first && !fresh && !unique) return first;
    const create = target.operation(OperationKind.CREATE);
    const as = create && admitted(this.cast, create).includes(caller) ? { as: caller } : {};
    // Plenty of what the referring row may need: stock, capacity, balance.
    const few = poor === 'different' ? { start: used.size, complete: used.size > 0 } : {};
    const wealth = poor ? few : { start: 60, complete: true };
    const made = await this.make(target, {
      ...wealth,
      path,
      fresh: target.isAccount && (fresh || unique || used.size > 0),
      ...as,
    });
    await this.admit(made, caller);
    return made;
  }

  /** Who does not belong to a group makes nothing for it. */
  private async admit({ row }: Made, caller: Caller): Promise<void> {
    const { session, cast } = this;
    const membership = membershipIn(session.model, row.entity);
    if (membership && !maySee(row.entity, row.values, caller.identity, session.reference.store))
      await belong(session, cast, membership, caller, row.key);
  }
}
