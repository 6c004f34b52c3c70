import { withImports } from '../code/imports';
import { constraintName, type EntityView } from '../view/entity-view';
import { entityNames } from '../view/names';
import { hiddenFrom } from '../view/owner-view';
import type { StoreNeeds } from '../view/needs';
import type { ProjectView } from '../view/project-view';
import { nestedReferences, responseProperties, schemaData } from './schema-data';
import { routesData } from './routes-data';
import { serviceData } from './service-data';

export type EntityFile = 'schema' | 'record' | 'store' | 'rules' | 'service' | 'routes';

/** What the template of one of an entity's modules reads. */
export function entityFileData(file: EntityFile, view: ProjectView, entity: EntityView, needs: StoreNeeds): object {
  switch (file) {
    case 'schema':
      return schemaData(view, entity);
    case 'record':
      return { presented: responseProperties(entity), recordNote: recordNote(entity) };
    case 'store':
      return {
        needs,
        hasScope: entity.owner?.isPrivate === true || nestedReferences(entity).length > 0,
        constraints: constraints(view, entity),
      };
    case 'rules':
      return { hasReferenceCheck: checksReferences(entity), linkTargets: linkTargets(entity) };
    case 'service':
      return serviceData(view, entity);
    case 'routes':
      return routesData(view, entity);
  }
}

/** Nothing to say means no file. */
export function hasRules(entity: EntityView): boolean {
  return checksReferences(entity) || entity.invariants !== undefined || entity.owner !== undefined;
}

export function finishModule(path: string, body: string, view: ProjectView): string {
  return withImports(path, body, view.exports);
}

function checksReferences(entity: EntityView): boolean {
  const { create, update } = entity.operation;
  const isAsked = create !== undefined || update !== undefined || entity.isAccount;
  return entity.hasReferenceCheck && (isAsked || entity.actions.some(({ named }) => named.length > 0));
}

function linkTargets(entity: EntityView): object[] {
  return entity.links.map(({ name, link }) => ({
    name,
    target: entityNames(link.target),
    hidden: hiddenFrom(link.target, 'linked'),
  }));
}

function recordNote({ properties }: EntityView): string {
  const kinds = new Set(properties.map(({ property }) => property.type.kind));
  return kinds.has('decimal') ? 'times are Dates, decimals whole numbers of the smallest unit' : 'times are Dates';
}

function constraints(view: ProjectView, entity: EntityView): Record<string, string> {
  if (!view.postgres) return { ...entity.constraints };
  const { table, uniques, key } = entity.model;
  const named = uniques.map((members): [string, string] => [
    constraintName(
      'uq',
      table,
      members.map(({ column }) => column),
    ),
    members[0]?.name ?? '',
  ]);
  const keyName: [string, string][] = entity.key.isNatural
    ? [[constraintName('pk', table, [key.column]), key.name]]
    : [];
  return { ...entity.constraints, ...Object.fromEntries([...keyName, ...named]) };
}
