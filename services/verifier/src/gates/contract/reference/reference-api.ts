import { randomBytes } from 'node:crypto';
import {
  AccessLevel,
  OperationKind,
  evaluate,
  type EntityModel,
  type JsonValue,
  type Model,
  type OperationModel,
  type Property,
} from '@quantumlayer/ir';
import { Refusal, refuse, type Answer, type ExpectedFault } from './answer';
import { applyEffects, judgeGuards, judgeInvariants, judgeUniques, newValues, type Draft } from './apply-effects';
import { actsAsOwner, maySee, type CallerIdentity } from './caller';
import { deleteRow } from './delete-row';
import { readQuery } from './list-query';
import { readBody } from './read-body';
import type { Route } from './routes';
import type { Key, Row, Values } from './row';
import { RowStore } from './row-store';
import { environmentOf, represent, type Scope } from './scope';
import { textOf } from './text-of';

/** A request after HTTP: routed, authenticated by the caller of this class, its body parsed. */
export interface ReferenceRequest {
  readonly route: Route;
  readonly parameters: readonly string[];
  readonly query?: readonly (readonly [string, string])[];
  /** Undefined: no body. */
  readonly body?: JsonValue | undefined;
  readonly caller: CallerIdentity;
  /** A strong ETag that does not match. */
  readonly mismatch?: boolean;
}

/** What only the server can choose; values of a row that it answered with. */
export type Chosen = Values;

/** docs/generated-api.md as a program: what an application must answer, in memory, without HTTP. */
export class ReferenceApi {
  readonly store = new RowStore();
  /** Moments of the reference's own clock: the server's may be others, near them. */
  readonly guesses = new Set<string>();

  /** @param nextKey Keys for rows that effects make, where no server chooses them. */
  constructor(
    readonly model: Model,
    private readonly nextKey: (entity: EntityModel) => Key = () => `new:${randomBytes(8).toString('hex')}`,
  ) {}

