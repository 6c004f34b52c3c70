import { access, constants, mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The kernel's own list of a run's processes, where this user may make one. */
export interface ControlGroup {
  /** The file that a process writes its id to in order to join. */
  readonly joinFile: string;
  members(): Promise<number[]>;
  remove(): Promise<void>;
}

/** Version 1's controller for processes, then version 2's root. */
const PARENTS = ['/sys/fs/cgroup/pids', '/sys/fs/cgroup'];

/** A control group that bounds the number of processes; undefined where the machine does not let us. */
export async function createControlGroup(name: string, processes: number): Promise<ControlGroup | undefined> {
  for (const parent of PARENTS) {
    const folder = join(parent, `quantumlayer-${name}`);
    try {
      await access(parent, constants.W_OK);
      await mkdir(folder);
    } catch {
      continue;
    }
    const joinFile = join(folder, 'cgroup.procs');
    const remove = (): Promise<void> => removeWhenEmpty(folder);
    try {
      await writeFile(join(folder, 'pids.max'), String(processes));
    } catch {
      await remove();
      continue;
    }
    const members = async (): Promise<number[]> =>
      (await readFile(joinFile, 'utf8').catch(() => '')).split('\n').filter(Boolean).map(Number);
    return { joinFile, members, remove };
  }
  return undefined;
}

/** The kernel needs a moment between the last process's end and an empty group. */
async function removeWhenEmpty(folder: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      await rmdir(folder);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** Kills until the kernel says that nobody is left, so that no fork escapes between two looks. */
export async function killGroup(group: ControlGroup): Promise<void> {
  const patience = performance.now() + 5000;
  for (
    let members = await group.members();
    members.length > 0 && performance.now() < patience;
    members = await group.members()
  ) {
    for (const pid of members) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It has ended by itself.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
