import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '4.32.5';
const FOLDER = join(__dirname, '../../../../node_modules/.cache', `schemathesis-${VERSION}`);
/** Seconds for an installation. */
const PATIENCE = 240;

/** Where schemathesis lies: of this version in the cache, which is filled the first time. Undefined where it cannot be installed. */
export function findSchemathesis(): string | undefined {
  const program = join(FOLDER, 'bin/schemathesis');
  if (existsSync(program)) return program;
  const options = { stdio: 'ignore', timeout: PATIENCE * 1000 } as const;
  try {
    execFileSync('python3', ['-m', 'venv', FOLDER], options);
    execFileSync(join(FOLDER, 'bin/pip'), ['install', '--quiet', `schemathesis==${VERSION}`], options);
    return program;
  } catch {
    // Without Python or pip, without a network, or with a Python that is too old.
    rmSync(FOLDER, { recursive: true, force: true });
    return undefined;
  }
}
