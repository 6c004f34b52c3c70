import type { JsonValue } from '@quantumlayer/ir';

/** A breach that an answer must name; several codes where more than one rule is broken at the place. */
export interface ExpectedFault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly codes: readonly string[];
}

/** What docs/generated-api.md demands of an answer. */
export interface Answer {
  readonly status: number;
  /** Of a problem. */
  readonly code?: string;
  readonly faults?: readonly ExpectedFault[];
  readonly body?: JsonValue;
  /** Rows that match, of a list. */
  readonly total?: number;
  readonly location?: string;
}

/** Ends the judgement of a request with a problem. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    // Thrown for every refusal that is foreseen, thousands of times a run; nobody reads where from.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(`${answer.status} ${answer.code ?? ''}`);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

export function refuse(status: number, code: string, faults?: readonly ExpectedFault[]): never {
  throw new Refusal({ status, code, ...(faults ? { faults } : {}) });
}

export function refuseFaults(faults: readonly ExpectedFault[]): void {
  if (faults.length > 0) refuse(422, 'validation', faults);
}

export function fault(pointer: string, ...codes: string[]): ExpectedFault {
  return { pointer, codes };
}
