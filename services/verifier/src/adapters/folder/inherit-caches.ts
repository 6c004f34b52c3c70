import { execFile } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Written when a layer is complete; a layer without it does not count. */
export const COMPLETE = 'complete.json';

/**
 * Fills the portable caches of a new layer with those of the latest complete one that has them: another set of dependencies then
 * compiles what differs only. Layers are written by installation alone, so nothing of a project can come along.
 */
export async function inheritCaches(layers: string, content: string, caches: readonly string[]): Promise<void> {
  const present = await readdir(content);
  for (const cache of caches.filter((name) => !present.includes(name))) {
    const from = await latestWith(layers, cache);
    // The program, because thousands of small files take Node.js many times as long.
    if (from !== undefined) await run('cp', ['-Rp', from, join(content, cache)]);
  }
}

async function latestWith(layers: string, cache: string): Promise<string | undefined> {
  const names = await readdir(layers).catch(() => []);
  const found = await Promise.all(
    names.map(async (name) => {
      const marker = join(layers, name, COMPLETE);
      const { portable = [] } = await readMarker(marker);
      return portable.includes(cache)
        ? { folder: join(layers, name, 'content', cache), time: (await stat(marker)).mtimeMs }
        : undefined;
    }),
  );
  return found.filter((each) => each !== undefined).sort((a, b) => b.time - a.time)[0]?.folder;
}

async function readMarker(path: string): Promise<{ portable?: readonly string[] }> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as { portable?: readonly string[] };
  } catch {
    // Still being built, or left behind by a build that failed.
    return {};
  }
}
