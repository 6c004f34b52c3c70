import * as v from 'valibot';
import type { LockedPackage, LockReader } from './locked-package';

const ENTRY = v.object({
  version: v.optional(v.string()),
  name: v.optional(v.string()),
  integrity: v.optional(v.string()),
  license: v.optional(v.unknown()),
  dev: v.optional(v.boolean(), false),
  devOptional: v.optional(v.boolean(), false),
  link: v.optional(v.boolean(), false),
});
const LOCK = v.object({ lockfileVersion: v.picklist([2, 3]), packages: v.record(v.string(), ENTRY) });

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
export const npmLock: LockReader = {
  file: 'package-lock.json',
  manifest: 'package.json',
  read(text) {
    const { packages } = v.parse(LOCK, JSON.parse(text));
    return Object.entries(packages).flatMap(([place, entry]): LockedPackage[] => {
      const at = place.lastIndexOf('node_modules/');
      // The project itself and its workspaces lie elsewhere.
      if (at < 0 || entry.link || entry.version === undefined) return [];
      const whole = entry.name ?? place.slice(at + 'node_modules/'.length);
      const slash = whole.startsWith('@') ? whole.indexOf('/') : -1;
      return [
        {
          type: 'npm',
          namespace: slash < 0 ? undefined : whole.slice(0, slash),
          name: whole.slice(slash + 1),
          version: entry.version,
          development: entry.dev || entry.devOptional,
          licence: typeof entry.license === 'string' ? entry.license : undefined,
          hashes: hashesOf(entry.integrity),
          properties: {},
        },
      ];
    });
  },
};

/** `sha512-BASE64`, and perhaps others; the strongest counts. https://www.w3.org/TR/SRI/ */
function hashesOf(integrity = ''): LockedPackage['hashes'] {
  const [, base64] = /(?:^|\s)sha512-([A-Za-z0-9+/]{86}==)/.exec(integrity) ?? [];
  return base64 === undefined ? [] : [{ algorithm: 'SHA-512', hex: Buffer.from(base64, 'base64').toString('hex') }];
}
