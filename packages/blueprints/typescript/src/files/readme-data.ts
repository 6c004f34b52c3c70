import { authenticationRoutes, rulesOf, summaryOf, whoMay, type ToldRoute } from '@quantumlayer/blueprint-kit';
import { AccessLevel, Cardinality, type EntityModel } from '@quantumlayer/ir';
import type { EntityView } from '../view/entity-view';
import type { OperationView } from '../view/operation-view';
import type { ProjectView } from '../view/project-view';
import { nestedReferences } from './schema-data';
import { sampleBody } from './sample-records';

/** Data of README.md: routes, variables, a tour with curl and a diagram. */
export function readmeData(view: ProjectView): object {
  return {
    routes: [...authenticationRoutes(view.model), ...view.entities.flatMap((entity) => entityRoutes(view, entity))],
    searches: view.entities.some(({ model, operation }) => operation.list !== undefined && model.searchable.length > 0),
    variables: variables(view),
    tour: tour(view),
    rules: rulesOf(view.model),
    diagram: diagram(view),
  };
}

const verbs: Readonly<Record<string, readonly string[]>> = {
  create: ['POST'],
  list: ['GET'],
  read: ['GET'],
  update: ['PATCH', 'PUT'],
  delete: ['DELETE'],
};

function entityRoutes(view: ProjectView, entity: EntityView): ToldRoute[] {
  const own = entity.operations.flatMap((operation) => {
    const path = operation.url.replace(/:(\w+)/, '{$1}');
    const methods = verbs[operation.name] ?? (operation === entity.operation.redirect ? ['GET'] : ['POST']);
    return methods.map((verb) => ({
      verb,
      path,
      summary: summaryOf(operation.model, verb),
      who: whoMay(operation.model, view.model),
    }));
  });
  const nested = nestedReferences(entity).flatMap(({ nestedPath = '' }) =>
    [entity.operation.list, entity.operation.create].flatMap((operation): ToldRoute[] =>
      operation
        ? [
            {
              verb: operation.name === 'list' ? 'GET' : 'POST',
              path: view.basePath + nestedPath,
              summary: operation.summary,
              who: whoMay(operation.model, view.model),
            },
          ]
        : [],
    ),
  );
  return [...own, ...nested];
}

function variables(view: ProjectView): [string, string][] {
  const { project, postgres, jwt, apiKeys, api, model } = view;
  const administrates = jwt && model.roles.some(({ isAdministrator }) => isAdministrator);
  return [
    ['HOST', '`127.0.0.1`'],
    ['PORT', '`8000`'],
    ['DATABASE_URL', postgres ? 'none' : `\`sqlite:./data/${project.name}.db\``],
    ['LOG_LEVEL', '`info`'],
    ['ENVIRONMENT', '`development`'],
    ['CORS_ORIGINS', 'none'],
    ['RATE_LIMIT_PER_MINUTE', `\`${api.rateLimitPerMinute}\``],
    ...(jwt
      ? ([
          ['JWT_SECRET', 'made at the start in development'],
          ['AUTH_RATE_LIMIT_PER_MINUTE', '`10`'],
        ] as [string, string][])
      : []),
    ...(administrates
      ? ([
          ['ADMIN_EMAIL', 'none'],
          ['ADMIN_PASSWORD', 'none'],
        ] as [string, string][])
      : []),
    ...(apiKeys ? ([['BOOTSTRAP_API_KEY', 'none']] as [string, string][]) : []),
    ['SEED', '`false`'],
  ];
}

const json = (value: object) => JSON.stringify(value).replaceAll("'", String.raw`'\''`);

function tour(view: ProjectView): string[] {
  const base = `http://localhost:8000${view.basePath}`;
  const lines: string[] = ['curl -sS http://localhost:8000/healthz'];
  const { account } = view.model;
  let header = '';
  if (view.jwt && account) {
    const credentials = { email: 'ada@example.com', password: 'correct horse battery' };
    const body = { ...sampleBody(account, 1), ...credentials };
    lines.push(
      `curl -sS -X POST ${base}/auth/register -H 'Content-Type: application/json' -d '${json(body)}'`,
      `TOKEN=$(curl -sS -X POST ${base}/auth/login -H 'Content-Type: application/json' -d '${json(credentials)}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')`,
      `curl -sS ${base}/auth/me -H "Authorization: Bearer $TOKEN"`,
    );
    header = ' -H "Authorization: Bearer $TOKEN"';
  }
  if (view.apiKeys) header = ' -H "X-API-Key: ${BOOTSTRAP_API_KEY:-a-key-for-trying-it}"';
  const headerOf = (operation: OperationView) => (operation.isPublic ? '' : header);
  const isOpen = ({ model: { access } }: OperationView) => access.level !== AccessLevel.ROLES;
  const made = view.entities.find(
    ({ operation, model }) =>
      operation.create &&
      isOpen(operation.create) &&
      operation.create.model.guards.length === 0 &&
      model.references.every(({ required }) => !required),
  );
  if (made?.operation.create) {
    const body = Object.fromEntries(
      Object.entries(sampleBody(made.model, 1)).filter(
        ([name]) => !made.model.references.some(({ property }) => property.name === name),
      ),
    );
    lines.push(
      `curl -sS -i -X POST http://localhost:8000${made.operation.create.url}${headerOf(made.operation.create)} -H 'Content-Type: application/json' -d '${json(body)}'`,
    );
  }
  for (const { operation } of view.entities) {
    if (operation.list && isOpen(operation.list))
      lines.push(`curl -sS 'http://localhost:8000${operation.list.url}?sort=-createdAt'${headerOf(operation.list)}`);
  }
  lines.push('curl -sS http://localhost:8000/openapi.json -o /dev/null');
  return lines;
}

function diagram(view: ProjectView): string[] {
  const name = (entity: EntityModel) => entity.name;
  const fields = view.entities.flatMap(({ model, properties }) => [
    `${model.name} {`,
    ...properties.map(
      ({ name: property, property: { type, role } }) =>
        `  ${type.kind} ${property}${role === 'key' ? ' PK' : role === 'reference' || role === 'owner' ? ' FK' : ''}`,
    ),
    '}',
  ]);
  const relations = view.model.application.relations.map(({ name: role, source, target, cardinality, required }) => {
    const end = required ? '||' : '|o';
    if (cardinality === Cardinality.MANY_TO_MANY) return `${source} }o--o{ ${target} : ${role}`;
    return cardinality === Cardinality.ONE_TO_ONE
      ? `${target} ${end}--o| ${source} : ${role}`
      : `${target} ${end}--o{ ${source} : ${role}`;
  });
  const owners = view.entities.flatMap(({ model }) =>
    model.owner && view.model.account
      ? [`${name(view.model.account)} ||--o{ ${model.name} : ${model.owner.property.name.replace(/Id$/, '')}`]
      : [],
  );
  return [...fields, ...relations, ...owners];
}
