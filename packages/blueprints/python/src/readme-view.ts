import { AccessLevel, methodsOf, OperationKind, sampleRow, type OperationModel } from '@quantumlayer/ir';
import { authenticationRoutes, rulesOf, summaryOf, whoMay } from '@quantumlayer/blueprint-kit';
import type { ProjectView } from './project-view';

export interface ReadmeView {
  readonly routes: readonly {
    readonly verb: string;
    readonly path: string;
    readonly summary: string;
    readonly access: string;
  }[];
  readonly rules: readonly string[];
  readonly diagram: readonly string[];
  readonly tryIt: readonly string[];
}

export function readmeView(project: ProjectView): ReadmeView {
  return { routes: routes(project), rules: rulesOf(project.model), diagram: diagram(project), tryIt: tryIt(project) };
}

function routes({ entities, model, api }: ProjectView): ReadmeView['routes'] {
  const own = entities.flatMap(({ entity }) =>
    entity.operations
      .filter(({ kind }) => !(entity.isAccount && kind === OperationKind.CREATE))
      .flatMap((operation) => {
        const isList = operation.kind === OperationKind.LIST;
        const route = {
          verb: methodsOf(operation.kind).join(', '),
          summary: summaryOf(operation).replaceAll('|', '\\|'),
          access: whoMay(operation, model),
        };
        const isRedirect = operation.kind === OperationKind.REDIRECT;
        const nested =
          isList || operation.kind === OperationKind.CREATE
            ? entity.references.flatMap(({ nestedPath }) => nestedPath ?? [])
            : [];
        return [operation.path, ...nested].map((path) => ({
          ...route,
          path: `${isRedirect ? '' : api.basePath}${path}`,
        }));
      }),
  );
  const fixed = authenticationRoutes(model).map(({ who, ...route }) => ({ ...route, access: who }));
  return [...own, ...fixed];
}

function diagram({ entities, model }: ProjectView): string[] {
  const boxes = entities.flatMap(({ entity, className }) => [
    `${className} {`,
    ...entity.properties.map(
      ({ type, column, role, target }) => `    ${type.kind} ${column}${role === 'key' ? ' PK' : target ? ' FK' : ''}`,
    ),
    '}',
  ]);
  const lines = model.entities.flatMap(({ references, links }) => [
    ...references.map(
      ({ name, source, target, required, unique }) =>
        `${target.name} ${required ? '||' : '|o'}--${unique ? 'o|' : 'o{'} ${source.name} : ${name}`,
    ),
    ...links.map(({ name, source, target }) => `${source.name} }o--o{ ${target.name} : ${name}`),
  ]);
  return [...boxes, ...lines];
}

/** Commands that work right after the start: what needs no other row first. */
function tryIt({ model, api, jwt, apiKeys }: ProjectView): string[] {
  const base = `http://localhost:8000${api.basePath}`;
  const quote = (body: object) => `'${JSON.stringify(body).replaceAll("'", "'\\''")}'`;
  const json = "-H 'Content-Type: application/json'";
  const header = jwt
    ? ' -H "Authorization: Bearer $TOKEN"'
    : apiKeys
      ? ' -H "X-API-Key: ${BOOTSTRAP_API_KEY:-try-it-with-this-key}"'
      : '';
  const lines: string[] = [];
  if (jwt && model.account) {
    const account = sampleRow(model.account, { ordinal: 0 });
    const body = { ...account, email: 'ada@example.com', password: 'correct horse battery' };
    lines.push(`curl -sS -X POST ${base}/auth/register ${json} -d ${quote(body)}`);
    lines.push(
      `TOKEN=$(curl -fsS -X POST ${base}/auth/login ${json} -d ${quote({ email: body.email, password: body.password })} | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')`,
    );
    lines.push(`curl -fsS ${base}/auth/me${header}`);
  }
  const open = model.entities.filter((entity) => !entity.isAccount);
  const reachable = (operation: OperationModel | undefined) =>
    operation !== undefined && operation.access.level !== AccessLevel.ROLES;
  const creatable = open.find((entity) => {
    const operation = entity.operation(OperationKind.CREATE);
    return (
      reachable(operation) && operation?.guards.length === 0 && entity.references.every(({ required }) => !required)
    );
  });
  const access = (operation: OperationModel) => (operation.access.level === AccessLevel.PUBLIC ? '' : header);
  const create = creatable?.operation(OperationKind.CREATE);
  if (creatable && create)
    lines.push(
      `curl -sS -X POST ${base}${creatable.path}${access(create)} ${json} -d ${quote(sampleRow(creatable, { ordinal: 0, complete: true }))}`,
    );
  const listed = [...(creatable ? [creatable] : []), ...open].find((entity) =>
    reachable(entity.operation(OperationKind.LIST)),
  );
  const list = listed?.operation(OperationKind.LIST);
  if (listed && list) lines.push(`curl -fsS -i '${base}${listed.path}'${access(list)}`);
  return lines;
}
