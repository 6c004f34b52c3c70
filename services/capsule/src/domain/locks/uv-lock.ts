import { parse } from 'smol-toml';
import * as v from 'valibot';
import type { LockedPackage, LockReader } from './locked-package';

const REFERENCE = v.object({ name: v.string() });
const FILE = v.object({ hash: v.optional(v.string()) });
const PACKAGE = v.object({
  name: v.string(),
  version: v.optional(v.string()),
  source: v.record(v.string(), v.unknown()),
  dependencies: v.optional(v.array(REFERENCE), []),
  'optional-dependencies': v.optional(v.record(v.string(), v.array(REFERENCE)), {}),
  'dev-dependencies': v.optional(v.record(v.string(), v.array(REFERENCE)), {}),
  sdist: v.optional(FILE),
});
const LOCK = v.object({ version: v.literal(1), package: v.optional(v.array(PACKAGE), []) });
type UvPackage = v.InferOutput<typeof PACKAGE>;

/** https://docs.astral.sh/uv/concepts/projects/layout/#the-lockfile */
export const uvLock: LockReader = {
  file: 'uv.lock',
  manifest: 'pyproject.toml',
  read(text) {
    const { package: packages } = v.parse(LOCK, parse(text));
    const running = reachable(packages);
    return packages.flatMap((entry): LockedPackage[] => {
      if (isOwn(entry) || entry.version === undefined) return [];
      const [, hex] = /^sha256:([0-9a-f]{64})$/.exec(entry.sdist?.hash ?? '') ?? [];
      return [
        {
          type: 'pypi',
          namespace: undefined,
          name: entry.name,
          version: entry.version,
          development: !running.has(entry.name),
          licence: undefined,
          // Wheels differ from machine to machine; the source is the same for all.
          hashes: hex === undefined ? [] : [{ algorithm: 'SHA-256', hex }],
          properties: {},
        },
      ];
    });
  },
};

/** The project's own packages lie in its folder. */
function isOwn({ source }: UvPackage): boolean {
  return ['virtual', 'editable', 'directory'].some((kind) => kind in source);
}

/** What the project's own packages need to run. */
function reachable(packages: readonly UvPackage[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (entry: UvPackage): void => {
    for (const { name } of [...entry.dependencies, ...Object.values(entry['optional-dependencies']).flat()]) {
      if (found.has(name)) continue;
      found.add(name);
      packages.filter((other) => other.name === name).forEach(visit);
    }
  };
  packages.filter(isOwn).forEach(visit);
  return found;
}
