// Installs the locked dependencies when they are missing or older than the lock file. Plain Node: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exclusively } from './exclusively.mjs';
import { installMarker, isInstalled, lockDigest } from './freshness.cjs';

const lowest = [20, 9];
/** As packages/errors has it: UNAVAILABLE. */
const UNAVAILABLE = 9;

/** Ends the process with a clear text where Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > lowest[0] || (major === lowest[0] && minor >= lowest[1])) return;
  console.error(
    `QuantumLayer needs Node ${lowest.join('.')} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
  );
  process.exit(8);
}

/** Brings node_modules to what package-lock.json says; two at once wait for each other. */
export async function install(root) {
  requireNode();
  if (isInstalled(root)) return;
  // The lock lies outside node_modules, because npm ci empties that folder.
  await exclusively(join(root, '.install.lock'), () => {
    if (isInstalled(root)) return;
    if (!holdsLockedVersions(root)) runNpm(root);
    writeFileSync(installMarker(root), lockDigest(root));
  });
}

function runNpm(root) {
  console.error('Installing dependencies (once, about a minute) ...');
  const started = Date.now();
  const { status, signal, stdout, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--no-progress'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (signal !== null) process.exit(130);
  if (status !== 0) {
    console.error(`${stdout ?? ''}${stderr ?? ''}\nnpm ci failed. Is the npm registry reachable? Try: npm ci`);
    process.exit(UNAVAILABLE);
  }
  console.error(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
}

/** Whether npm has put there what the lock file asks for already; then there is nothing to do, whoever did it. */
function holdsLockedVersions(root) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.startsWith('node_modules/') || entry.optional || entry.devOptional || entry.peer) return true;
    return present[place] !== undefined && present[place].version === entry.version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}
