import type { Field, JsonValue } from '@quantumlayer/ir';
import type { JudgeSession, PlannedCall } from '../session/judge-session';
import { candidateValues } from './candidate-values';
import type { Body } from './check';

/** A property of a body that takes a field's values. */
export interface Slot {
  readonly name: string;
  readonly field: Field;
}

/**
 * Bodies that break one rule of every property at a time: the first round takes the first faulty value of each, and so
 * on. All breaches of a body must be named together, so a few requests judge every border of every field.
 */
export function faultyRounds(slots: readonly Slot[], base: Body, nonce: string): Body[] {
  const faulty = slots.map(({ name, field }) => ({ name, values: candidateValues(field, nonce).invalid }));
  return rounds(faulty).map((round) => ({ ...base, ...round }));
}

/** Bodies at the borders that must be accepted; values that other rules forbid (as invariants do) are left out. */
export function validRounds(slots: readonly Slot[], call: PlannedCall, session: JudgeSession): PlannedCall[] {
  const status = session.foresee(call).status;
  const valid = slots.map(({ name, field }) => ({
    name,
    values: candidateValues(field, `${session.nonce}${session.next()}`).valid,
  }));
  return rounds(valid).map((round) => {
    let body = call.body;
    for (const [name, value] of Object.entries(round)) {
      const changed = { ...body, [name]: value };
      if (session.foresee({ ...call, body: changed }).status === status) body = changed;
    }
    return { ...call, body };
  });
}

function rounds(slots: readonly { readonly name: string; readonly values: readonly JsonValue[] }[]): Body[] {
  const count = Math.max(0, ...slots.map(({ values }) => values.length));
  return Array.from({ length: count }, (_, round) => {
    const taken = slots.filter(({ values }) => values.length > round);
    return Object.fromEntries(taken.map(({ name, values }) => [name, values[round] as JsonValue]));
  });
}
