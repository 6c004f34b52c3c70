/** The caller's environment with caches of its own. */
export function environmentWithCache(cacheFolder: string): NodeJS.ProcessEnv {
  return { ...process.env, XDG_CACHE_HOME: cacheFolder, NO_COLOR: '1' };
}

/** For a platform that is measured: its limits on callers must not be what is measured. */
export function environmentWithoutLimits(cacheFolder: string): NodeJS.ProcessEnv {
  const limits = { QLF_REQUESTS_PER_MINUTE: '1000000000', QLF_DAILY_GENERATIONS: '1000000000' };
  return { ...environmentWithCache(cacheFolder), ...limits };
}
