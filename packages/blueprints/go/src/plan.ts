import {
  continuedRelease,
  loadTemplates,
  templateRoot,
  type PlannedFile,
  type PlannedMigration,
} from '@quantumlayer/blueprint-kit';
import { AgentRole, type Release } from '@quantumlayer/contracts/agents/v1/agents';
import { resolve, type Application, type EntityModel } from '@quantumlayer/ir';
import { format } from './format';
import { withImports } from './imports';
import { migrationFiles, nextMigration } from './migration/history';
import { openApi } from './openapi/document';
import { withoutUnusedHelpers, withoutUnusedKeys } from './unused';
import { applicationView, entityView, type ApplicationView, type EntityView } from './view/application';
import { contextOf, type Context } from './view/context';
import { entityTests } from './view/entity-tests';

const { ARCHITECT, BACKEND, DATABASE, DEVOPS, DOCUMENTATION, QUALITY, SECURITY } = AgentRole;

/** One template that gives one file, where the application has a use for it. */
interface FileRule {
  readonly path: string;
  readonly agent: AgentRole;
  readonly when?: (view: ApplicationView) => boolean;
}

const go = (path: string, agent: AgentRole, when?: FileRule['when']): FileRule => ({
  path,
  agent,
  ...(when && { when }),
});

const testFile = (stem: string): string => `internal/httpapi/${stem}_test.go`;

const sharedFiles: readonly FileRule[] = [
  go('README.md', DOCUMENTATION),
  go('Dockerfile', DEVOPS),
  go('compose.yaml', DEVOPS),
  go('Makefile', DEVOPS),
  go('.github/workflows/ci.yaml', DEVOPS),
  go('staticcheck.conf', QUALITY),
  go('cmd/server/main.go', ARCHITECT),
  go('internal/server/server.go', ARCHITECT),
  go('internal/config/config.go', ARCHITECT),
  go('internal/fault/fault.go', ARCHITECT),
  go('internal/body/read.go', BACKEND),
  go('internal/body/form.go', BACKEND),
  go('internal/body/text.go', BACKEND),
  go('internal/body/number.go', BACKEND, ({ uses }) => uses.integer || uses.number || uses.decimal),
  go('internal/body/values.go', BACKEND),
  go('internal/listing/listing.go', BACKEND, ({ anyList }) => anyList),
  go('internal/listing/parsers.go', BACKEND, ({ anyList }) => anyList),
  go('internal/scalar/datetime.go', BACKEND),
  go(
    'internal/scalar/arithmetic.go',
    BACKEND,
    ({ uses }) => uses.duration || uses.times || uses.or || uses.some || uses.finite,
  ),
  go('internal/scalar/date.go', BACKEND, ({ uses }) => uses.date),
  go('internal/scalar/time_of_day.go', BACKEND, ({ uses }) => uses.time),
  go('internal/scalar/decimal.go', BACKEND, ({ uses }) => uses.anyDecimal),
  go('internal/scalar/json.go', BACKEND, ({ uses }) => uses.anyJson || uses.anyList),
  go('internal/scalar/text.go', BACKEND, ({ uses }) => uses.email || uses.url || uses.uuid),
  go('internal/domain/domain.go', BACKEND),
  go('internal/database/database.go', DATABASE),
  go('internal/database/dialect.go', DATABASE, ({ postgres }) => postgres),
  go('internal/database/migrate.go', DATABASE),
  go('internal/database/transaction.go', DATABASE),
  go('internal/store/store.go', DATABASE),
  go('internal/store/seed.go', DATABASE),
  go('internal/store/links.go', DATABASE, ({ uses }) => uses.links),
  go('internal/store/rules.go', DATABASE, ({ queries }) => queries.length > 0),
  go('internal/service/service.go', BACKEND),
  go('internal/auth/caller.go', SECURITY, ({ jwt }) => jwt),
  go('internal/auth/password.go', SECURITY, ({ jwt }) => jwt),
  go('internal/auth/tokens.go', SECURITY, ({ jwt }) => jwt),
  go('internal/auth/secret.go', SECURITY, ({ authenticated }) => authenticated),
  go('internal/store/sessions.go', DATABASE, ({ jwt }) => jwt),
  go('internal/service/accounts.go', SECURITY, ({ jwt }) => jwt),
  go('internal/httpapi/accounts.go', SECURITY, ({ jwt }) => jwt),
  go('internal/server/accounts.go', SECURITY, ({ jwt }) => jwt),
  go('internal/store/api_keys.go', DATABASE, ({ apiKey }) => apiKey),
  go('internal/service/api_keys.go', SECURITY, ({ apiKey }) => apiKey),
  go('internal/httpapi/api_keys.go', SECURITY, ({ apiKey }) => apiKey),
  go('internal/server/api_keys.go', SECURITY, ({ apiKey }) => apiKey),
  go('internal/httpapi/router.go', ARCHITECT),
  go('internal/httpapi/handler.go', ARCHITECT),
  go('internal/httpapi/respond.go', ARCHITECT),
  go('internal/httpapi/middleware.go', SECURITY),
  go('internal/httpapi/limiter.go', SECURITY),
  go('internal/httpapi/docs.html', DOCUMENTATION),
  go('internal/httpapi/limiter_test.go', QUALITY),
  go('internal/httpapi/system_test.go', QUALITY),
  go('internal/httpapi/accounts_test.go', QUALITY, ({ jwt }) => jwt),
  go('internal/httpapi/api_keys_test.go', QUALITY, ({ apiKey }) => apiKey),
  go('internal/config/config_test.go', QUALITY),
  go('internal/database/database_test.go', QUALITY),
  go('internal/server/server_test.go', QUALITY),
  go('internal/httpapi/metrics.go', DEVOPS),
  go('internal/httpapi/system.go', DEVOPS),
];

