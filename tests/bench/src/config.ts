/** The caller's environment with caches of its own. */
export function environmentWithCache(cacheFolder: string): NodeJS.ProcessEnv {
  return { ...process.env, XDG_CACHE_HOME: cacheFolder, NO_COLOR: '1' };
}
