// First start, or the first after an update: installs the dependencies and builds the bundle, one process at a time.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exclusively } from './exclusively.mjs';
import { currentBundle } from './freshness.cjs';
import { install } from './install.mjs';

/** As packages/errors has them: INTERNAL, PERMISSION_DENIED, CANCELLED. */
const EXIT = { internal: 1, permission: 12, cancelled: 130 };

/** The path of the bundle; ends the process with a clear text when there can be none. */
export async function prepare(root) {
  try {
    await install(root);
    return await exclusively(join(root, '.build.lock'), () => currentBundle(root) ?? build(root));
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error;
    console.error(`qlf: setting up needs to write in ${root}: ${error.message}`);
    return process.exit(EXIT.permission);
  }
}

function build(root) {
  console.error('Building ...');
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    encoding: 'utf8',
  });
  if (signal !== null) process.exit(EXIT.cancelled);
  const pointer = join(root, 'dist', 'current.json');
  if (status === 0 && existsSync(pointer))
    return join(root, 'dist', JSON.parse(readFileSync(pointer, 'utf8')).folder, 'qlf.cjs');
  console.error(`${stdout}${stderr}\nqlf: the build failed.`);
  return process.exit(EXIT.internal);
}
