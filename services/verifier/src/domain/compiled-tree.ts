import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from '@quantumlayer/blueprint-kit';
import { toolLimits } from '../sandbox/limits';
import type { Exit, Program } from '../sandbox/sandbox';

const ARCHIVE = 'compiled.tar';

/** What a view of a cache has of the layer are links; files are what this run made. */
const PACK = `"$@" || exit 1
cd "$(dirname "$CACHES")" && find build caches -type f >"$REPORTS/files" && tar -cf "$REPORTS/${ARCHIVE}" -T "$REPORTS/files"`;

/** What a tree was compiled to, and how that went. */
export interface CompiledTree {
  /** Beside the source. */
  readonly archive: string;
  readonly exit: Exit;
}

/**
 * Compiles a tree once for all gates that compile it: their own commands then find it done. Only for a build that runs nothing
 * of the tree, so that none of its code has a hand in it. Undefined where the tree does not compile, which each gate finds out
 * for itself.
 */
export async function compileTree(
  build: Command,
  source: string,
  run: (program: Program & { limits: ReturnType<typeof toolLimits>; collect: readonly string[] }) => Promise<Exit>,
): Promise<CompiledTree | undefined> {
  const exit = await run({
    argv: ['/bin/sh', '-c', PACK, 'pack', ...build.argv],
    env: { ...build.env, REPORTS: '$REPORTS', CACHES: '$CACHES' },
    limits: toolLimits(build.timeoutSeconds),
    collect: [ARCHIVE],
  });
  const archive = exit.code === 0 ? exit.files[ARCHIVE] : undefined;
  if (archive === undefined) return undefined;
  const path = join(dirname(source), ARCHIVE);
  await writeFile(path, archive);
  return { archive: path, exit: { ...exit, files: {} } };
}
