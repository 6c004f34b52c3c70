#!/usr/bin/env node
// Bundles services as programs: node scripts/build-services.mjs [NAME ...] [--out FOLDER] [--standalone]
// Each becomes FOLDER/NAME/main.mjs beside the data that it reads (dist/services/NAME unless told otherwise). --standalone adds the npm packages
// that it loads at run time, so that the folder alone is what a container needs.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bundle, dataFolders, packageOf, root, sourcesOf } from './bundle.mjs';

/** Only for one process on a laptop; a service on a platform has a server. */
const NEVER_ON_A_PLATFORM = ['@electric-sql/pglite'];
/** Temporal's package brings its native code for every platform, in folders named as Rust names them; one of them is used. */
const BUILT_FOR = /^(aarch64|x86_64)-(unknown-linux-gnu|apple-darwin|pc-windows-msvc)$/;
const OURS = `${{ arm64: 'aarch64', x64: 'x86_64' }[process.arch]}-${{ linux: 'unknown-linux-gnu', darwin: 'apple-darwin', win32: 'pc-windows-msvc' }[process.platform]}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string', default: 'dist/services' }, standalone: { type: 'boolean', default: false } },
});
const known = readdirSync(join(root, 'services')).filter((name) => existsSync(entryOf(name)));
const wanted = positionals.length === 0 ? known : positionals;
for (const name of wanted) {
  if (known.includes(name)) continue;
  console.error(`There is no service "${name}"; there are ${known.join(', ')}.`);
  process.exit(2);
}
for (const name of wanted) await buildService(name, resolve(root, values.out, name));

async function buildService(name, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await bundle({
    entryPoints: { main: relative(root, entryOf(name)) },
    outdir: folder,
    sources: './',
  });
  const workspaces = new Set(sourcesOf(metafile).map((path) => path.slice(0, path.indexOf('/src/'))));
  for (const data of dataFolders())
    if (workspaces.has(dirname(data))) cpSync(join(root, data), join(folder, data), { recursive: true });
  await bundleWorkflows(name, folder);
  const packages = values.standalone ? copyPackages(metafile, folder) : 0;
  console.log(`${name}: ${relative(root, folder)}${packages > 0 ? `, ${packages} packages` : ''}`);
}

/** A service's workflows run in a sandbox of Temporal's, as a script of their own. */
async function bundleWorkflows(name, folder) {
  const workflowsPath = join(root, 'services', name, 'src', 'workflows', 'index.ts');
  if (!existsSync(workflowsPath)) return;
  const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
  const target = join(folder, 'services', name, 'dist');
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'workflows.js'), code);
}

/** The packages that the bundle leaves outside and what those depend on, laid out as npm laid them out. */
function copyPackages({ outputs }, folder) {
  const left = Object.values(outputs)
    .flatMap(({ imports }) => imports)
    .filter(({ external, path }) => external && !isBuiltin(path))
    .map(({ path }) => packageOf(path));
  const found = new Set();
  for (const name of left) collect(name, root, found);
  for (const path of found) {
    const target = join(folder, relative(root, path));
    cpSync(path, target, { recursive: true, filter: (file) => isNeeded(relative(path, file)) });
  }
  return found.size;
}

/** Of a package's files: not the packages inside it, which are found by themselves, and no code for other platforms. */
function isNeeded(file) {
  return !file.startsWith('node_modules') && (!BUILT_FOR.test(basename(file)) || basename(file) === OURS);
}

/** Adds a package as it is found from a folder, and its dependencies; those that are optional and absent, or Node's own, are none. */
function collect(name, from, found) {
  if (NEVER_ON_A_PLATFORM.includes(name)) return;
  const path = lookUp(name, from);
  if (path === undefined || found.has(path)) return;
  found.add(path);
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) collect(dependency, path, found);
}

function lookUp(name, from) {
  for (let folder = from; folder.startsWith(root); folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
  }
  return undefined;
}

function entryOf(name) {
  return join(root, 'services', name, 'src', 'main.ts');
}
