import { readFileSync } from 'node:fs';
import { join } from 'node:path';

type Variables = Readonly<Record<string, string>>;

/** Settings of pip that say where packages come from, and the variables that mean the same. */
const PIP: Variables = {
  'index-url': 'PIP_INDEX_URL',
  'extra-index-url': 'PIP_EXTRA_INDEX_URL',
  'find-links': 'PIP_FIND_LINKS',
  'trusted-host': 'PIP_TRUSTED_HOST',
  cert: 'PIP_CERT',
  proxy: 'PIP_PROXY',
};
const NPM: Variables = {
  registry: 'npm_config_registry',
  cafile: 'npm_config_cafile',
  proxy: 'npm_config_proxy',
  'https-proxy': 'npm_config_https_proxy',
  noproxy: 'npm_config_noproxy',
  'strict-ssl': 'npm_config_strict_ssl',
};

const GO: Variables = Object.fromEntries(
  ['GOPROXY', 'GOSUMDB', 'GONOSUMDB', 'GONOPROXY', 'GOPRIVATE', 'GOINSECURE'].map((name) => [name, name]),
);

/** A token or password in an `.npmrc`; npm takes these from a file only. */
const NPM_SECRET = /^\/\/.*:(_authToken|_auth|_password|certfile)$/;

/**
 * What a person's own configuration of pip, npm and Go says about where packages come from, as variables: who sits behind a company's
 * mirror or proxy has written it there. Nothing else of those files counts, because it could change what is installed.
 */
export function installSettings(home: string, environment: Readonly<Record<string, string | undefined>>): Variables {
  const config = environment['XDG_CONFIG_HOME'] ?? join(home, '.config');
  const npmrc = environment['NPM_CONFIG_USERCONFIG'] ?? environment['npm_config_userconfig'] ?? join(home, '.npmrc');
  const pip = [environment['PIP_CONFIG_FILE'] ?? join(config, 'pip/pip.conf'), join(home, '.pip/pip.conf')];
  return {
    ...renamed(entries(readText(pip[1])), PIP),
    ...renamed(entries(readText(pip[0])), PIP),
    ...npmSettings(npmrc, environment),
    ...renamed(entries(readText(environment['GOENV'] ?? join(config, 'go/env'))), GO),
  };
}

function npmSettings(path: string, environment: Readonly<Record<string, string | undefined>>): Variables {
  const text = readText(path);
  const settings = entries(text);
  const known = renamed(settings, NPM);
  if (!settings.some(([name]) => NPM_SECRET.test(name))) return known;
  // The whole file then, and the variables that it refers to.
  const referred = [...text.matchAll(/\$\{(\w+)\??\}/g)].map(([, name = '']): [string, string] => [
    name,
    environment[name] ?? '',
  ]);
  return { ...known, npm_config_userconfig: path, ...Object.fromEntries(referred) };
}

/** `name = value` lines of an INI file, whatever their section; indented lines go on with the value above. */
function entries(text: string): [string, string][] {
  const found: [string, string][] = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;[]|$)/.test(line)) continue;
    const [, name, value = ''] = /^([^\s=][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    const last = found.at(-1);
    if (name !== undefined) found.push([name, value.replace(/^(["'])(.*)\1$/, '$2')]);
    else if (last !== undefined) last[1] = `${last[1]} ${line.trim()}`.trim();
  }
  return found;
}

function renamed(settings: readonly (readonly [string, string])[], names: Variables): Variables {
  return Object.fromEntries(
    settings.flatMap(([name, value]) => {
      const variable = names[name];
      // npm fills in references to variables only in its own file.
      return variable === undefined || value === '' || value.includes('${') ? [] : [[variable, value]];
    }),
  );
}

function readText(path: string | undefined): string {
  try {
    return path === undefined ? '' : readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