  /** The demanded answer; the state changes as it must. `chosen` holds keys, times and codes that the judged server picked. */
  handle(request: ReferenceRequest, chosen: Chosen = {}, now = new Date()): Answer {
    const back = this.store.checkpoint();
    this.guesses.add(now.toISOString());
    try {
      return this.judge(request, chosen, now);
    } catch (error) {
      back();
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  /** The demanded answer, without its effects. */
  foresee(request: ReferenceRequest): Answer {
    const back = this.store.checkpoint();
    try {
      return this.handle(request);
    } finally {
      back();
    }
  }

  /** An account that registered, or that the configuration made. */
  register(body: JsonValue, chosen: Chosen = {}, now = new Date()): Answer {
    const account = this.model.account;
    if (!account) throw new RangeError('the application has no accounts');
    const back = this.store.checkpoint();
    const scope: Scope = {
      model: this.model,
      store: this.store,
      caller: { authenticated: false },
      now,
      guesses: this.guesses,
    };
    try {
      const values = readBody(body, { ...scope, entity: account, mode: 'create', extra: ['password'] });
      const key = this.keyOf(account, values, chosen);
      const row: Row = {
        entity: account,
        key,
        provisional: false,
        values: adopt(account, newValues(account, key, values, scope), chosen),
      };
      judgeUniques(row, scope, undefined);
      this.store.put(row);
      return { status: 201, body: represent(scope, row) };
    } catch (error) {
      back();
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  /** What a registration would be answered. */
  foreseeRegistration(body: JsonValue): Answer {
    const back = this.store.checkpoint();
    const answer = this.register(body);
    back();
    return answer;
  }

  /** A row as its reader sees it. */
  show(row: Row): Record<string, JsonValue> {
    return represent(
      {
        model: this.model,
        store: this.store,
        caller: { authenticated: false },
        now: new Date(),
        guesses: this.guesses,
      },
      row,
    );
  }

  private judge(
    { route, parameters, query = [], body, caller, mismatch = false }: ReferenceRequest,
    chosen: Chosen,
    now: Date,
  ): Answer {
    const { operation, entity } = route;
    if (!operation || !entity) throw new RangeError(`${route.operationId} is no operation of the IR`);
    this.judgeAccess(operation, caller);
    const scope: Scope = { model: this.model, store: this.store, caller, now, guesses: this.guesses };
    if (operation.kind === OperationKind.LIST) return this.list(route, parameters, query, scope);
    if (operation.kind === OperationKind.CREATE) return this.create(route, parameters, body ?? null, scope, chosen);
    const row = this.find(entity, parameters[0] ?? '', caller);
    if (operation.kind === OperationKind.READ) return { status: 200, body: represent(scope, row) };
    if (operation.kind === OperationKind.REDIRECT) return this.redirect(operation, row, scope);
    const input = this.readInput(route, row, body, scope);
    if (!actsAsOwner(entity, row.values, caller, this.store)) refuse(403, 'forbidden');
    if (mismatch) refuse(412, 'precondition_failed');
    if (operation.kind === OperationKind.DELETE) return this.delete(operation, row, scope);
    if (operation.kind === OperationKind.UPDATE)
      return this.change(operation, row, { ...row.values, ...input }, scope, chosen);
    return this.act(operation, row, { ...scope, input }, chosen);
  }

  private judgeAccess({ access }: OperationModel, caller: CallerIdentity): void {
    if (access.level === AccessLevel.PUBLIC) return;
    if (!caller.authenticated) refuse(401, 'unauthenticated');
    if (access.level === AccessLevel.ROLES && !access.roles.includes(caller.role ?? '')) refuse(403, 'forbidden');
  }

  private find(entity: EntityModel, parameter: string, caller: CallerIdentity): Row {
    const key =
      entity.key.type.kind === 'integer' ? (/^\d+$/.test(parameter) ? Number(parameter) : undefined) : parameter;
    const row = this.store.get(entity, key);
    if (!row || !maySee(entity, row.values, caller, this.store)) refuse(404, 'not_found');
    return row;
  }

  private parentOf(
    { nested }: Route,
    parameters: readonly string[],
    caller: CallerIdentity,
  ): { property: string; key: Key } | undefined {
    return nested && { property: nested.property.name, key: this.find(nested.target, parameters[0] ?? '', caller).key };
  }

  private list(
    route: Route,
    parameters: readonly string[],
    query: readonly (readonly [string, string])[],
    scope: Scope,
  ): Answer {
    const entity = scope.model.entity(route.entity?.name ?? '');
    const parent = this.parentOf(route, parameters, scope.caller);
    const faults: ExpectedFault[] = [];
    const { matches, compare, limit, offset } = readQuery(this.model, entity, query, faults);
    if (faults.length > 0) refuse(422, 'validation', faults);
    const rows = this.store
      .all(entity)
      .filter(
        (row) =>
          maySee(entity, row.values, scope.caller, this.store) &&
          matches(row) &&
          (!parent || row.values[parent.property] === parent.key),
      )
      .sort(compare);
    return {
      status: 200,
      total: rows.length,
      body: rows.slice(offset, offset + limit).map((row) => represent(scope, row)),
    };
  }

  private create(route: Route, parameters: readonly string[], body: JsonValue, scope: Scope, chosen: Chosen): Answer {
    const entity = scope.model.entity(route.entity?.name ?? '');
    const parent = this.parentOf(route, parameters, scope.caller);
    const values = readBody(body, { ...scope, entity, mode: 'create', ...(parent ? { parent } : {}) });
    const key = this.keyOf(entity, values, chosen);
    const draft: Draft = { entity, values: adopt(entity, newValues(entity, key, values, scope), chosen) };
    if (route.operation) this.settle(route.operation, draft, scope, undefined);
    const row: Row = { entity, key, provisional: false, values: adoptMoments(entity, draft.values, chosen, scope) };
    this.store.put(row);
    const shown = represent(scope, row);
    return {
      status: 201,
      body: shown,
      location: `${this.model.basePath}${entity.path}/${encodeURIComponent(String(key))}`,
    };
  }

  /** The part of an operation that all writes share, in the order of docs/generated-api.md. */
  private settle(operation: OperationModel, draft: Draft, scope: Scope, own: Key | undefined): void {
    judgeGuards(operation, draft, scope);
    applyEffects(operation, draft, scope, this.nextKey);
    judgeInvariants(draft, scope);
    judgeUniques(draft, scope, own);
  }

  private change(operation: OperationModel, row: Row, values: Values, scope: Scope, chosen: Chosen): Answer {
    const settled = { ...values, ...chosenCodes(row.entity, values, chosen), updatedAt: scope.now.toISOString() };
    const draft: Draft = { entity: row.entity, values: settled };
    this.settle(operation, draft, scope, row.key);
    const changed = { ...row, values: adoptMoments(row.entity, draft.values, chosen, scope) };
    this.store.put(changed);
    return { status: 200, body: represent(scope, changed) };
  }

  private act(operation: OperationModel, row: Row, scope: Scope, chosen: Chosen): Answer {
    const { transition, entity } = operation;
    const state = entity.state?.name;
    if (!transition || state === undefined) return this.change(operation, row, row.values, scope, chosen);
    if (!transition.from.includes(textOf(row.values[state]))) refuse(409, 'invalid_transition');
    const draft: Draft = { entity, values: row.values };
    judgeGuards(operation, draft, scope);
    // The guards have been judged on the old state; the move comes before the other effects.
    const moved = { ...row.values, [state]: transition.to };
    return this.change({ ...operation, guards: [] }, row, moved, scope, chosen);
  }

  private delete(operation: OperationModel, row: Row, scope: Scope): Answer {
    const draft: Draft = { entity: row.entity, values: row.values };
    judgeGuards(operation, draft, scope);
    applyEffects(operation, draft, scope, this.nextKey);
    deleteRow(row, this.store, scope.now);
    return { status: 204 };
  }

  private redirect(operation: OperationModel, row: Row, scope: Scope): Answer {
    this.change(operation, row, row.values, scope, {});
    const location = operation.location && evaluate(operation.location, environmentOf(scope, row.values));
    return { status: 302, location: String(location ?? '') };
  }

  private readInput(
    { method, operation }: Route,
    row: Row,
    body: JsonValue | undefined,
    scope: Scope,
  ): Record<string, JsonValue> {
    if (operation?.kind === OperationKind.DELETE) return {};
    if (operation?.kind === OperationKind.UPDATE) {
      return readBody(body ?? null, {
        ...scope,
        entity: row.entity,
        mode: method === 'PUT' ? 'put' : 'patch',
        current: row.values,
      });
    }
    const input = operation?.input ?? [];
    const properties = input.map((each) => ({
      ...each,
      column: '',
      role: 'field' as const,
      creatable: true,
      writable: true,
    }));
    const shape = { ...row.entity, properties, links: [], computed: [] };
    return readBody(body === undefined ? {} : body, { ...scope, entity: shape, mode: 'create', current: row.values });
  }

  private keyOf(entity: EntityModel, values: Values, chosen: Chosen): Key {
    const key = (entity.key.field ? values[entity.key.name] : undefined) ?? chosen[entity.key.name];
    if (typeof key === 'string' || typeof key === 'number') return key;
    return entity.key.type.kind === 'integer' ? this.store.count(entity) + 1 : this.nextKey(entity);
  }
}

/** Takes over what the server may choose: times, and codes where the body gave none. */
function adopt(entity: EntityModel, values: Values, chosen: Chosen): Values {
  const times = entity.properties.filter(({ role }) => role === 'createdAt' || role === 'updatedAt');
  return { ...values, ...chosenOf(times, chosen), ...chosenCodes(entity, values, chosen) };
}

function chosenCodes({ properties }: EntityModel, values: Values, chosen: Chosen): Values {
  const codes = properties.filter(
    ({ name, field }) => field?.defaultValue?.kind.case === 'codeLength' && values[name] === null,
  );
  return chosenOf(codes, chosen);
}

const chosenOf = (properties: readonly Property[], chosen: Chosen): Values =>
  Object.fromEntries(properties.flatMap(({ name }) => (chosen[name] == null ? [] : [[name, chosen[name]]])));

/** How far apart two clocks may read "now", in milliseconds. */
export const MOMENT = 15_000;

/** Takes over moments that the server read from its own clock in this request, as long as they are near ours. */
function adoptMoments(entity: EntityModel, values: Values, chosen: Chosen, { guesses }: Scope): Values {
  const isGuess = (name: string): boolean => {
    const [own, given] = [textOf(values[name]), textOf(chosen[name])];
    return guesses.has(own) && Math.abs(Date.parse(own) - Date.parse(given)) < MOMENT;
  };
  const moments = entity.properties.filter(({ name, type }) => type.kind === 'datetime' && isGuess(name));
  return { ...values, ...Object.fromEntries(moments.map(({ name }) => [name, chosen[name] ?? null])) };
}
