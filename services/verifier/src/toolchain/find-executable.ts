import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The real program behind a name on the path; undefined when there is none. Version managers' shims are seen through. */
export async function findExecutable(name: string, path: string): Promise<string | undefined> {
  for (const folder of path.split(':').filter(Boolean)) {
    const candidate = join(folder, name);
    if (!(await isProgram(candidate))) continue;
    if (basename(folder) !== 'shims') return realpath(candidate);
    const behind = await behindShim(folder, name, path);
    if (behind !== undefined) return behind;
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/** pyenv, asdf, mise and their like all answer `which`. */
async function behindShim(shims: string, name: string, path: string): Promise<string | undefined> {
  const root = dirname(shims);
  const manager = basename(root).replace(/^\./, '');
  for (const program of [join(root, 'bin', manager), manager]) {
    try {
      const { stdout } = await run(program, ['which', name], {
        timeout: 10_000,
        env: { PATH: path, HOME: dirname(root), [`${manager.toUpperCase()}_ROOT`]: root },
      });
      return await realpath(stdout.trim());
    } catch {
      // Not this one; the next folder of the path may have the program.
    }
  }
  return undefined;
}
