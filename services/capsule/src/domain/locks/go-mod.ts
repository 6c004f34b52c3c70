import type { LockedPackage, LockReader } from './locked-package';

/** go.mod names every module with its exact version; go.sum adds their digests. https://go.dev/ref/mod#go-mod-file */
export const goMod: LockReader = {
  file: 'go.mod',
  manifest: 'go.mod',
  read(text, sibling) {
    const sums = readSums(sibling('go.sum') ?? '');
    const replaced = readReplacements(text);
    return directives(text, 'require').flatMap((line): LockedPackage[] => {
      const [, path = '', version = ''] = /^(\S+)\s+(v\S+)/.exec(line) ?? [];
      if (path === '') throw new SyntaxError(`go.mod: "${line}" is no requirement`);
      const module = replaced.get(`${path} ${version}`) ?? replaced.get(path) ?? { path, version };
      // Replaced by a folder of the project's own.
      if (module.version === undefined) return [];
      const slash = module.path.lastIndexOf('/');
      const sum = sums.get(`${module.path} ${module.version}`);
      return [
        {
          type: 'golang',
          namespace: slash < 0 ? undefined : module.path.slice(0, slash),
          name: module.path.slice(slash + 1),
          version: module.version,
          development: false,
          licence: undefined,
          hashes: [],
          properties: sum === undefined ? {} : { 'go:sum': sum },
        },
      ];
    });
  },
};

/** What stands after a keyword, on its line or in its block. */
function directives(text: string, keyword: string): string[] {
  const plain = text.replace(/\s*\/\/.*$/gm, '');
  const blocks = [...plain.matchAll(new RegExp(`^${keyword}\\s*\\(([^)]*)\\)`, 'gm'))].map(([, body = '']) => body);
  const single = [...plain.matchAll(new RegExp(`^${keyword}\\s+([^(\\s].*)$`, 'gm'))].map(([, line = '']) => line);
  return [...blocks.flatMap((body) => body.split('\n')), ...single].map((line) => line.trim()).filter((line) => line !== '');
}

function readReplacements(text: string): Map<string, { path: string; version: string | undefined }> {
  const entries = directives(text, 'replace').flatMap((line) => {
    const [, from, version, path, other] = /^(\S+)(?:\s+(v\S+))?\s*=>\s*(\S+)(?:\s+(v\S+))?$/.exec(line) ?? [];
    if (from === undefined || path === undefined) return [];
    return [[version === undefined ? from : `${from} ${version}`, { path, version: other }] as const];
  });
  return new Map(entries);
}

function readSums(text: string): Map<string, string> {
  const lines = [...text.matchAll(/^(\S+ \S+) (h1:\S+)$/gm)];
  return new Map(lines.map(([, module = '', sum = '']) => [module, sum]));
}
