import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';

/** One file of the output and the template that it comes from. */
export interface FileRule {
  readonly path: string;
  readonly agent: AgentRole;
  /** Files that only some projects have. */
  readonly when?:
    | 'jwt'
    | 'apiKeys'
    | 'authenticated'
    | 'postgres'
    | 'aggregates'
    | 'textLength'
    | 'randomCode'
    | 'decimals'
    | 'lists'
    | 'redirect'
    | 'rules'
    | 'administrators'
    | 'firstRelease'
    | 'laterReleases';
}

const { ARCHITECT, BACKEND, DATABASE, QUALITY, DEVOPS, SECURITY, DOCUMENTATION } = AgentRole;

const of = (agent: AgentRole, paths: readonly string[], when?: FileRule['when']): FileRule[] =>
  paths.map((path) => ({ path, agent, ...(when && { when }) }));

/** Everything that is there once; a template is the path, or the path with ".eta" where it holds tags. */
export const projectFiles: readonly FileRule[] = [
  ...of(ARCHITECT, [
    '.gitignore',
    '.npmrc',
    'package-lock.json',
    'package.json',
    'src/app.ts',
    'src/config.ts',
    'src/main.ts',
    'src/http/body-text.ts',
    'src/http/errors.ts',
    'src/http/etag.ts',
    'src/http/formats.ts',
    'src/http/json-body.ts',
    'src/http/method-not-allowed.ts',
    'src/http/observability.ts',
    'src/http/openapi.ts',
    'src/http/operability.ts',
    'src/http/operation.ts',
    'src/http/path-key.ts',
    'src/http/problem.ts',
    'src/http/representation.ts',
    'src/http/request-body.ts',
    'src/http/schema-types.ts',
    'src/http/validation.ts',
    'tsconfig.json',
  ]),
  ...of(
    ARCHITECT,
    ['src/http/list-description.ts', 'src/http/list-query.ts', 'src/http/list-value.ts', 'src/http/pagination.ts'],
    'lists',
  ),
  ...of(ARCHITECT, ['src/http/decimal.ts'], 'decimals'),
  ...of(DOCUMENTATION, ['.env.example', 'README.md', 'src/http/docs-page.ts']),
  ...of(BACKEND, ['src/rules/time.ts']),
  ...of(BACKEND, ['src/rules/rules.ts'], 'rules'),
  ...of(BACKEND, ['src/rules/text.ts'], 'textLength'),
  ...of(BACKEND, ['src/rules/random-code.ts'], 'randomCode'),
  ...of(DATABASE, [
    'src/database/database.ts',
    'src/database/errors.ts',
    'src/database/migrator.ts',
    'src/database/schema.ts',
    'src/database/seed.ts',
    'src/database/sqlite.ts',
    'src/database/values.ts',
    'src/migrate.ts',
  ]),
  ...of(DATABASE, ['src/database/migrations/0001-initial.ts'], 'firstRelease'),
  ...of(DATABASE, ['src/database/change-tables.ts'], 'laterReleases'),
  ...of(DATABASE, ['src/database/list-rows.ts'], 'lists'),
  ...of(DATABASE, ['src/database/aggregate.ts'], 'aggregates'),
  ...of(DATABASE, ['src/database/dialect.ts', 'src/database/postgres.ts'], 'postgres'),
  ...of(SECURITY, ['src/http/access.ts', 'src/http/rate-limit.ts', 'src/http/security-headers.ts']),
  ...of(SECURITY, ['src/auth/access.ts', 'test/authentication.test.ts'], 'authenticated'),
  ...of(SECURITY, ['src/auth/api-key-routes.ts', 'src/auth/api-keys.ts'], 'apiKeys'),
  ...of(
    SECURITY,
    [
      'src/auth/authentication.ts',
      'src/auth/caller.ts',
      'src/auth/passwords.ts',
      'src/auth/routes.ts',
      'src/auth/sessions.ts',
      'src/auth/tokens.ts',
    ],
    'jwt',
  ),
  ...of(SECURITY, ['src/auth/administrator.ts'], 'administrators'),
  ...of(QUALITY, [
    'biome.json',
    'test/config.test.ts',
    'test/database.test.ts',
    'test/empty-tables.ts',
    'test/http.test.ts',
    'test/operability.test.ts',
    'test/rows.ts',
    'test/support.ts',
    'vitest.config.ts',
  ]),
  ...of(QUALITY, ['test/decimal.test.ts'], 'decimals'),
  ...of(DEVOPS, ['.dockerignore', '.github/workflows/ci.yaml', 'Dockerfile', 'compose.yaml']),
];
