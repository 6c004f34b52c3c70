// Installs the locked dependencies when they are missing or older than the lock file. Plain Node: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const lowest = [20, 9];
const staleAfterMilliseconds = 15 * 60_000;

/** Ends the process with a clear text where Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > lowest[0] || (major === lowest[0] && minor >= lowest[1])) return;
  console.error(`QuantumLayer needs Node ${lowest.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`);
  process.exit(2);
}

/** Brings node_modules to what package-lock.json says; two at once wait for each other. */
export async function install(root) {
  requireNode();
  if (isInstalled(root)) return;
  await exclusively(join(root, '.install.lock'), () => {
    if (isInstalled(root)) return;
    console.error('Installing dependencies (once) ...');
    const started = Date.now();
    const { status, stdout, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--no-progress'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) {
      console.error(`${stdout ?? ''}${stderr ?? ''}\nnpm ci failed. Is the npm registry reachable? Try: npm ci`);
      process.exit(1);
    }
    writeFileSync(marker(root), lockDigest(root));
    console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  });
}

const marker = (root) => join(root, 'node_modules', '.installed');
const lockDigest = (root) => createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');

function isInstalled(root) {
  if (!existsSync(marker(root))) return false;
  return readFileSync(marker(root), 'utf8') === lockDigest(root);
}

/** The lock lies outside node_modules, because npm ci empties that folder. */
async function exclusively(lock, work) {
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx'));
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? 0);
      if (age > staleAfterMilliseconds) rmSync(lock, { force: true });
      else await sleep(500);
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}
