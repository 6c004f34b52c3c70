// One process at a time. A lock names its process, so that one left by a killed process does not count, unless a child that it names too goes on.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MILLISECONDS = 200;
/** Between its creation and its first byte a lock is empty; longer than this means that its process died there. */
const BLANK_MILLISECONDS = 5000;

/** `work` may name a process of its own with the function that it gets: the lock then counts as long as that lives, whatever becomes of this one. */
export async function exclusively(lock, work) {
  let told = false;
  while (!take(lock)) {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else {
      if (!told) console.error('Waiting for another start that is setting up ...');
      told = true;
      await sleep(POLL_MILLISECONDS);
    }
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work((child) => writeFileSync(lock, `${process.pid} ${child}`));
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(lock) {
  try {
    const text = readFileSync(lock, 'utf8');
    if (text === '') return Date.now() - statSync(lock).mtimeMs > BLANK_MILLISECONDS;
    return !text.split(' ').map(Number).some(isAlive);
  } catch {
    // It was given back in this moment.
    return false;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
