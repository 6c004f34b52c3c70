/**
 * Keeps for a while what is dear to look up. Nothing may depend on finding it there, so nothing rejects: a cache that is away holds nothing.
 */
export interface Cache {
  get(key: string): Promise<string | undefined>;
  /** Unless there is something already, so that a late writer never puts back what somebody has replaced. */
  add(key: string, value: string, seconds: number): Promise<void>;
  /** In place of what there may be. */
  replace(key: string, value: string, seconds: number): Promise<void>;
}

/** For a process that may be one of several, none of which hears of what another changes. */
export const NO_CACHE: Cache = {
  get: () => Promise.resolve(undefined),
  add: () => Promise.resolve(),
  replace: () => Promise.resolve(),
};
