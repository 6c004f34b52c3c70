/**
 * A program for `node -e` that prints, as JSON, every import that leads nowhere: to a package that is not declared or not locked, to a
 * development dependency from production code, or to a file that does not exist. It comes from outside, so the tree has no say in it.
 */
export const checkImports = String.raw`
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const { dependencies = {}, devDependencies = {} } = manifest;
const builtin = new Set(builtinModules);
const faults = [];
const report = (rule, message, path, line) => faults.push({ rule: 'imports:' + rule, message, path, line });

for (const kind of ['dependencies', 'devDependencies']) {
  for (const [name, range] of Object.entries(manifest[kind] ?? {})) {
    if (lock['']?.[kind]?.[name] !== range) report('not-locked', name + ' ' + range + ' is not what package-lock.json was made for', 'package.json', 1);
    if (!lock['node_modules/' + name]?.integrity) report('not-locked', name + ' is not in package-lock.json', 'package.json', 1);
  }
}

const files = readdirSync('.', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .filter((path) => !/(^|\/)(node_modules|dist|coverage)\//.test(path));

const importing = /(?:^|[\s;}])(?:import|export)\s+(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|\brequire\(\s*['"]([^'"]+)['"]\s*\)/g;

for (const path of files) {
  const text = readFileSync(path, 'utf8');
  for (const match of text.matchAll(importing)) {
    const name = match[1] ?? match[2] ?? match[3];
    const line = text.slice(0, match.index).split('\n').length + (match[0].startsWith('\n') ? 1 : 0);
    if (name.startsWith('.')) {
      const target = join(dirname(path), name);
      const candidates = [target, target.replace(/\.js$/, '.ts'), target + '.ts', join(target, 'index.ts')];
      if (!candidates.some((candidate) => existsSync(candidate))) report('no-file', 'there is no ' + name, path, line);
      continue;
    }
    if (name.startsWith('node:') ? builtin.has(name.slice(5)) || builtin.has(name) : builtin.has(name)) continue;
    const [scope, rest] = name.split('/');
    const owner = scope.startsWith('@') ? scope + '/' + rest : scope;
    if (owner in dependencies) continue;
    if (!(owner in devDependencies)) report('undeclared', owner + ' is not in package.json', path, line);
    else if (path.startsWith('src/') || path.startsWith('src\\')) report('development-only', owner + ' is a development dependency', path, line);
  }
}
process.stdout.write(JSON.stringify(faults));
process.exitCode = faults.length === 0 ? 0 : 1;
`;
