import { RejectionReason } from '@quantumlayer/contracts/agents/v1/agents';

/** Why an output was refused; the agent sees it with the next attempt. */
export interface Rejection {
  readonly reason: RejectionReason;
  readonly message: string;
}

/** Thrown inside the boundary only; it becomes an event and never leaves the orchestrator. */
export class OutputRejected extends Error implements Rejection {
  override readonly name = 'OutputRejected';

  constructor(
    readonly reason: RejectionReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The reason as people read it: "not a patch". */
export function describeReason(reason: RejectionReason): string {
  return RejectionReason[reason].toLowerCase().replaceAll('_', ' ');
}
