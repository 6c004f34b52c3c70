import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import type { EntityView } from './entity-view';
import type { ProjectView } from './project-view';

/** One file, or one file an entity, of the generated project. */
export interface FileRule {
  /** Below `template/`; `[package]`, `[entity]` and `[entities]` are replaced, ".eta" is dropped. */
  readonly template: string;
  readonly agent: AgentRole;
  readonly when?: (project: ProjectView) => boolean;
  /** Which entities have such a file; without it there is one file in all. */
  readonly each?: (project: ProjectView) => readonly EntityView[];
}

const { ARCHITECT, BACKEND, DATABASE, DEVOPS, DOCUMENTATION, QUALITY, SECURITY } = AgentRole;
const source = 'src/[package]';
/** Of a project that was not generated before. */
export const FIRST_MIGRATION = `${source}/migrations/versions/0001_initial.py.eta`;
const everyEntity = (project: ProjectView) => project.entities;
const routed = (project: ProjectView) => project.routed;
const jwt = (project: ProjectView) => project.jwt;
const apiKeys = (project: ProjectView) => project.apiKeys;
const authenticated = (project: ProjectView) => project.authenticated;

export const fileRules: readonly FileRule[] = [
  { template: '.dockerignore', agent: DEVOPS },
  { template: '.env.example.eta', agent: DOCUMENTATION },
  { template: '.github/workflows/ci.yml.eta', agent: DEVOPS },
  { template: '.gitignore', agent: ARCHITECT },
  { template: 'Dockerfile.eta', agent: DEVOPS },
  { template: 'Makefile.eta', agent: DEVOPS },
  { template: 'README.md.eta', agent: DOCUMENTATION },
  { template: 'alembic.ini.eta', agent: DATABASE },
  { template: 'compose.yaml.eta', agent: DEVOPS },
  { template: 'pyproject.toml.eta', agent: ARCHITECT },
  { template: `${source}/__init__.py.eta`, agent: ARCHITECT },
  { template: `${source}/__main__.py.eta`, agent: ARCHITECT },
  { template: `${source}/app.py.eta`, agent: ARCHITECT },
  { template: `${source}/config.py.eta`, agent: ARCHITECT },
  { template: `${source}/errors.py.eta`, agent: ARCHITECT },
  { template: `${source}/logs.py.eta`, agent: ARCHITECT },
  { template: `${source}/py.typed`, agent: ARCHITECT },
  { template: `${source}/server.py.eta`, agent: ARCHITECT },
  { template: `${source}/values.py.eta`, agent: BACKEND },
  { template: `${source}/api/__init__.py.eta`, agent: BACKEND },
  { template: `${source}/api/access.py.eta`, agent: SECURITY, when: authenticated },
  { template: `${source}/api/bodies.py.eta`, agent: BACKEND, when: ({ bodies }) => bodies },
  { template: `${source}/api/documentation.html.eta`, agent: BACKEND },
  { template: `${source}/api/documentation.py.eta`, agent: BACKEND },
  { template: `${source}/api/filters.py.eta`, agent: BACKEND, when: ({ lists }) => lists },
  { template: `${source}/api/keys.py.eta`, agent: BACKEND, when: ({ paths }) => paths.any },
  { template: `${source}/api/listing.py.eta`, agent: BACKEND, when: ({ lists }) => lists },
  { template: `${source}/api/metrics.py.eta`, agent: BACKEND },
  { template: `${source}/api/middleware.py.eta`, agent: SECURITY },
  { template: `${source}/api/operability.py.eta`, agent: BACKEND },
  { template: `${source}/api/problems.py.eta`, agent: ARCHITECT },
  { template: `${source}/api/rate_limit.py.eta`, agent: SECURITY },
  { template: `${source}/api/representations.py.eta`, agent: BACKEND },
  { template: `${source}/api/route_table.py.eta`, agent: BACKEND },
  { template: `${source}/api/state.py.eta`, agent: BACKEND },
  { template: `${source}/api/routers/__init__.py.eta`, agent: BACKEND },
  { template: `${source}/api/routers/[entities].py.eta`, agent: BACKEND, each: routed },
  { template: `${source}/api/routers/api_keys.py.eta`, agent: SECURITY, when: apiKeys },
  { template: `${source}/api/routers/auth.py.eta`, agent: SECURITY, when: jwt },
  { template: `${source}/database/__init__.py.eta`, agent: DATABASE },
  { template: `${source}/database/base.py.eta`, agent: DATABASE },
  { template: `${source}/database/column_types.py.eta`, agent: DATABASE },
  { template: `${source}/database/connection.py.eta`, agent: DATABASE },
  { template: `${source}/database/migrate.py.eta`, agent: DATABASE },
  { template: `${source}/database/queries.py.eta`, agent: DATABASE, when: ({ lists }) => lists },
  { template: `${source}/database/seed.py.eta`, agent: DATABASE },
  { template: `${source}/migrations/env.py.eta`, agent: DATABASE },
  { template: `${source}/migrations/script.py.mako`, agent: DATABASE },
  { template: FIRST_MIGRATION, agent: DATABASE },
  { template: `${source}/models/__init__.py.eta`, agent: DATABASE },
  { template: `${source}/models/[entity].py.eta`, agent: DATABASE, each: everyEntity },
  { template: `${source}/schemas/__init__.py.eta`, agent: BACKEND },
  { template: `${source}/schemas/[entity].py.eta`, agent: BACKEND, each: everyEntity },
  { template: `${source}/security/__init__.py.eta`, agent: SECURITY, when: authenticated },
  {
    template: `${source}/security/administrator.py.eta`,
    agent: SECURITY,
    when: ({ adminRole }) => adminRole !== undefined,
  },
  { template: `${source}/security/api_keys.py.eta`, agent: SECURITY, when: apiKeys },
  { template: `${source}/security/callers.py.eta`, agent: SECURITY, when: jwt },
  { template: `${source}/security/passwords.py.eta`, agent: SECURITY, when: jwt },
  { template: `${source}/security/tables.py.eta`, agent: SECURITY, when: authenticated },
  { template: `${source}/security/tokens.py.eta`, agent: SECURITY, when: jwt },
  { template: `${source}/services/__init__.py.eta`, agent: BACKEND },
  { template: `${source}/services/[entities].py.eta`, agent: BACKEND, each: everyEntity },
  { template: `${source}/services/accounts.py.eta`, agent: SECURITY, when: jwt },
  { template: `${source}/services/codes.py.eta`, agent: BACKEND, when: ({ codes }) => codes },
  { template: `${source}/services/rows.py.eta`, agent: BACKEND },
  { template: 'tests/__init__.py.eta', agent: QUALITY },
  { template: 'tests/conftest.py.eta', agent: QUALITY },
  { template: 'tests/make.py.eta', agent: QUALITY },
  { template: 'tests/test_api_keys.py.eta', agent: QUALITY, when: apiKeys },
  { template: 'tests/test_auth.py.eta', agent: QUALITY, when: jwt },
  { template: 'tests/test_request_bodies.py.eta', agent: QUALITY, when: ({ bodies }) => bodies },
  { template: 'tests/test_configuration.py.eta', agent: QUALITY },
  { template: 'tests/test_database.py.eta', agent: QUALITY },
  { template: 'tests/test_documentation.py.eta', agent: QUALITY },
  { template: 'tests/test_operability.py.eta', agent: QUALITY },
  { template: 'tests/test_value_formats.py.eta', agent: QUALITY },
  { template: 'tests/test_[entities].py.eta', agent: QUALITY, each: routed },
];
