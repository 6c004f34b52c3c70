import type { EntityModel, JsonValue } from '@quantumlayer/ir';
import type { Cast, Secrets } from '../session/cast';
import type { JudgeSession } from '../session/judge-session';
import type { RowMaker } from '../session/row-maker';

/** What a check has to work with. */
export interface CheckTools {
  readonly session: JudgeSession;
  readonly maker: RowMaker;
  readonly cast: Cast;
  readonly secrets: Secrets;
}

/** One thing that the IR demands, judged from outside. */
export interface Check {
  /** Stable: "Book.create.bounds". */
  readonly id: string;
  /** Which part of the IR demands it. */
  readonly because: string;
  /** @throws Breach when the server does otherwise; Unmakeable when the IR gives no way to judge it. */
  run(tools: CheckTools): Promise<void>;
}

export function check(id: string, because: string, run: Check['run']): Check {
  return { id, because, run };
}

export type Body = Readonly<Record<string, JsonValue>>;

/** "Book", as findings begin. */
export function entityId({ name }: EntityModel, aspect: string): string {
  return `${name}.${aspect}`;
}
