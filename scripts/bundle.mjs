// What every bundle of this repository has in common.
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

/** Modules, split so that heavy parts load only when they are needed. */
const MODULES = {
  splitting: true,
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  // CommonJS packages inside the bundle call require() for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** One script that is a function of what run-bundle.cjs hands it: of scripts V8 can keep what it compiled. Heavy parts are evaluated when they are needed. */
const SCRIPT = {
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  define: { 'import.meta.url': '__url' },
  banner: { js: '(function (module, require, __url, __import) { const { exports } = module;' },
  footer: { js: '})' },
};

/**
 * Bundles programs.
 * @param sources from the bundle to the folder that holds the repository's data files: `../../`
 * @param asScript one script for run-bundle.cjs in place of modules
 * @returns esbuild's result with its metafile
 */
export function bundle({ entryPoints, outdir, sources, external = [], asScript = false }) {
  return build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    bundle: true,
    ...(asScript ? SCRIPT : MODULES),
    platform: 'node',
    target: 'node20.9',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
    external: [...EXTERNAL, ...external],
    plugins: [keepSourceUrls(sources), keepBinaryPackages(), ...(asScript ? [importThroughLoader()] : [])],
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

/** Looks for a file beside the bundle. */
const BESIDE_BUNDLE = 'packages/cli/src/bundle-info.ts';

/** `import.meta.url` goes on naming the source file, because sources find their data relative to themselves. */
function keepSourceUrls(sources) {
  return {
    name: 'keep-source-urls',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/](packages|services)[\\/].*[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!text.includes('import.meta.url') || portable(path) === BESIDE_BUNDLE) return undefined;
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

/** A script that V8 takes from its cache cannot import by itself. */
function importThroughLoader() {
  return {
    name: 'import-through-loader',
    setup({ onEnd, initialOptions }) {
      initialOptions.metafile = true;
      onEnd(({ metafile }) => {
        for (const [path, { imports }] of Object.entries(metafile?.outputs ?? {})) {
          const file = join(root, path);
          const left = imports.filter(({ kind, external }) => kind === 'dynamic-import' && external);
          const calls = left.map((each) => `import(${JSON.stringify(each.path)})`);
          const text = calls.reduce((code, call) => code.replaceAll(call, `__${call}`), readFileSync(file, 'utf8'));
          writeFileSync(file, text);
        }
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
