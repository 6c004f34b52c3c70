import { homedir, availableParallelism } from 'node:os';
import { join } from 'node:path';
import { installSettings } from './install-settings';

/** What the verifier knows of its host. */
export interface VerifierConfig {
  /** For layers, tools, verdicts and scratch folders. */
  readonly cacheFolder: string;
  /** Where tools are looked up. */
  readonly path: string;
  /** Proxies, certificates and package indexes, for installing layers; nothing else of the environment reaches them. */
  readonly installEnvironment: Readonly<Record<string, string>>;
  readonly root: boolean;
  /** Absolute path of this Node.js. */
  readonly node: string;
  readonly cores: number;
}

const INSTALL_VARIABLES = [
  /^(https?|no|all)_proxy$/i,
  /^(SSL_CERT_(FILE|DIR)|NODE_EXTRA_CA_CERTS|REQUESTS_CA_BUNDLE)$/,
  /^PIP_(INDEX_URL|EXTRA_INDEX_URL|PROXY|CERT|FIND_LINKS|TRUSTED_HOST|DEFAULT_TIMEOUT)$/,
  /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NATIVE_TLS|SYSTEM_CERTS|HTTP_TIMEOUT)$/,
  /^npm_config_(registry|cafile|https_proxy|proxy|noproxy|strict_ssl)$/i,
  /^GO(PROXY|SUMDB|NOSUMDB|NOPROXY|PRIVATE|INSECURE)$/,
];

/** Reads the one configuration of the verifier from an environment and the home's settings of package managers. */
export function readVerifierConfig(
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): VerifierConfig {
  const cacheHome = environment['XDG_CACHE_HOME'];
  return {
    cacheFolder: join(cacheHome?.startsWith('/') ? cacheHome : join(home, '.cache'), 'quantumlayer'),
    path: environment['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    installEnvironment: { ...installSettings(home, environment), ...forInstalling(environment) },
    root: process.getuid?.() === 0,
    node: process.execPath,
    cores: availableParallelism(),
  };
}

function forInstalling(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => {
      const [name, value] = entry;
      return value !== undefined && INSTALL_VARIABLES.some((pattern) => pattern.test(name));
    }),
  );
}
