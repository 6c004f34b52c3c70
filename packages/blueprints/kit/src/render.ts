import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';

/** The templates of one stack; a file is read when it is first rendered. */
export interface Templates {
  /**
   * A name is a path below the root, "src/[package]/app.py.eta". Several are one template in several files: what the first one declares,
   * the others know.
   */
  render(name: string | readonly string[], data: object): string;
  /** The file as it is. */
  read(name: string): string;
}

/**
 * Nothing is escaped: the output is source code. `<% -%>` eats its newline, other tags leave whitespace alone.
 */
export function loadTemplates(root: string): Templates {
  const eta = new Eta({ autoEscape: false, autoTrim: false, useWith: false, rmWhitespace: false });
  const texts = new Map<string, string>();
  const compiled = new Map<string, ReturnType<typeof eta.compile>>();
  const read = (name: string) => {
    const text = texts.get(name) ?? readFileSync(join(root, name), 'utf8');
    texts.set(name, text);
    return text;
  };
  return {
    read,
    render(name, data) {
      const names = [name].flat();
      const key = names.join();
      const template = compiled.get(key) ?? eta.compile(names.map(read).join(''));
      compiled.set(key, template);
      return eta.render(template, data);
    },
  };
}

/**
 * Where a stack's data files lie: beside the sources of this package, or below the folder of a bundle that holds this code.
 * @param kind "template" or "locks".
 * @throws Error when the installation is incomplete.
 */
export function templateRoot(stack: string, kind = 'template'): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const candidates = [join(here, '..', '..', stack, kind), join(here, 'blueprints', stack, kind)];
  const root = candidates.find((candidate) => existsSync(candidate));
  if (root === undefined)
    throw new Error(`the ${kind} files of ${stack} are missing; looked in ${candidates.join(', ')}`);
  return root;
}
