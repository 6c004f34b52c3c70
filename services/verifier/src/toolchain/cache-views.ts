import { join } from 'node:path';
import type { Toolchain } from '@quantumlayer/blueprint-kit';
import type { CacheView, Program } from '../sandbox/sandbox';

/** Views of those caches of a layer that a program names: each costs a moment, so nobody else gets one. */
export function cacheViews(
  { layer: { caches = [] } }: Toolchain,
  layerFolder: string,
  programs: readonly Program[],
): readonly CacheView[] {
  const texts = programs.flatMap(({ argv, env = {} }) => [...argv, ...Object.values(env)]);
  return caches
    .filter(({ folder }) => texts.some((text) => text.includes(`$CACHES/${folder}`)))
    .map((cache) => ({ ...cache, name: cache.folder, from: join(layerFolder, cache.folder) }));
}
