import { descendants, OperationKind, OwnershipMode, withArticle, type EntityModel, type Model } from '@quantumlayer/ir';
import {
  boundedProperties,
  checkNeedsSession,
  isChecked,
  operationSteps,
  invariantLines,
  sharedGuards,
} from './effects';
import { compile } from './expression';
import { scopeOf } from './expression-scope';
import { keepsReferences, type Features } from './features';
import { attributeType } from './field-types';
import { attributeName, entityNames, type EntityNames } from './naming';
import { filterOf, isSortable } from './list-options';
import { rowLines, bodyLines, readOnlyNames, boundArguments } from './body-view';
import { keyView, columnLine, relationshipView, linkView, linkFilter } from './table-view';
import { operationView, nestedView } from './operation-view';
import { ownerView, refersToPrivate } from './owner-view';

/** What templates see of one entity. */
export type EntityView = ReturnType<typeof entityView>;

export function entityView(entity: EntityModel, model: Model, features: Features) {
  const names: EntityNames = entityNames(entity);
  const isPrivate = entity.owner?.mode === OwnershipMode.PRIVATE;
  const isPublicRead = entity.owner?.mode === OwnershipMode.PUBLIC_READ;
  const operation = (kind: Exclude<OperationKind, OperationKind.ACTION>) => {
    const found = entity.operation(kind);
    return found && !(entity.isAccount && kind === OperationKind.CREATE)
      ? operationView(found, entity, features)
      : undefined;
  };
  const all = entity.operations.filter(({ kind }) => !(entity.isAccount && kind === OperationKind.CREATE));
  return {
    entity,
    ...names,
    module: { singular: names.module, plural: names.plural },
    article: withArticle(names.words),
    description: entity.definition.description,
    table: entity.table,
    path: entity.path,
    key: keyView(entity),
    columns: entity.properties.map((property) => columnLine(entity, property, model, features)),
    relationships: entity.references.map((reference) => relationshipView(reference)),
    links: entity.links.map(linkView),
    compoundUniques: entity.uniques
      .filter(({ length }) => length > 1)
      .map((members) => members.map(({ column }) => column)),
    singleUniques: entity.uniques.flatMap((members) => (members.length === 1 && members[0] ? [members[0].column] : [])),
    uniques: [...(entity.key.creatable ? [[entity.key]] : []), ...entity.uniques].map((members) => ({
      attributes: members.map(({ name }) => attributeName(name)),
      pointer: `/${members[0]?.name ?? ''}`,
    })),
    computed: entity.computed.map((property) => ({
      name: attributeName(property.column),
      type: attributeType(property),
      code: compile(property.expression, scopeOf('self', 'orm.object_session(self)')).replaceAll(
        'orm.object_session(self).',
        'session.',
      ),
      queries: [...descendants(property.expression)].some(({ kind }) => kind === 'aggregate'),
      description:
        property.field.description === '' ? `Computed: ${property.field.computed}` : property.field.description,
    })),
    row: rowLines(entity),
    create: bodyLines(entity, 'create'),
    replace: bodyLines(entity, 'replace'),
    patch: bodyLines(entity, 'patch'),
    readOnly: { create: readOnlyNames(entity, true), write: readOnlyNames(entity, false) },
    /** Rows of it are written by its own service. */
    saved:
      entity.isAccount ||
      all.some(({ kind }) => ![OperationKind.LIST, OperationKind.READ, OperationKind.DELETE].includes(kind)),
    isPrivate,
    isPublicRead,
    ...ownerView(entity),
    isChecked: isChecked(entity),
    checkNeedsSession: checkNeedsSession(entity),
    checkedByOthers: model.entities.some(({ operations }) =>
      operations.some(({ effects }) =>
        effects.some((effect) => (effect.kind === 'create' ? effect.entity === entity : effect.via?.target === entity)),
      ),
    ),
    bounds: boundedProperties(entity).map((property) => boundArguments(property)),
    invariants: invariantLines(entity, names.variable),
    sharedGuards: sharedGuards(entity, names.variable),
    codeFields: entity.properties.flatMap((property) => {
      const kind = property.field?.defaultValue?.kind;
      return kind?.case === 'codeLength'
        ? [
            {
              name: attributeName(property.name),
              json: property.name,
              length: kind.value,
              unique: property.role === 'key' || property.field?.unique === true,
            },
          ]
        : [];
    }),
    filters: [...entity.properties.flatMap((property) => filterOf(entity, property)), ...entity.links.map(linkFilter)],
    sortable: [entity.key, ...entity.properties.filter(({ role }) => role !== 'key')]
      .filter(isSortable)
      .map(({ name }) => ({ name, attribute: attributeName(name) })),
    searchable: entity.searchable.map(({ name }) => attributeName(name)),
    operations: {
      create: operation(OperationKind.CREATE),
      list: operation(OperationKind.LIST),
      read: operation(OperationKind.READ),
      update: operation(OperationKind.UPDATE),
      delete: operation(OperationKind.DELETE),
      redirect: operation(OperationKind.REDIRECT),
      actions: all
        .filter(({ kind }) => kind === OperationKind.ACTION)
        .map((action) => operationView(action, entity, features)),
    },
    nested: entity.references.flatMap((reference) =>
      reference.nestedPath === undefined ? [] : [nestedView(reference)],
    ),
    hasReferences: entity.references.length + entity.links.length > 0,
    /** What it refers to may be hidden from the caller. */
    refersToPrivate: refersToPrivate(entity),
    keepsReferences: keepsReferences(entity),
    referenceTargets: [
      ...new Set([...entity.references.map(({ target }) => target), ...entity.links.map(({ target }) => target)]),
    ]
      .filter((target) => target !== entity)
      .map((target) => entityNames(target).plural),
    touchedServices: touchedServices(entity),
    usesNow:
      entity.operations.some((each) => operationSteps(each, false).some((line) => line.includes('now()'))) ||
      [...invariantLines(entity, 'x'), ...sharedGuards(entity, 'x').map(({ line }) => line)].some((line) =>
        line.includes('now()'),
      ),
  };
}

function touchedServices(entity: EntityModel): string[] {
  const touched = entity.operations.flatMap(({ effects }) =>
    effects.flatMap((effect) => {
      if (effect.kind === 'create') return [effect.entity];
      return effect.via ? [effect.via.target] : [];
    }),
  );
  return [...new Set(touched)]
    .filter((target) => target !== entity && isChecked(target))
    .map((target) => entityNames(target).plural);
}
