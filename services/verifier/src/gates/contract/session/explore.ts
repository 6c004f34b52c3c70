import { OperationKind, type JsonValue, type OperationModel } from '@quantumlayer/ir';
import type { Answer } from '../reference/answer';
import { actsAsOwner } from '../reference/caller';
import type { Row } from '../reference/row';
import type { Caller } from './caller';
import { admitted } from './cast';
import type { Call, JudgeSession } from './judge-session';
import { Unmakeable, type Made, type RowMaker } from './row-maker';
import { sampleInputs } from './sample-input';

type Body = Readonly<Record<string, JsonValue>>;

const DEPTH = 4;
const INPUTS = [1, 3, 60, 900];

/** A way through an entity's actions to a call that is answered as wanted. */
export interface Path {
  readonly made: Made;
  /** To be called in order. */
  readonly steps: readonly Call[];
  readonly last: Call;
}

/** The calls of an operation on a row, with small and large inputs. */
export function callsOf(maker: RowMaker, operation: OperationModel, { row, key }: Made): Call[] {
  const { session, cast } = maker;
  const route = session.routes.find((each) => each.operation === operation && !each.nested);
  const current = session.reference.store.get(row.entity, row.key) ?? row;
  const caller = admitted(cast, operation).find((each) =>
    actsAsOwner(row.entity, current.values, each.identity, session.reference.store),
  );
  if (!route || !caller) return [];
  const call = { route, parameters: [key], caller };
  if (operation.kind === OperationKind.UPDATE) return changesOf(maker, row, caller).map((body) => ({ ...call, body }));
  if (operation.kind !== OperationKind.ACTION || operation.input.length === 0) return [call];
  return INPUTS.flatMap((ordinal) => sampleInputs(operation, ordinal, session.reference.store)).map((body) => ({
    ...call,
    body,
  }));
}

/** Finds, in the reference alone, how to bring a new row to where the operation is answered as wanted. */
export async function explore(
  maker: RowMaker,
  operation: OperationModel,
  wanted: (answer: Answer) => boolean,
): Promise<Path> {
  for (const reach of ['row', 'children', 'references'] as const) {
    const made = await maker.makeFor(operation, { complete: true, fresh: true });
    if (reach === 'children') await addChildren(maker, made);
    const movable: readonly [Made, ...Made[]] = reach === 'references' ? [made, ...referredRows(maker, made)] : [made];
    const found = search(maker, operation, movable, wanted);
    if (found) return { made, ...found };
  }
  throw new Unmakeable(`no way was found to such an answer of ${operation.name}`);
}

/** Looks for steps of the first row and of those that may be moved beside it. */
function search(
  maker: RowMaker,
  operation: OperationModel,
  movable: readonly [Made, ...Made[]],
  wanted: (answer: Answer) => boolean,
): Omit<Path, 'made'> | undefined {
  const { session } = maker;
  const [made] = movable;
  const origin = session.reference.store.checkpoint();
  let frontier: Call[][] = [[]];
  const seen = new Set<string>();
  try {
    for (let depth = 0; depth <= DEPTH && frontier.length > 0; depth += 1) {
      const next: Call[][] = [];
      for (const steps of frontier) {
        origin();
        for (const step of steps) simulate(session, step);
        const here = JSON.stringify(
          movable.map(({ row }) => session.reference.store.get(row.entity, row.key)?.values),
          (name, value: unknown) => (name === 'updatedAt' ? undefined : value),
        );
        if (seen.has(here)) continue;
        seen.add(here);
        const last = callsOf(maker, operation, made).find((call) => wanted(session.foresee(call)));
        if (last) return { steps, last };
        // Nobody would go on from there, and the last depth has the most states.
        if (depth === DEPTH) continue;
        const possible = movable
          .flatMap((each) => movesOf(each).flatMap((move) => callsOf(maker, move, each).slice(0, 2)))
          .filter((call) => session.foresee(call).status === 200);
        next.push(...possible.map((call) => [...steps, call]));
      }
      frontier = next;
    }
    return undefined;
  } finally {
    origin();
  }
}

function movesOf({ row: { entity } }: Made): OperationModel[] {
  return entity.operations.filter(({ kind }) => kind === OperationKind.ACTION || kind === OperationKind.UPDATE);
}

/** The rows that a row refers to: a rule about it may look at them. */
function referredRows({ session }: RowMaker, { row, caller }: Made): Made[] {
  return row.entity.references.flatMap(({ target, property }) => {
    const referred = session.reference.store.get(target, row.values[property.name]);
    return referred && !target.isAccount ? [{ row: referred, key: String(referred.key), caller }] : [];
  });
}

function simulate(session: JudgeSession, { route, parameters = [], body, caller }: Call): void {
  session.reference.handle({ route, parameters, body, caller: caller.identity });
}

/** Rows that refer to the new one, where the IR lets anybody make them. */
async function addChildren(maker: RowMaker, { row, caller }: Made): Promise<void> {
  for (const { source, property } of row.entity.incoming) {
    if (!source.operation(OperationKind.CREATE) || source === row.entity) continue;
    const given = { [property.name]: row.key };
    await maker.make(source, { given, as: caller }).catch((error: unknown) => {
      if (!(error instanceof Unmakeable)) throw error;
    });
  }
}

/** Changes worth trying: samples, what other rows have, and the caller's own account where an account is referred to. */
function changesOf(maker: RowMaker, { entity, key }: Row, { identity }: Caller): Body[] {
  const writable = entity.properties.filter((property) => property.writable).map(({ name }) => name);
  const only = (values: Body): Body =>
    Object.fromEntries(Object.entries(values).filter(([name]) => writable.includes(name)));
  const samples = INPUTS.map((ordinal) => only(maker.sample(entity, ordinal, {}, true)));
  const others = maker.session.reference.store.all(entity).filter((other) => other.key !== key);
  const accounts = entity.references.filter(
    ({ target, property }) => target.isAccount && writable.includes(property.name),
  );
  const own =
    identity.accountId === undefined
      ? []
      : accounts.map(({ property }): Body => ({ [property.name]: identity.accountId ?? null }));
  return [...own, ...samples, ...others.slice(-3).map(({ values }) => only(values))];
}
