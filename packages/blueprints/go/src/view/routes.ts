import { OperationKind, type EntityModel, type OperationModel } from '@quantumlayer/ir';
import { exported, kebab, variable } from '../naming';
import { keyParser } from './body-parser';
import { hasIntegerKey, hasNaturalKey, isPrivate, type Context } from './context';
import { accessGroup, type operationsView } from './operations';

/** The Go function that reads an entity's key from a path. */
export const pathParser = (entity: EntityModel): string =>
  hasIntegerKey(entity) ? 'parseInteger' : hasNaturalKey(entity) ? 'anyText' : 'scalar.ParseUUID';

/** What package httpapi says of an entity besides its operations. */
export function routesView(context: Context, entity: EntityModel, operations: ReturnType<typeof operationsView>) {
  const names = context.names.of(entity);
  const base = context.model.basePath;
  const handlerVar = `${names.var}API`;
  const group = (operation: OperationModel) => accessGroup(context, operation);
  const line = (operation: OperationModel, verb: string, path: string, method: string) => ({
    group: group(operation),
    text: `${group(operation).variable}.${verb}("${path}", a.handle(${handlerVar}.${method}))`,
  });
  const nested = nestedViews(context, entity);
  const lines = entity.operations.flatMap((operation) => {
    const collection = base + entity.path;
    const item = `${collection}/{key}`;
    switch (operation.kind) {
      case OperationKind.CREATE:
        if (entity.isAccount) return [];
        return [
          line(operation, 'Post', collection, 'create'),
          ...nested.map((each) => line(operation, 'Post', each.path, each.createMethod)),
        ];
      case OperationKind.LIST:
        return [
          line(operation, 'Get', collection, 'list'),
          ...nested.map((each) => line(operation, 'Get', each.path, each.listMethod)),
        ];
      case OperationKind.READ:
        return [line(operation, 'Get', item, 'read')];
      case OperationKind.UPDATE:
        return [line(operation, 'Patch', item, 'patch'), line(operation, 'Put', item, 'replace')];
      case OperationKind.DELETE:
        return [line(operation, 'Delete', item, 'delete')];
      case OperationKind.ACTION: {
        const action = operations.actions.find((each) => each.operation === operation);
        return action ? [line(operation, 'Post', `${item}/${kebab(operation.name)}`, action.handlerMethod)] : [];
      }
      default:
        return operations.redirect ? [line(operation, 'Get', '/{key}', operations.redirect.handlerMethod)] : [];
    }
  });
  const parents = new Map(nested.filter((each) => each.list || each.create).map((each) => [each.parentField, each]));
  const integer = hasIntegerKey(entity);
  const key = `${names.var}.${names.keyGo}`;
  return {
    handler: `${names.var}Handler`,
    handlerVar,
    serviceField: names.listVar,
    routes: lines,
    nested,
    extraServices: [...parents.values()]
      .map((each) => `, ${each.parentField}: service.New${each.parentPlural}(a.data)`)
      .join(''),
    extraServiceFields: [...parents.values()].map((each) => `${each.parentField} *service.${each.parentPlural}`),
    parseKey: pathParser(entity),
    location: `"${base}${entity.path}/"+${integer ? `strconv.FormatInt(${key}, 10)` : hasNaturalKey(entity) ? `url.PathEscape(${key})` : key}`,
  };
}

function nestedViews(context: Context, entity: EntityModel) {
  const names = context.names.of(entity);
  return entity.references
    .filter(({ nestedPath }) => nestedPath !== undefined)
    .map((reference) => {
      const parent = context.names.of(reference.target);
      const own = parent.listVar === names.listVar;
      const keyVar = reference.target.key.field ? parent.keyVar : variable(reference.property.name);
      return {
        path: context.model.basePath + (reference.nestedPath ?? '').replace('{id}', '{key}'),
        list: entity.operation(OperationKind.LIST) !== undefined,
        create: entity.operation(OperationKind.CREATE) !== undefined && !entity.isAccount,
        listMethod: `listIn${exported(reference.name)}`,
        createMethod: `createIn${exported(reference.name)}`,
        parentKeyVar: keyVar === names.var || keyVar === names.listVar ? 'parentKey' : keyVar,
        parentField: own ? names.listVar : parent.listVar,
        parentPlural: parent.plural,
        parentCallerArg: isPrivate(reference.target) ? 'caller(r), ' : '',
        parseParent: pathParser(reference.target),
        parser: keyParser(reference.target),
        column: reference.property.column,
        json: reference.property.name,
        go: exported(reference.property.name),
        reference,
        own,
      };
    });
}
