import { lstatSync, readlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SandboxPaths, SandboxSpec } from '../../sandbox/sandbox';

/** All that a run can write lies on tmpfs of a bounded size. */
export const PATHS: SandboxPaths = {
  WORK: '/scratch/work',
  HOME: '/scratch/home',
  TMP: '/tmp',
  REPORTS: '/scratch/reports',
  BUILD: '/scratch/build',
  CACHES: '/scratch/caches',
};

export const SOURCE = '/source';

const SYSTEM_LINKS = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];
const SYSTEM_FILES = [
  '/etc/alternatives',
  '/etc/ca-certificates',
  '/etc/ld.so.cache',
  '/etc/ld.so.conf',
  '/etc/ld.so.conf.d',
  '/etc/localtime',
  '/etc/mime.types',
  '/etc/nsswitch.conf',
  '/etc/pki',
  '/etc/protocols',
  '/etc/services',
  '/etc/ssl/certs',
  '/etc/ssl/openssl.cnf',
];
const NETWORK_FILES = ['/etc/resolv.conf', '/etc/hosts', '/etc/pip.conf', '/etc/gai.conf'];

export interface BubblewrapIdentity {
  /** Root sets a user of its own for each run, others map theirs. */
  readonly root: boolean;
  readonly uid: number;
  /** A folder with the `passwd` and `group` that the run sees. */
  readonly accounts: string;
}

/** The namespaces and mounts of a run: the order matters, later mounts lie over earlier ones. */
export function bubblewrapArguments(spec: SandboxSpec, identity: BubblewrapIdentity): string[] {
  return [
    ...namespaces(spec, identity),
    ...['--die-with-parent', '--new-session', '--hostname', 'sandbox', '--json-status-fd', '4'],
    ...ancestors([...SYSTEM_FILES, ...NETWORK_FILES]).flatMap(openFolder),
    ...['--ro-bind', '/usr', '/usr', ...SYSTEM_LINKS.flatMap(systemFolder)],
    ...SYSTEM_FILES.flatMap((path) => ['--ro-bind-try', path, path]),
    ...(spec.network === 'outbound' ? NETWORK_FILES.flatMap((path) => ['--ro-bind-try', path, path]) : []),
    ...[
      '--ro-bind',
      `${identity.accounts}/passwd`,
      '/etc/passwd',
      '--ro-bind',
      `${identity.accounts}/group`,
      '/etc/group',
    ],
    ...[
      '--proc',
      '/proc',
      '--dev',
      '/dev',
      '--remount-ro',
      '/dev',
      '--perms',
      '1777',
      '--size',
      String(64 * 1024 * 1024),
      '--tmpfs',
      '/dev/shm',
    ],
    ...['--perms', '1777', '--size', String(spec.limits.diskBytes), '--tmpfs', '/scratch'],
    ...Object.values(PATHS as unknown as Record<string, string>).flatMap((path) => ['--perms', '0777', '--dir', path]),
    ...['--perms', '1777', '--size', String(spec.limits.diskBytes), '--tmpfs', PATHS.TMP],
    ...ancestors([...spec.readable, ...(spec.writable ?? [])]).flatMap(openFolder),
    ...spec.readable.flatMap((path) => ['--ro-bind', path, path]),
    ...(spec.writable ?? []).flatMap((path) => ['--bind', path, path]),
    ...(spec.source === undefined ? [] : ['--ro-bind', spec.source, SOURCE]),
    ...Object.entries(spec.links ?? {}).flatMap(([path, target]) => ['--ro-bind', target, `${PATHS.WORK}/${path}`]),
    // Last: the root itself is an unbounded tmpfs.
    ...['--remount-ro', '/', '--chdir', PATHS.WORK],
  ];
}

function namespaces(spec: SandboxSpec, { root, uid }: BubblewrapIdentity): string[] {
  const shared = ['--unshare-ipc', '--unshare-pid', '--unshare-uts', '--unshare-cgroup-try', '--cap-drop', 'ALL'];
  const network = spec.network === 'none' ? ['--unshare-net'] : [];
  if (!root)
    return ['--unshare-user', '--disable-userns', '--uid', String(uid), '--gid', String(uid), ...shared, ...network];
  if ((spec.writable ?? []).length > 0) return [...shared, ...network];
  // Given up when the launcher changes to the run's user.
  return [
    ...shared,
    ...network,
    ...['CAP_SETUID', 'CAP_SETGID', 'CAP_SETPCAP'].flatMap((capability) => ['--cap-add', capability]),
  ];
}

function systemFolder(path: string): string[] {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (!entry) return [];
  return entry.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
}

function openFolder(path: string): string[] {
  return ['--perms', '0755', '--dir', path];
}

/** Folders above the given paths, outermost first: bubblewrap would close those that it makes itself to other users. */
function ancestors(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths)
    for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) found.add(folder);
  found.delete(PATHS.TMP);
  return [...found].filter((folder) => !folder.startsWith('/usr')).sort();
}
