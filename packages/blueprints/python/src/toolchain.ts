import type { Command, Toolchain } from '@quantumlayer/blueprint-kit';
import { Database, Language } from '@quantumlayer/contracts/ir/v1/ir';
import { checkImports } from './toolchain/check-imports';
import { parseImports, parseLock, parseMypy, parseRuff, parseRuffFormat } from './toolchain/findings';
import { COUNTER_FOLDER, LINE_COUNTER, startTests } from './toolchain/start-tests';
import { canary, COVERAGE, JUNIT, parseReports } from './toolchain/test-report';

/** The version that wrote the lock files and that generated projects name as their build backend. */
const UV_VERSION = '0.13.9';

/** What is imported by every project: mypy reads it once for all of them. */
const warmImports = [
  ...[
    'alembic.command',
    'alembic.autogenerate',
    'fastapi',
    'fastapi.openapi.utils',
    'prometheus_client',
    'pydantic',
    'pydantic_settings',
  ],
  ...[
    'pytest',
    'sqlalchemy.orm',
    'sqlalchemy.ext.compiler',
    'starlette.testclient',
    'uvicorn',
    'sqlite3',
    'logging.config',
    'subprocess',
  ],
];

/** uv finds the layer in place of `.venv`, asks nobody, and writes nothing that stays. */
const offline = {
  UV_PROJECT_ENVIRONMENT: '$LAYER/venv',
  UV_OFFLINE: '1',
  UV_NO_PROGRESS: '1',
  UV_PYTHON_DOWNLOADS: 'never',
  UV_CACHE_DIR: '$TMP/uv-cache',
  VIRTUAL_ENV: '$LAYER/venv',
  PYTHONPATH: '$WORK/src',
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONUNBUFFERED: '1',
  COVERAGE_FILE: '$TMP/.coverage',
};

const python = '$LAYER/venv/bin/python';
const tool = (name: string, ...rest: string[]): Command => ({
  argv: [`$LAYER/venv/bin/${name}`, ...rest],
  timeoutSeconds: 120,
});

/** FastAPI projects: Python and uv, with everything else in the layer. */
export const toolchain: Toolchain = {
  language: Language.PYTHON,
  tools: [
    {
      name: 'python3',
      versionArgv: ['python3', '--version'],
      minimumVersion: '3.11',
      purpose: 'runs, tests and checks Python projects',
      installHint: 'https://www.python.org/downloads/ (Debian: apt-get install python3 python3-venv)',
    },
    {
      name: 'uv',
      versionArgv: ['uv', '--version'],
      minimumVersion: '0.13',
      purpose: 'installs the locked dependencies of Python projects',
      installHint: 'https://docs.astral.sh/uv/getting-started/installation/',
      selfInstall: {
        commands: [
          { argv: ['python3', '-m', 'venv', '$TOOLS/uv'], timeoutSeconds: 120 },
          {
            argv: ['$TOOLS/uv/bin/python', '-m', 'pip', 'install', '--quiet', `uv==${UV_VERSION}`],
            timeoutSeconds: 300,
          },
        ],
        bin: '$TOOLS/uv/bin/uv',
      },
    },
  ],
  layer: {
    lockFiles: ['uv.lock'],
    manifests: ['pyproject.toml'],
    // The project's own entry is the only editable one.
    fingerprint: (lockFiles) =>
      (lockFiles['uv.lock'] ?? '')
        .split(/\n\n(?=\[\[package\]\])/)
        .map((entry) =>
          entry.includes('source = { editable = "." }') ? entry.replace(/name = "[^"]*"/, 'name = ""') : entry,
        )
        .sort()
        .join('\n\n'),
    install: [
      {
        argv: ['uv', 'sync', '--frozen', '--no-install-project', '--no-progress'],
        env: {
          UV_PROJECT_ENVIRONMENT: '$LAYER/venv',
          UV_PYTHON_DOWNLOADS: 'never',
          UV_LINK_MODE: 'copy',
          UV_COMPILE_BYTECODE: '1',
          UV_OFFLINE: '0',
        },
        timeoutSeconds: 600,
      },
      {
        // A platform that it is not built for counts without it.
        argv: [
          ...([
            '/bin/sh',
            '-c',
            'uv pip install --no-progress --python "$1" --only-binary :all: --target "$2" "$3" || true',
          ] as const),
          ...['sh', python, `$LAYER/${COUNTER_FOLDER}`, LINE_COUNTER],
        ],
        env: { UV_LINK_MODE: 'copy', UV_COMPILE_BYTECODE: '1', UV_OFFLINE: '0' },
        timeoutSeconds: 120,
      },
      {
        argv: [
          '/bin/sh',
          '-c',
          // With the project's own settings, because mypy keeps what it knows by its settings.
          'mkdir -p src && echo "$3" >src/warm.py && "$1" -m mypy --cache-dir "$2" src/warm.py >/dev/null || true',
          'sh',
          python,
          '$LAYER/mypy-cache',
          `import ${warmImports.join(', ')}`,
        ],
        timeoutSeconds: 300,
      },
    ],
    env: offline,
    mounts: {},
    // mypy keeps it in a database.
    caches: [{ folder: 'mypy-cache', inPlace: true }],
  },
  staticChecks: [
    { name: 'ruff format', command: tool('ruff', 'format', '--check', '--no-cache', '.'), parse: parseRuffFormat },
    {
      name: 'ruff check',
      command: tool('ruff', 'check', '--no-cache', '--output-format', 'json', '.'),
      parse: parseRuff,
    },
    {
      name: 'mypy',
      command: {
        argv: [python, '-m', 'mypy', '--strict', '--output', 'json', '--cache-dir', '$CACHES/mypy-cache'],
        timeoutSeconds: 300,
      },
      parse: parseMypy,
    },
  ],
  dependencyChecks: [
    {
      name: 'uv lock',
      command: { argv: ['uv', 'lock', '--check', '--offline'], timeoutSeconds: 60 },
      parse: parseLock,
    },
    { name: 'imports', command: { argv: [python, '-I', '-c', checkImports], timeoutSeconds: 60 }, parse: parseImports },
  ],
  unit: {
    command: {
      argv: [
        ...([python, '-c', startTests, `$REPORTS/${COVERAGE}`, `$LAYER/${COUNTER_FOLDER}`] as const),
        ...['-q', '-p', 'no:cacheprovider', `--junitxml=$REPORTS/${JUNIT}`],
      ],
      timeoutSeconds: 600,
    },
    reportFiles: [JUNIT, COVERAGE],
    canary,
    parse: parseReports,
  },
  start: {
    argv: [
      '/bin/sh',
      '-c',
      `exec "$1" -m "$(sed -n 's/^module-name = "\\([a-z0-9_]*\\)"$/\\1/p' pyproject.toml)"`,
      'sh',
      python,
    ],
    timeoutSeconds: 60,
  },
  // A server is not at hand everywhere; a project for PostgreSQL runs on SQLite too.
  startEnv: ({ stack }): Readonly<Record<string, string>> =>
    stack?.database === Database.POSTGRESQL ? { DATABASE_URL: 'sqlite:$TMP/data/app.db' } : {},
  readme: {
    provided: [/^uv sync\b/],
    judged: [
      { command: /uv run --no-sync pytest( --cov)?/, gate: 'unit' },
      { command: /uv run --no-sync (ruff check \.|mypy)/, gate: 'static' },
    ],
  },
};
