import { AccessLevel, FieldType, OperationKind, type EntityModel, type Property } from '@quantumlayer/ir';
import { goType } from '../go-type';
import { exported, phrase, quote, sqlName, variable } from '../naming';
import { computedColumns, isColumn } from './computed';
import { hasIntegerKey, isPrivate, isUpdated, type Context } from './context';
import { isOwnedThrough, ownedBy } from './owners';

/** What package store says of an entity: its statements. */
export function statementsView(context: Context, entity: EntityModel) {
  const names = context.names.of(entity);
  const table = sqlName(entity.table);
  const computed = computedColumns(context, entity);
  const stored = entity.properties;
  const inserted = hasIntegerKey(entity) ? stored.filter(({ role }) => role !== 'key') : stored;
  const changing = stored.filter(({ role }) => role === 'field' || role === 'reference' || role === 'updatedAt');
  const place = ({ name }: { readonly name: string }) => `${names.var}.${exported(name)}`;
  const columns = (extra: readonly string[]) => [...stored.map(({ column }) => sqlName(column)), ...extra].join(', ');
  const password = entity.isAccount ? ['password_hash'] : [];
  // The text of some computed columns depends on the database.
  const picks = context.postgres && computed.sqlite.join() !== computed.postgres.join();
  return {
    table,
    keyColumn: sqlName(entity.key.column),
    ownedBy: ownedBy(entity, '$2'),
    selectColumns: columns(computed.sqlite),
    selectColumnsPostgres: picks ? columns(computed.postgres) : '',
    columnList: picks ? `q.${names.var}Columns()` : `${names.var}Columns`,
    selectRow: picks ? `q.select${names.name}()` : `select${names.name}`,
    readArgs: computed.args,
    scanTargets: [...stored, ...entity.computed.filter(isColumn)].map((property) => `&${place(property)}`).join(', '),
    insertColumns: [...inserted.map(({ column }) => sqlName(column)), ...password].join(', '),
    insertPlaceholders: [...inserted, ...password].map((_, i) => `$${i + 1}`).join(', '),
    insertArgs: [...inserted.map(place), ...(entity.isAccount ? ['passwordHash'] : [])].join(', '),
    returning: hasIntegerKey(entity) ? `\nRETURNING ${sqlName(entity.key.column)}` : '',
    updateAssignments: changing.map(({ column }, i) => `${sqlName(column)} = $${i + 2}`).join(', '),
    updateArgs: [`${names.var}.${names.keyGo}`, ...changing.map(place)].join(', '),
    integerKey: hasIntegerKey(entity),
    isUpdated: isUpdated(context.model, entity),
    offersDelete: entity.operation(OperationKind.DELETE) !== undefined,
    offersList: entity.operation(OperationKind.LIST) !== undefined,
    search: entity.searchable.map(({ column }) => sqlName(column)),
    listFields: listFields(context, entity),
    links: entity.links.map((link) => ({
      go: exported(link.property),
      method: `${names.name}${exported(link.name)}`,
      var: variable(link.name, 'Rows') === names.var ? 'others' : variable(link.name, 'Rows'),
      elem: goType(link.target.key.type),
      table: sqlName(link.table),
      sourceColumn: sqlName(link.sourceColumn),
      targetColumn: sqlName(link.targetColumn),
    })),
    visibility: isPrivate(entity) && isReferred(entity),
    existsForNeeded: (isPrivate(entity) && isReferred(entity)) || isOwnedThrough(entity),
    existsNeeded: isReferred(entity) && (!isPrivate(entity) || (entity.owner?.bypassRoles.length ?? 0) > 0),
  };
}

/** Some request can name a row of the entity as a reference. */
export function isReferred(entity: EntityModel): boolean {
  const written = (source: EntityModel) =>
    source.isAccount ||
    source.operation(OperationKind.CREATE) !== undefined ||
    source.operation(OperationKind.UPDATE) !== undefined;
  return (
    entity.incoming.some(({ source }) => written(source)) || entity.backlinks.some(({ source }) => written(source))
  );
}

const ranged: readonly string[] = ['integer', 'number', 'decimal', 'date', 'datetime', 'time'];

/** Lines of a listing.Spec. */
function listFields(context: Context, entity: EntityModel): string[] {
  const line = (property: Property): string[] => {
    if (property.type.kind === 'json') return [];
    const isList = property.type.kind === 'list';
    const sortable = property.role !== 'reference' && property.role !== 'owner' && !isList;
    return [
      [
        `Name: "${property.name}"`,
        `Column: ${quote(sqlName(property.column))}`,
        `Parse: ${filterParser(context, entity, property)}`,
        ...(isList ? ['List: true'] : []),
        ...(ranged.includes(property.type.kind) ? ['Ranged: true'] : []),
        ...(sortable ? [] : ['Unsorted: true']),
        ...(property.nullable ? ['Nullable: true'] : []),
      ].join(', '),
    ];
  };
  const links = entity.links.map((link) =>
    [
      `Name: "${link.property}"`,
      `Parse: ${keyFilter(goType(link.target.key.type), link.target)}`,
      `Match: ${quote(`EXISTS (SELECT 1 FROM ${sqlName(link.table)} WHERE ${sqlName(link.sourceColumn)} = ${sqlName(entity.table)}.${sqlName(entity.key.column)} AND ${sqlName(link.targetColumn)} = ?)`)}`,
      'Unsorted: true',
    ].join(', '),
  );
  return [...entity.properties.flatMap(line), ...links];
}

function filterParser(context: Context, entity: EntityModel, property: Property): string {
  if (property.target !== undefined) return keyFilter(goType(property.type), context.model.entity(property.target));
  switch (property.type.kind) {
    case 'integer':
      return 'listing.Integer';
    case 'number':
      return 'listing.Number';
    case 'decimal':
      return `listing.Decimal[scalar.Decimal${property.type.scale}]`;
    case 'boolean':
      return 'listing.Boolean';
    case 'enum':
      return `listing.Enum(domain.${context.enums.of(entity, property).list})`;
    case 'date':
      return 'listing.Format(scalar.ParseDate)';
    case 'datetime':
      return 'listing.Format(scalar.ParseDateTime)';
    case 'time':
      return 'listing.Format(scalar.ParseTimeOfDay)';
    case 'uuid':
      return 'listing.Format(scalar.ParseUUID)';
    default:
      return property.field?.type === FieldType.EMAIL ? 'listing.Folded' : 'listing.Text';
  }
}

const keyFilter = (type: string, target: EntityModel): string =>
  type === 'int64' ? 'listing.Integer' : target.key.field ? 'listing.Text' : 'listing.Format(scalar.ParseUUID)';

export const accessIsPublic = (level: AccessLevel): boolean => level === AccessLevel.PUBLIC;

export const entityPhrase = (entity: EntityModel): string => phrase(entity.name);
