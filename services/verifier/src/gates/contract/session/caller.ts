import { ANONYMOUS, type CallerIdentity } from '../reference/caller';

/** Somebody who sends requests. */
export interface Caller {
  /** For messages: "anonymous", "reader 1". */
  readonly name: string;
  readonly identity: CallerIdentity;
  readonly headers: Readonly<Record<string, string>>;
  readonly email?: string;
  readonly password?: string;
}

export const NOBODY: Caller = { name: 'anonymous', identity: ANONYMOUS, headers: {} };
