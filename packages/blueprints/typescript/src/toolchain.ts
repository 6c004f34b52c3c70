import type { Command, Toolchain } from '@quantumlayer/blueprint-kit';
import { Database, Language } from '@quantumlayer/contracts/ir/v1/ir';
import { checkImports } from './toolchain/check-imports';
import { parseBiome, parseImports, parseTsc } from './toolchain/findings';
import { canary, COVERAGE, parseReports, TESTS } from './toolchain/test-report';

const program = (script: string, ...rest: string[]): Command => ({
  argv: ['node', `$LAYER/node_modules/${script}`, ...rest],
  timeoutSeconds: 120,
});

/** Nothing is fetched or reported to anybody, and nothing is written into the layer. */
const offline = {
  npm_config_offline: 'true',
  npm_config_update_notifier: 'false',
  npm_config_cache: '$TMP/npm-cache',
  NO_UPDATE_NOTIFIER: '1',
};

/** Fastify projects: Node and npm, with everything else in the layer. */
export const toolchain: Toolchain = {
  language: Language.TYPESCRIPT,
  tools: [
    {
      name: 'node',
      versionArgv: ['node', '--version'],
      minimumVersion: '20.9',
      purpose: 'runs, tests and checks TypeScript projects',
      installHint: 'https://nodejs.org/en/download',
    },
    {
      name: 'npm',
      versionArgv: ['npm', '--version'],
      minimumVersion: '10',
      purpose: 'installs the locked dependencies of TypeScript projects',
      installHint: 'it comes with Node: https://nodejs.org/en/download',
    },
  ],
  layer: {
    lockFiles: ['package-lock.json'],
    manifests: ['package.json', '.npmrc'],
    // Only the project's own name and version differ between two projects with the same packages.
    fingerprint: (lockFiles) => withoutOwnName(lockFiles['package-lock.json'] ?? ''),
    install: [
      {
        argv: [
          'sh',
          '-c',
          'npm ci --ignore-scripts --no-audit --no-fund && mv node_modules "$1"',
          'install',
          '$LAYER/node_modules',
        ],
        env: { npm_config_cache: '$TMP/npm-cache', npm_config_offline: 'false' },
        timeoutSeconds: 600,
      },
    ],
    env: offline,
    mounts: { node_modules: 'node_modules' },
  },
  staticChecks: [
    {
      name: 'biome',
      command: program(
        '@biomejs/biome/bin/biome',
        'check',
        '--reporter=json',
        '--max-diagnostics=none',
        '--error-on-warnings',
        '.',
      ),
      parse: parseBiome,
    },
    { name: 'tsc', command: program('typescript/bin/tsc', '--pretty', 'false', '--singleThreaded'), parse: parseTsc },
  ],
  dependencyChecks: [
    {
      name: 'imports',
      command: { argv: ['node', '--input-type=module', '-e', checkImports], timeoutSeconds: 60 },
      parse: parseImports,
    },
  ],
  unit: {
    command: {
      argv: [
        'node',
        '$LAYER/node_modules/vitest/vitest.mjs',
        'run',
        '--configLoader=runner',
        '--no-cache',
        '--reporter=json',
        `--outputFile=$REPORTS/${TESTS}`,
        '--coverage',
        '--coverage.reporter=json-summary',
        '--coverage.reportOnFailure',
        '--coverage.reportsDirectory=$REPORTS/coverage',
      ],
      timeoutSeconds: 300,
    },
    reportFiles: [TESTS, COVERAGE],
    canary,
    parse: parseReports,
  },
  // As `npm run build` does; Node looks for packages beside the program.
  build: {
    argv: [
      'sh',
      '-c',
      'ln -s "$1/node_modules" "$2/node_modules" && node "$1/node_modules/esbuild/bin/esbuild" src/main.ts --bundle --packages=external --platform=node --target=node20.9 --format=esm --splitting --sourcemap --outdir="$2" --log-level=warning',
      'build',
      '$LAYER',
      '$BUILD',
    ],
    timeoutSeconds: 60,
  },
  start: { argv: ['node', '--enable-source-maps', '$BUILD/main.js'], timeoutSeconds: 3600 },
  startEnv: (application): Readonly<Record<string, string>> =>
    application.stack?.database === Database.POSTGRESQL ? { DATABASE_URL: 'sqlite:./data/project.db' } : {},
  readme: {
    provided: [/^npm ci/],
    judged: [
      { command: /vitest run( --coverage)?( --configLoader=runner)?/, gate: 'unit' },
      { command: /biome check --error-on-warnings \.|tsc/, gate: 'static' },
    ],
    scripts: { file: 'package.json', expand: expandScript },
  },
};

/** The program behind `npm test` and `npm run lint`; the command itself where npm would run something beside it. */
function expandScript(command: string, packageJson: string): string {
  const name = /^npm (?:run )?([a-z:]+)$/.exec(command)?.[1];
  const { scripts = {} } = JSON.parse(packageJson) as { scripts?: Record<string, string> };
  const alone = name !== undefined && !(`pre${name}` in scripts) && !(`post${name}` in scripts);
  return (alone ? scripts[name] : undefined) ?? command;
}

function withoutOwnName(text: string): string {
  try {
    const lock = JSON.parse(text) as { name?: string; packages?: Record<string, { name?: string }> };
    const { '': root, ...packages } = lock.packages ?? {};
    return JSON.stringify({ ...lock, name: '', packages: { ...packages, '': { ...root, name: '' } } });
  } catch {
    return text;
  }
}
