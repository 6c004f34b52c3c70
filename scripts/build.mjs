// Bundles the command line into dist/<digest>/, keeps beside it what this Node.js compiles of it, and points dist/current.json at it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle, contents, dataFolders, isFolder, portable, root, sourcesOf } from './bundle.mjs';
import { mark } from './freshness.cjs';

const dist = join(root, 'dist');
const started = Date.now();

/** Older bundles that stay, because processes that run from them may yet load a part. */
const KEPT = 3;

/** Scripts that decide what the bundle is. */
const BUILT_BY = ['build.mjs', 'bundle.mjs', 'compile-bundle.cjs', 'run-bundle.cjs'].map((name) => `scripts/${name}`);

const temporary = join(dist, `.build-${process.pid}`);
rmSync(temporary, { recursive: true, force: true });
const { metafile } = await bundle({
  entryPoints: { qlf: 'packages/cli/src/main.ts' },
  outdir: temporary,
  // The bundle lies two folders below the root.
  sources: '../../',
  asScript: true,
});

const data = dataFolders().flatMap((folder) => [folder, ...contents(folder)]);
const sources = sourcesOf(metafile);
const folder = digestOf([...contents(relative(root, temporary)), ...data]);
writeFileSync(join(temporary, 'fingerprint.json'), JSON.stringify({ fingerprint: folder }));
if (existsSync(join(dist, folder))) rmSync(temporary, { recursive: true, force: true });
else renameSync(temporary, join(dist, folder));
compile(join(dist, folder, 'qlf.cjs'));
point(folder, [...sources, ...data, ...BUILT_BY]);
removeOldBundles(folder);
process.stdout.write(`built ${folder} from ${sources.length} sources in ${Date.now() - started} ms\n`);

function digestOf(paths) {
  const digest = createHash('sha256');
  // The temporary folder's own name is not part of the bundle.
  for (const path of paths.filter((candidate) => !isFolder(candidate))) {
    digest.update(path.replace(portable(temporary), '')).update(readFileSync(join(root, path)));
  }
  return digest.digest('hex').slice(0, 16);
}

/** In a process of its own, with nothing of the user's settings. Without the outcome starts take longer, and that is all. */
function compile(bundle) {
  const home = join(dist, `.compile-${process.pid}`);
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'compile-bundle.cjs'), bundle, home], {
    env: { PATH: process.env.PATH, HOME: home },
    encoding: 'utf8',
  });
  rmSync(home, { recursive: true, force: true });
  if (status !== 0)
    process.stderr.write(`starts will be slower, as the bundle could not be compiled ahead: ${stderr}\n`);
}

function point(target, watched) {
  const inputs = Object.fromEntries(watched.sort().map((path) => [path, mark(join(root, path))]));
  const pointer = join(dist, 'current.json');
  writeFileSync(`${pointer}.${process.pid}`, JSON.stringify({ folder: target, node: process.version, inputs }));
  renameSync(`${pointer}.${process.pid}`, pointer);
}

function removeOldBundles(current) {
  const old = readdirSync(dist).filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== current);
  const byAge = old.map((name) => ({ name, time: statSync(join(dist, name)).mtimeMs })).sort((a, b) => b.time - a.time);
  for (const { name } of byAge.slice(KEPT)) rmSync(join(dist, name), { recursive: true, force: true });
}
