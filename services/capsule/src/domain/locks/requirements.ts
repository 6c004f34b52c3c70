import type { LockedPackage, LockReader } from './locked-package';

/** Only `name==version` is exact. https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
const PINNED = /^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([A-Za-z0-9.!+_-]+)/;

export const requirements: LockReader = {
  file: 'requirements.txt',
  manifest: 'requirements.txt',
  read(text) {
    const lines = text
      .replaceAll('\\\n', ' ')
      .split('\n')
      .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
      .filter((line) => line !== '' && !line.startsWith('--'));
    return lines.map((line): LockedPackage => {
      const [, name, version] = PINNED.exec(line) ?? [];
      if (name === undefined || version === undefined) throw new SyntaxError(`requirements.txt: "${line}" is not exact`);
      return {
        type: 'pypi',
        namespace: undefined,
        name: name.toLowerCase().replace(/[._-]+/g, '-'),
        version,
        development: false,
        licence: undefined,
        hashes: [],
        properties: {},
      };
    });
  },
};
