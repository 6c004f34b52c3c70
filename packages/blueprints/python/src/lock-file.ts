import { loadTemplates, templateRoot, type Templates } from '@quantumlayer/blueprint-kit';
import type { Features } from './features';

let loaded: Templates | undefined;

/** The lock file that `scripts/lock.mjs` made for the same set of dependencies, with the project's own name. */
export function lockFile(project: Pick<Features, 'postgresql' | 'jwt'> & { readonly name: string }): string {
  loaded ??= loadTemplates(templateRoot('python', 'locks'));
  const [head = '', ...packages] = loaded
    .read(`${lockVariant(project)}.lock`)
    .trimEnd()
    .split(/\n\n(?=\[\[package\]\])/);
  const renamed = packages.map((entry) => entry.replace('name = "locked-project"', `name = "${project.name}"`));
  const nameOf = (entry: string) => /name = "([^"]+)"/.exec(entry)?.[1] ?? '';
  return `${[head, ...renamed.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))].join('\n\n')}\n`;
}

/** "base", "jwt", "postgresql" or "postgresql-jwt". */
export function lockVariant({ postgresql, jwt }: Pick<Features, 'postgresql' | 'jwt'>): string {
  return [...(postgresql ? ['postgresql'] : []), ...(jwt ? ['jwt'] : [])].join('-') || 'base';
}
