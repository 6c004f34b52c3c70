import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../../../..');

export interface BuiltService {
  /** To be run by Node. */
  readonly program: string;
  remove(): Promise<void>;
}

/** A service's program as it is deployed. */
export async function buildService(name: string): Promise<BuiltService> {
  // Below node_modules, so that the packages which a bundle leaves outside are found.
  const out = join(ROOT, 'node_modules', '.cache', `${name}-spec-${process.pid}`);
  const script = join(ROOT, 'scripts', 'build-services.mjs');
  await promisify(execFile)(process.execPath, [script, name, '--out', out]);
  return { program: join(out, name, 'main.mjs'), remove: () => rm(out, { recursive: true, force: true }) };
}
