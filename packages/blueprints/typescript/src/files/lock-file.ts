import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateRoot } from '@quantumlayer/blueprint-kit';
import type { ProjectView } from '../view/project-view';

interface Manifest {
  name: string;
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

interface Lock {
  name: string;
  packages: Record<string, Manifest>;
}

/** The resolved set of packages that fits the application, "jwt-postgresql". */
export function lockVariant({ jwt, postgres }: Pick<ProjectView, 'jwt' | 'postgres'>): string {
  return [jwt ? 'jwt' : 'base', ...(postgres ? ['postgresql'] : [])].join('-');
}

/** package-lock.json, resolved beforehand by scripts/lock.mjs, under the project's name. */
export function lockFile(view: ProjectView): string {
  const lock = readLock(view);
  const root = rootOf(lock);
  return `${JSON.stringify({ ...lock, name: view.project.name, packages: { ...lock.packages, '': { ...root, name: view.project.name } } }, null, 2)}\n`;
}

/** The dependencies that package.json must declare for the lock to fit. */
export function lockedDependencies(view: ProjectView): Pick<Manifest, 'dependencies' | 'devDependencies'> {
  const { dependencies, devDependencies } = rootOf(readLock(view));
  return { dependencies, devDependencies };
}

function readLock(view: ProjectView): Lock {
  return JSON.parse(
    readFileSync(join(templateRoot('typescript', 'locks'), `${lockVariant(view)}.json`), 'utf8'),
  ) as Lock;
}

function rootOf(lock: Lock): Manifest {
  const root = lock.packages[''];
  if (!root) throw new RangeError('the lock has no root package');
  return root;
}
