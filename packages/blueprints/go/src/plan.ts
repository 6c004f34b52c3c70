import { loadTemplates, templateRoot, type PlannedFile } from '@quantumlayer/blueprint-kit';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { resolve, type Application } from '@quantumlayer/ir';
import { format } from './format';
import { withImports } from './imports';
import { openApi } from './openapi/document';
import { applicationView, entityView, type ApplicationView, type EntityView } from './view/application';
import { contextOf, type Context } from './view/context';
import { entityTests } from './view/entity-tests';
import { migration } from './view/migration';

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
  go('internal/scalar/arithmetic.go', BACKEND, ({ uses }) => uses.duration || uses.times || uses.or || uses.some),
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
  go('internal/httpapi/client_test.go', QUALITY),
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

/** Go refuses variables that nobody reads; only some tests of an entity need the keys of examples. */
function withoutUnusedKeys(text: string, source: string): string {
  const functions = text
    .split(/(?<=^}\n)/m)
    .map((part) => ((part.match(/\bkeys\b/g) ?? []).length === 1 ? part.replace(/^\tkeys := .*\n/m, '') : part));
  const used = functions.some((part) => part.includes(`${source}(c)`));
  return functions
    .filter((part) => used || !part.includes(`func ${source}(`))
    .join('')
    .replace(used ? /$^/ : /^\/\/ \w+Examples are the keys.*\n/m, '');
}

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

  /** Behaviour tests of an entity; undefined where it has no examples. */
  tests(name: string): ReturnType<typeof entityTests> {
    return entityTests(this.context, this.context.model.entity(name));
  }

  render(template: string, path: string, e?: EntityView, x?: ReturnType<typeof entityTests>): string | Promise<string> {
    const rendered = this.templates.render(`${template}.eta`, { ...this.view, e, x });
    const text = x ? withoutUnusedKeys(rendered, `${x.fn}Examples`) : rendered;
    return format(path, path.endsWith('.go') ? withImports(text, this.context.module) : text);
  }
}

/** Every file of an application's project, sorted by path. */
export function plan(application: Application): readonly PlannedFile[] {
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
  for (const entity of facts.context.model.entities) {
    if (entity.operations.length === 0 || facts.context.examples.of(entity).length === 0) continue;
    const path = `internal/httpapi/${facts.context.names.of(entity).stem}_test.go`;
    files.push({
      path,
      agent: QUALITY,
      render: () => lazily().render('internal/httpapi/entity_test.go', path, undefined, lazily().tests(entity.name)),
    });
  }
  const text = (path: string, agent: AgentRole, render: () => string) => files.push({ path, agent, render });
  text('go.mod', ARCHITECT, () => lazily().lock('go.mod'));
  text('go.sum', ARCHITECT, () => lazily().lock('go.sum'));
  text('internal/httpapi/openapi.json', DOCUMENTATION, () => openApi(lazily().context.model));
  const migrations = 'internal/database/migrations';
  if (facts.context.postgres) {
    text(`${migrations}/postgres/00001_initial.sql`, DATABASE, () => migration(lazily().context, 'postgres'));
    text(`${migrations}/sqlite/00001_initial.sql`, DATABASE, () => migration(lazily().context, 'sqlite'));
  } else {
    text(`${migrations}/00001_initial.sql`, DATABASE, () => migration(lazily().context, 'sqlite'));
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
