// Bundles the command line into dist/<digest>/, split so that heavy parts load only when they are needed, and points dist/current.json at it.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { mark } from './freshness.cjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const started = Date.now();

/** Older bundles that stay, because processes that run from them may yet load a part. */
const KEPT = 3;

/** Large, and made to be loaded from where npm put them. */
const EXTERNAL = ['typescript', 'esbuild'];

/** What the bundle reads at run time and does not hold. */
const DATA = [/^packages\/blueprints\/[^/]+\/(template|locks)$/, /^services\/[^/]+\/(data|migrations)$/];

/** `import.meta.url` goes on naming the source file, because sources find their data relative to themselves. The bundle lies two folders below the root. */
const keepSourceUrls = {
  name: 'keep-source-urls',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](packages|services)[\\/].*[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const place = JSON.stringify(`../../${portable(path)}`);
      return { contents: text.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`), loader: 'ts' };
    });
  },
};

/** Packages with WebAssembly or native code look for it beside their own files, so they too stay where npm put them. */
const keepBinaryPackages = {
  name: 'keep-binary-packages',
  setup({ onResolve }) {
    const found = new Map();
    onResolve({ filter: /^(@[^/]+\/)?[^./@][^/]*/ }, ({ path }) => {
      const name = path.split('/', path.startsWith('@') ? 2 : 1).join('/');
      if (!found.has(name)) found.set(name, holdsBinary(join(root, 'node_modules', name)));
      return found.get(name) ? { path, external: true } : undefined;
    });
  },
};

function holdsBinary(folder) {
  // Our own packages are links, and are bundled.
  if (!existsSync(folder) || lstatSync(folder).isSymbolicLink()) return false;
  return readdirSync(folder, { recursive: true }).some((name) => /\.(wasm|node)$/.test(name));
}

const temporary = join(dist, `.build-${process.pid}`);
rmSync(temporary, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: { qlf: 'packages/cli/src/main.ts' },
  outdir: temporary,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.9',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'error',
  external: EXTERNAL,
  plugins: [keepSourceUrls, keepBinaryPackages],
  // CommonJS packages inside the bundle call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

const data = dataFolders().flatMap((folder) => [folder, ...contents(folder)]);
const sources = Object.keys(metafile.inputs).filter(
  (path) => !path.includes('node_modules/') && existsSync(join(root, path)),
);
const folder = digestOf([...contents(relative(root, temporary)), ...data]);
writeFileSync(join(temporary, 'fingerprint.json'), JSON.stringify({ fingerprint: folder }));
if (existsSync(join(dist, folder))) rmSync(temporary, { recursive: true, force: true });
else renameSync(temporary, join(dist, folder));
point(folder, [...sources, ...data, 'scripts/build.mjs']);
removeOldBundles(folder);
process.stdout.write(`built ${folder} from ${sources.length} sources in ${Date.now() - started} ms\n`);

function dataFolders() {
  const candidates = ['packages/blueprints', 'services'].flatMap((parent) => contents(parent, false));
  const nested = candidates.filter(isFolder).flatMap((path) => contents(path, false));
  return nested.filter((path) => isFolder(path) && DATA.some((pattern) => pattern.test(path)));
}

/** Paths below a folder, relative to the root. */
function contents(path, recursive = true) {
  return readdirSync(join(root, path), { recursive })
    .map((name) => portable(join(root, path, name)))
    .sort();
}

function isFolder(path) {
  return statSync(join(root, path)).isDirectory();
}

function portable(path) {
  return relative(root, path).split(sep).join('/');
}

function digestOf(paths) {
  const digest = createHash('sha256');
  // The temporary folder's own name is not part of the bundle.
  for (const path of paths.filter((candidate) => !isFolder(candidate))) {
    digest.update(path.replace(portable(temporary), '')).update(readFileSync(join(root, path)));
  }
  return digest.digest('hex').slice(0, 16);
}

function point(target, watched) {
  const inputs = Object.fromEntries(watched.sort().map((path) => [path, mark(join(root, path))]));
  const pointer = join(dist, 'current.json');
  writeFileSync(`${pointer}.${process.pid}`, JSON.stringify({ folder: target, inputs }));
  renameSync(`${pointer}.${process.pid}`, pointer);
}

function removeOldBundles(current) {
  const old = readdirSync(dist).filter((name) => /^[0-9a-f]{16}$/.test(name) && name !== current);
  const byAge = old.map((name) => ({ name, time: statSync(join(dist, name)).mtimeMs })).sort((a, b) => b.time - a.time);
  for (const { name } of byAge.slice(KEPT)) rmSync(join(dist, name), { recursive: true, force: true });
}
