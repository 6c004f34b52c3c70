// Installs the locked dependencies when they are missing or older than the lock file. Plain Node: it runs before anything is installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
  await exclusively(join(root, '.install.lock'), async (name) => {
    if (isInstalled(root)) return;
    if (!holdsLockedVersions(root)) await runNpm(root, name);
    writeFileSync(installMarker(root), lockDigest(root));
  });
}

async function runNpm(root, name) {
  console.error('Installing dependencies (once, about a minute) ...');
  const started = Date.now();
  // Half an installation is worse than none: whoever stops us stops npm, and we stay until it has ended.
  let npm;
  let stopped = 0;
  const stop = (_signal, number) => {
    stopped = 128 + number;
    npm?.kill('SIGTERM');
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--no-progress'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(npm, 'close').catch((error) => [error.message]);
  if (npm.pid !== undefined) name(npm.pid);
  let output = '';
  for (const stream of [npm.stdout, npm.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const [status] = await ended;
  for (const signal of signals) process.off(signal, stop);
  if (stopped > 0) process.exit(stopped);
  if (status !== 0) {
    const reason = typeof status === 'string' ? status : output;
    console.error(`${reason}\nnpm ci failed. Is the npm registry reachable? Try: npm ci`);
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
