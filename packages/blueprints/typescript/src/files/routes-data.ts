import { summaryOf } from '@quantumlayer/blueprint-kit';
import { withArticle } from '@quantumlayer/ir';
import { literal } from '../code/literal';
import { propertySchema } from '../code/schema-code';
import type { EntityView, ReferenceView } from '../view/entity-view';
import type { OperationView } from '../view/operation-view';
import type { ProjectView } from '../view/project-view';
import { nestedReferences } from './schema-data';
import { methodName, takesCaller } from './service-data';

/** Data of src/features/[entity]/routes.ts. */
export function routesData(view: ProjectView, entity: EntityView): object {
  const { key, camelPlural } = entity;
  const service = `${camelPlural}Service`;
  return {
    service,
    methodName,
    hasKeyRoutes:
      entity.operations.some(({ url, name }) => url.includes(':') && name !== entity.operation.redirect?.name) ||
      nestedReferences(entity).length > 0,
    keySchema: keySchema(entity),
    caller: (operation: OperationView) => (takesCaller(view, entity, operation) ? ', callerOf(request)' : ''),
    visibility: (operation: OperationView) =>
      entity.owner?.isPrivate && takesCaller(view, entity, operation) ? ', callerOf(request)' : '',
    inputConstant: ({ inputType }: OperationView) => inputType.replace(entity.pascal, entity.camel),
    about: (operation: OperationView, id?: string, summary?: string) => about(view, entity, operation, id, summary),
    replaceId: ({ model }: OperationView) => view.model.operationId('PUT', model.path),
    replaceSummary: entity.operation.update && summaryOf(entity.operation.update.model, 'PUT'),
    locationOf: (url: string) => {
      const value = key.isNatural ? `encodeURIComponent(row.${key.name})` : `row.${key.name}`;
      return `\`${url}/\${${value}}\``;
    },
    nested: nestedReferences(entity).map((reference) => nestedData(view, entity, reference)),
    withNotFound: (problems: readonly number[]) => [...new Set([...problems, 404])].sort((a, b) => a - b),
  };
}

function about(
  view: ProjectView,
  entity: EntityView,
  operation: OperationView,
  id = operation.id,
  summary = operation.summary,
): string {
  const lines = [`id: ${literal(id)},`, `summary: ${literal(summary)},`];
  lines.push('tag,');
  if (view.authenticated && !operation.isPublic) lines.push('security: true,');
  return lines.map((line) => `${line}\n`).join('');
}

/** Path keys as the document shows them. */
export function keySchema({ key }: EntityView): string {
  return key.isGenerated ? "{ type: 'integer', minimum: 1 }" : propertySchema(key.property);
}

function nestedData(view: ProjectView, entity: EntityView, reference: ReferenceView): object {
  const parent = view.entity(reference.reference.target.name);
  const suffix = reference.name.charAt(0).toUpperCase() + reference.name.slice(1);
  const sent = `request.body.${reference.propertyName}`;
  const mayBeNull = reference.required ? '' : '?';
  const comparable = parent.key.property.type.kind === 'uuid' ? `${sent}${mayBeNull}.toLowerCase()` : sent;
  const path = reference.nestedPath ?? '';
  return {
    url: `${view.basePath}${path}`.replace('{id}', ':id'),
    listId: entity.operation.list && view.model.operationId('GET', path),
    createId: entity.operation.create && view.model.operationId('POST', path),
    listSummary: `Lists the ${entity.pluralPhrase} of ${withArticle(parent.phrase)}.`,
    createSummary: `Creates ${withArticle(entity.phrase)} of ${withArticle(parent.phrase)}.`,
    propertyName: reference.propertyName,
    differs: `${sent} !== undefined && ${comparable} !== ${reference.propertyName}`,
    column: reference.column,
    parser: parent.key.parser,
    keySchema: keySchema(parent),
    service: parent === entity ? `${entity.camelPlural}Service` : `new ${parent.pascal}Service(database)`,
    visibility: (operation: OperationView) =>
      parent.owner?.isPrivate && view.jwt && !operation.isPublic ? ', callerOf(request)' : '',
    type: `${entity.pascal}For${suffix}`,
    constant: `${entity.camel}For${suffix}`,
  };
}
