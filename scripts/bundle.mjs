// What every bundle of this repository has in common.
import { existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Large, and made to be loaded from where npm put them. */
const EXTERNAL = ['typescript', 'esbuild', '@temporalio/*'];

/** What a bundle reads at run time and does not hold. */
const DATA = [
  /^packages\/blueprints\/[^/]+\/(template|locks)$/,
  /^packages\/[^/]+\/migrations$/,
  /^services\/[^/]+\/(data|migrations)$/,
];

/**
 * Bundles programs, split so that heavy parts load only when they are needed.
 * @param sources from the bundle to the folder that holds the repository's data files: `../../`
 * @returns esbuild's result with its metafile
 */
export function bundle({ entryPoints, outdir, sources, external = [] }) {
  return build({
    absWorkingDir: root,
    entryPoints,
    outdir,
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
    external: [...EXTERNAL, ...external],
    plugins: [keepSourceUrls(sources), keepBinaryPackages()],
    // CommonJS packages inside the bundle call require() for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
}

/** Our own files that went into a bundle. */
export function sourcesOf({ inputs }) {
  return Object.keys(inputs).filter((path) => !path.includes('node_modules/') && existsSync(join(root, path)));
}

/** Folders of data that bundles read at run time. */
export function dataFolders() {
  const parents = ['packages', 'packages/blueprints', 'services'].flatMap((parent) => contents(parent, false));
  const nested = parents.filter(isFolder).flatMap((path) => contents(path, false));
  return nested.filter((path) => DATA.some((pattern) => pattern.test(path)) && isFolder(path));
}

/** Paths below a folder, relative to the root. */
export function contents(path, recursive = true) {
  return readdirSync(join(root, path), { recursive })
    .map((name) => portable(join(root, path, name)))
    .sort();
}

export function isFolder(path) {
  return statSync(join(root, path)).isDirectory();
}

export function portable(path) {
  return relative(root, path).split(sep).join('/');
}

/** `import.meta.url` goes on naming the source file, because sources find their data relative to themselves. */
function keepSourceUrls(sources) {
  return {
    name: 'keep-source-urls',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/](packages|services)[\\/].*[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!text.includes('import.meta.url')) return undefined;
        const place = JSON.stringify(`${sources}${portable(path)}`);
        return {
          contents: text.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`),
          loader: 'ts',
        };
      });
    },
  };
}

/** Packages with WebAssembly or native code look for it beside their own files, so they too stay where npm put them. */
function keepBinaryPackages() {
  return {
    name: 'keep-binary-packages',
    setup({ onResolve }) {
      const found = new Map();
      onResolve({ filter: /^(@[^/]+\/)?[^./@][^/]*/ }, ({ path }) => {
        const name = packageOf(path);
        if (!found.has(name)) found.set(name, holdsBinary(join(root, 'node_modules', name)));
        return found.get(name) ? { path, external: true } : undefined;
      });
    },
  };
}

/** `@scope/name` of `@scope/name/part`. */
export function packageOf(specifier) {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function holdsBinary(folder) {
  // Our own packages are links, and are bundled.
  if (!existsSync(folder) || lstatSync(folder).isSymbolicLink()) return false;
  return readdirSync(folder, { recursive: true }).some((name) => /\.(wasm|node)$/.test(name));
}