/** Files whose templates cannot have their names: they would mean something here. */
const renamedFiles: readonly (FileRule & { readonly template: string })[] = [
  { path: '.gitignore', template: 'dot-gitignore', agent: ARCHITECT },
  { path: '.dockerignore', template: 'dot-dockerignore', agent: DEVOPS },
  { path: '.env.example', template: 'dot-env.example', agent: DOCUMENTATION },
];

const entityFiles = [
  { template: 'internal/domain/entity.go', path: (stem: string) => `internal/domain/${stem}.go`, agent: BACKEND },
  { template: 'internal/store/entity.go', path: (stem: string) => `internal/store/${stem}.go`, agent: DATABASE },
  { template: 'internal/service/entity.go', path: (stem: string) => `internal/service/${stem}.go`, agent: BACKEND },
  {
    template: 'internal/httpapi/entity_handler.go',
    path: (stem: string) => `internal/httpapi/${stem}_handler.go`,
    agent: BACKEND,
  },
];

/** Everything that rendering needs, made once and only when the first file is rendered. */
class Rendering {
  private readonly templates = loadTemplates(templateRoot('go'));
  private readonly locks = loadTemplates(templateRoot('go', 'locks'));
  readonly context: Context;
  readonly entities: ReadonlyMap<string, EntityView>;
  readonly view: ApplicationView;

  constructor(application: Application) {
    this.context = contextOf(resolve(application));
    this.entities = new Map(
      this.context.model.entities.map((entity) => [entity.name, entityView(this.context, entity)]),
    );
    this.view = applicationView(this.context, [...this.entities.values()]);
  }

  /** go.mod or go.sum of the modules that the application needs. */
  lock(file: 'go.mod' | 'go.sum'): string {
    const { uses, jwt, apiKey, postgres } = this.view;
    const features = [
      uses.uuidKey || jwt || apiKey ? 'uuid' : '',
      jwt ? 'jwt' : '',
      postgres ? 'postgresql' : '',
    ].filter((feature) => feature !== '');
    return this.locks
      .read(`${features.join('+') || 'base'}/${file}`)
      .replace('example.com/PROJECT', this.context.module);
  }

  render(template: string, path: string, e?: EntityView): string | Promise<string> {
    return this.finish(path, this.templates.render(`${template}.eta`, { ...this.view, e }));
  }

  /** The test client has what the tests of this application call. */
  testClient(path: string): string | Promise<string> {
    const plain = ['system', 'accounts', 'api_keys']
      .filter((name) =>
        sharedFiles.some(({ path: file, when }) => file === testFile(name) && when?.(this.view) !== false),
      )
      .map((name) => this.templates.render(`${testFile(name)}.eta`, this.view));
    const users = [...plain, ...this.testedEntities().map((entity) => this.entityTest(entity))];
    return this.finish(path, withoutUnusedHelpers(this.templates.render(`${path}.eta`, this.view), users));
  }

  /** Entities that have routes, and examples to test them with. */
  testedEntities(): EntityModel[] {
    const { examples, model } = this.context;
    return model.entities.filter((entity) => entity.operations.length > 0 && examples.of(entity).length > 0);
  }

  entityTest(entity: EntityModel): string {
    const x = entityTests(this.context, entity);
    const text = this.templates.render('internal/httpapi/entity_test.go.eta', { ...this.view, x });
    return x ? withoutUnusedKeys(text, `${x.fn}Examples`) : text;
  }

  finish(path: string, text: string): string | Promise<string> {
    return format(path, path.endsWith('.go') ? withImports(text, this.context.module) : text);
  }
}

/** The migration that `plan` adds to those of a release. */
export function migration(application: Application, earlier: Release): PlannedMigration | undefined {
  const release = continuedRelease(application, earlier);
  return release && nextMigration(contextOf(resolve(application)), release);
}

/** Every file of an application's project, sorted by path. */
export function plan(application: Application, release?: Release): readonly PlannedFile[] {
  let rendering: Rendering | undefined;
  const lazily = () => (rendering ??= new Rendering(application));
  const facts = lazily();
  const files: PlannedFile[] = sharedFiles
    .filter(({ when }) => when === undefined || when(facts.view))
    .map(({ path, agent }) => ({ path, agent, render: () => lazily().render(path, path) }));
  for (const { path, template, agent } of renamedFiles)
    files.push({ path, agent, render: () => lazily().render(template, path) });
  for (const entity of facts.context.model.entities) {
    const { stem } = facts.context.names.of(entity);
    for (const { template, path, agent } of entityFiles) {
      if (template.includes('handler') && !facts.entities.get(entity.name)?.routes.length) continue;
      const target = path(stem);
      files.push({
        path: target,
        agent,
        render: () => lazily().render(template, target, lazily().entities.get(entity.name)),
      });
    }
  }
  const client = testFile('client');
  files.push({ path: client, agent: QUALITY, render: () => lazily().testClient(client) });
  for (const entity of facts.testedEntities()) {
    const path = testFile(facts.context.names.of(entity).stem);
    files.push({ path, agent: QUALITY, render: () => lazily().finish(path, lazily().entityTest(entity)) });
  }
  const text = (path: string, agent: AgentRole, render: () => string) => files.push({ path, agent, render });
  text('go.mod', ARCHITECT, () => lazily().lock('go.mod'));
  text('go.sum', ARCHITECT, () => lazily().lock('go.sum'));
  text('internal/httpapi/openapi.json', DOCUMENTATION, () => openApi(lazily().context.model));
  files.push(...migrationFiles(facts.context, continuedRelease(application, release)));
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
