import {
  AccessLevel,
  contains,
  kebabCase,
  OperationKind,
  withArticle,
  type EntityModel,
  type InputProperty,
  type OperationModel,
  type Property,
  type Reference,
} from '@quantumlayer/ir';
import { goLiteral, goType } from '../go-type';
import { exported, phrase, quote, variable } from '../naming';
import { fieldParser, keyParser, takeLine } from './body-parser';
import { rowCheck } from './checks';
import { isColumn } from './computed';
import { mentionsNow } from './now';
import { hasNaturalKey, isPrivate, type Context } from './context';
import { isOwnedThrough, ownedBy } from './owners';
import { RuleWriter } from './rules';

const crudMethods = new Set(['Create', 'List', 'Get', 'Update', 'Delete']);
const handlerMethods = new Set([
  'create',
  'list',
  'read',
  'patch',
  'replace',
  'change',
  'delete',
  'handle',
  'fail',
  'recover',
  'limit',
  'ready',
  'authenticate',
]);

/** Does something with the caller's identity, and so takes it as a parameter. */
function usesCaller(context: Context, operation: OperationModel): boolean {
  if (!context.jwt) return false;
  const { entity, kind } = operation;
  const mentions = (node: Parameters<typeof contains>[0]) => contains(node, (part) => part.kind === 'caller');
  if (operation.guards.some(({ condition }) => mentions(condition))) return true;
  for (const effect of operation.effects) {
    if (
      effect.kind === 'assign'
        ? mentions(effect.value)
        : effect.values.some(({ value }) => mentions(value)) || effect.entity.owner
    )
      return true;
  }
  const names = operation.input.some(({ target }) => target !== undefined);
  if (kind === OperationKind.CREATE || kind === OperationKind.UPDATE || names) {
    if (entity.owner || referenceTargets(entity).some(isPrivate)) return true;
  }
  if (kind === OperationKind.LIST || kind === OperationKind.READ || kind === OperationKind.REDIRECT)
    return isPrivate(entity) && kind !== OperationKind.REDIRECT;
  return entity.owner !== undefined;
}

const referenceTargets = (entity: EntityModel): EntityModel[] => [
  ...entity.references.map(({ target }) => target),
  ...entity.links.map(({ target }) => target),
];

/** What packages service and httpapi say of an entity. */
export function operationsView(context: Context, entity: EntityModel) {
  const names = context.names.of(entity);
  const noun = phrase(entity.name);
  const caller = (operation: OperationModel | undefined, force = false) => {
    const used = force || (operation !== undefined && usesCaller(context, operation));
    return { callerParam: used ? 'caller auth.Caller, ' : '', callerArg: used ? 'caller(r), ' : '' };
  };
  const described = (operation: OperationModel, fallback: string) =>
    continuing(operation.definition.description.replace(/\s+/g, ' ').trim()) || fallback;
  const bypass = (entity.owner?.bypassRoles ?? []).map((role) => `"${role}"`).join(', ');
  const foreign = (row: string) => {
    if (!entity.owner) return '';
    const test = `${row}.${exported(entity.owner.property.name)} != caller.ID`;
    return bypass === '' ? test : `${test} && !caller.Is(${bypass})`;
  };
  const sqlComputed = entity.computed.some(isColumn);
  const goComputed = entity.computed.some((computed) => !isColumn(computed));
  const fresh = (row: string) => {
    if (sqlComputed)
      return [`stored, err := q.Get${names.name}(ctx, ${row}.${names.keyGo})`, `${row} = stored`, 'return err'];
    if (!goComputed) return ['return nil'];
    const needsNow = entity.computed.some(
      (computed) =>
        !isColumn(computed) &&
        contains(
          computed.expression,
          (part) => part.kind === 'call' && (part.function === 'now' || part.function === 'today'),
        ),
    );
    return [`${row}.ComputeValues(${needsNow ? 'scalar.NewDateTime(time.Now())' : ''})`, 'return nil'];
  };
  const stored = (call: string, row: string) => {
    const after = fresh(row);
    if (after.length === 1) return [`return ${call}`];
    return [`if err := ${call}; err != nil {`, 'return err', '}', ...after];
  };
  const finish = (writer: RuleWriter, call: string, row: string, returns?: readonly string[]): string[] => {
    const before = writer.lines.length;
    writer.storeCreated();
    const created = writer.lines.splice(before);
    if (created.length === 0 && !returns) return [...writer.lines, ...stored(call, row)];
    return [
      ...writer.lines,
      `if err := ${call}; err != nil {`,
      'return err',
      '}',
      ...created,
      ...(returns ?? fresh(row)),
    ];
  };
  const withNow = (lines: readonly string[]) =>
    lines.some(mentionsNow) ? ['now := scalar.NewDateTime(time.Now())', ...lines] : [...lines];
  const touch = `${names.var}.UpdatedAt = domain.Later(${names.var}.UpdatedAt)`;
  const rules = (operation: OperationModel, judged = true) => {
    const writer = new RuleWriter(context, entity, operation, names.var);
    writer.write(judged);
    return writer;
  };

  const createOperation = entity.isAccount ? undefined : entity.operation(OperationKind.CREATE);
  const listOperation = entity.operation(OperationKind.LIST);
  const readOperation = entity.operation(OperationKind.READ);
  const updateOperation = entity.operation(OperationKind.UPDATE);
  const deleteOperation = entity.operation(OperationKind.DELETE);
  const redirectOperation = entity.operation(OperationKind.REDIRECT);

  const updateLines = (operation: OperationModel): string[] => {
    const writer = rules(operation);
    writer.lines.push(touch);
    return finish(writer, `q.Update${names.name}(ctx, &${names.var})`, names.var);
  };
  const actions = entity.operations
    .filter(({ kind }) => kind === OperationKind.ACTION)
    .map((operation) => {
      const plain = exported(operation.name);
      const method = crudMethods.has(plain) ? `${plain}Action` : plain;
      const local = variable(operation.name, 'Action');
      return {
        operation,
        method,
        handlerMethod: handlerMethods.has(local) ? `${local}Action` : local,
        doc: described(operation, `is a step in the life of ${withArticle(noun)}.`),
        bodyRequired: operation.bodyRequired,
        inputType: `${names.name}${plain}Input`,
        input: operation.input.map((input) => ({
          go: exported(input.name),
          type: inputType(context, operation, input),
        })),
        /** References that the input sets. */
        named: operation.input.flatMap(({ name, target, nullable }) => {
          const isPointer = target !== undefined && entity.property(name).nullable && !nullable;
          return target === undefined
            ? []
            : [{ go: exported(name), value: `${isPointer ? '&' : ''}input.${exported(name)}` }];
        }),
        inputDeclaration: inputDeclaration(context, operation, `${names.name}${plain}Input`),
        inputLines: operation.input.map((input) => {
          const enumType = input.type.kind === 'enum' ? context.enums.ofInput(operation, input) : undefined;
          return takeLine(
            input,
            `input.${exported(input.name)}`,
            fieldParser(input.field, entity.name + exported(operation.name), enumType),
          );
        }),
        lines: withNow(updateLines(operation)),
        ...caller(operation),
      };
    });

  const update = updateOperation && {
    doc: described(updateOperation, `changes ${withArticle(noun)}.`),
    lines: withNow(updateLines(updateOperation)),
    ...caller(updateOperation),
  };
  const create = createOperation && {
    doc: described(createOperation, `adds ${withArticle(noun)}.`),
    lines: finish(rules(createOperation), `q.Create${names.name}(ctx, &${names.var})`, names.var),
    ...caller(createOperation),
  };
  const remove = deleteOperation && {
    doc: described(deleteOperation, `removes ${withArticle(noun)}.`),
    lines: withNow(
      (() => {
        const writer = rules(deleteOperation, false);
        writer.storeCreated();
        return [...writer.lines, `return q.Delete${names.name}(ctx, ${names.keyVar})`];
      })(),
    ),
    ...caller(deleteOperation),
  };
  const redirect = redirectOperation && {
    method: exported(redirectOperation.name),
    handlerMethod: handlerMethods.has(variable(redirectOperation.name, 'Action'))
      ? `${variable(redirectOperation.name, 'Action')}Action`
      : variable(redirectOperation.name, 'Action'),
    doc: described(redirectOperation, `leads to the place that ${withArticle(noun)} stands for.`),
    lines: withNow(
      (() => {
        const writer = rules(redirectOperation);
        const location = redirectOperation.location
          ? [`location = ${writer.location(redirectOperation.location)}`]
          : [];
        if (redirectOperation.effects.length === 0) return [...writer.lines, ...location, 'return nil'];
        writer.lines.push(...location, touch);
        return finish(writer, `q.Update${names.name}(ctx, &${names.var})`, names.var, ['return nil']);
      })(),
    ),
    ...caller(redirectOperation),
  };
  const isParent = entity.incoming.some(({ nestedPath }) => nestedPath !== undefined);
  const get =
    readOperation || isParent
      ? {
          doc: readOperation ? described(readOperation, `reads ${withArticle(noun)}.`) : `finds ${withArticle(noun)}.`,
          ...caller(undefined, isPrivate(entity)),
        }
      : undefined;
  const scope = isPrivate(entity) ? `query.Only(${quote(ownedBy(entity, '?'))}, caller.ID)` : '';
  const list = listOperation && {
    doc: described(listOperation, `finds ${phrase(entity.plural)}.`),
    lines: scope === '' ? [] : bypass === '' ? [scope] : [`if !caller.Is(${bypass}) {`, scope, '}'],
    ...caller(listOperation),
  };
  return {
    create,
    list,
    get,
    read: readOperation && get,
    update,
    delete: remove,
    actions,
    redirect,
    ownerGo: entity.owner ? exported(entity.owner.property.name) : '',
    ownedThrough: isOwnedThrough(entity),
    privateTest: isPrivate(entity) ? foreign(names.var) : '',
    publicTest: entity.owner && !isPrivate(entity) ? foreign(names.var) : '',
    bypass,
    references: references(context, entity),
    /** Stores a new account and ends the transaction. */
    registration: stored(`q.Create${names.name}(ctx, &${names.var}, hash)`, names.var),
    referenceCaller: referenceTargets(entity).some(isPrivate) ? 'caller, ' : '',
    referenceCallerParam: referenceTargets(entity).some(isPrivate) ? 'caller auth.Caller, ' : '',
    phraseWithArticle: withArticle(noun),
    pluralPhrase: phrase(entity.plural),
    invariantCheck: rowCheck(context, entity),
    fillers: fillers(context, entity),
    ...fillerNames(context, entity),
    keyJson: entity.key.name,
    fixedKey: hasNaturalKey(entity) && entity.key.creatable,
    offersAnything: entity.operations.length > 0,
  };
}

function inputType(context: Context, operation: OperationModel, input: InputProperty): string {
  const enumType = input.type.kind === 'enum' ? `domain.${context.enums.ofInput(operation, input).type}` : 'string';
  return (input.nullable ? '*' : '') + goType(input.type, enumType);
}

/** The input with the defaults of what the body may leave out. */
function inputDeclaration(context: Context, operation: OperationModel, type: string): string {
  const defaults = operation.input.flatMap((input) => {
    const kind = input.field.defaultValue?.kind;
    if (kind?.case !== 'json') return [];
    const json: unknown = JSON.parse(kind.value);
    const constants = input.type.kind === 'enum' ? context.enums.ofInput(operation, input).constants : undefined;
    const literal = constants
      ? `domain.${constants.get(String(json)) ?? ''}`
      : goLiteral(input.type, json, context.enums, operation.entity, { field: input.field } as Property);
    return [`${exported(input.name)}: ${literal}`];
  });
  return defaults.length === 0 ? `var input ${type}` : `input := ${type}{${defaults.join(', ')}}`;
}

function references(context: Context, entity: EntityModel) {
  const exists = (target: EntityModel) => (key: string) =>
    isPrivate(target)
      ? `sees${context.names.of(target).name}(ctx, q, caller, ${key})`
      : `q.${context.names.of(target).name}Exists(ctx, ${key})`;
  const row = context.names.of(entity).var;
  const single = entity.references.map((reference: Reference) => {
    const go = exported(reference.property.name);
    const after = `${row}.${go}`;
    return {
      many: false,
      go,
      json: reference.property.name,
      exists: exists(reference.target),
      changed: reference.required
        ? `${after} != before.${go}`
        : `${after} != nil && (before.${go} == nil || *${after} != *before.${go})`,
      value: reference.required ? after : `*${after}`,
    };
  });
  const many = entity.links.map((link) => ({
    many: true,
    go: exported(link.property),
    json: link.property,
    exists: exists(link.target),
    changed: '',
    value: '',
  }));
  return [...single, ...many];
}

function fillerNames(context: Context, entity: EntityModel) {
  const { name } = context.names.of(entity);
  const differ = fillLines(context, entity, 'creatable').join() !== fillLines(context, entity, 'writable').join();
  return {
    fillCreate: `fill${name}`,
    fillUpdate: differ && entity.operation(OperationKind.UPDATE) ? `refill${name}` : `fill${name}`,
  };
}

function fillers(context: Context, entity: EntityModel) {
  const { fillCreate, fillUpdate } = fillerNames(context, entity);
  const creates = entity.isAccount || entity.operation(OperationKind.CREATE) !== undefined;
  const updates = entity.operation(OperationKind.UPDATE) !== undefined;
  return [
    ...(creates || (updates && fillCreate === fillUpdate)
      ? [{ name: fillCreate, lines: fillLines(context, entity, creates ? 'creatable' : 'writable') }]
      : []),
    ...(updates && fillUpdate !== fillCreate
      ? [{ name: fillUpdate, lines: fillLines(context, entity, 'writable') }]
      : []),
  ];
}

/** Statements that take every property of a body. */
function fillLines(context: Context, entity: EntityModel, mode: 'creatable' | 'writable'): string[] {
  const row = context.names.of(entity).var;
  const taken = entity.properties.filter((property) => property[mode]);
  const lines = taken.map((property) => {
    const target = property.target === undefined ? undefined : context.model.entity(property.target);
    const enumType = property.type.kind === 'enum' ? context.enums.of(entity, property) : undefined;
    const parser = target
      ? keyParser(target)
      : fieldParser(property.field as NonNullable<Property['field']>, entity.name, enumType);
    return takeLine(property, `${row}.${exported(property.name)}`, parser);
  });
  const links = entity.links.map(
    (link) =>
      `body.Defaulted(form, "${link.property}", &${row}.${exported(link.property)}, body.Keys(${keyParser(link.target)}))`,
  );
  const refused = [...entity.properties.filter((property) => !property[mode]), ...entity.computed].map(
    ({ name }) => `"${name}"`,
  );
  return [...lines, ...links, ...(refused.length === 0 ? [] : [`form.ReadOnly(${refused.join(', ')})`])];
}

/** Go identifiers and middlewares for an access rule. */
export function accessGroup(
  context: Context,
  operation: OperationModel,
): { readonly variable: string; readonly middlewares: string } {
  const { level, roles } = operation.access;
  if (level === AccessLevel.PUBLIC || (!context.jwt && !context.apiKey))
    return { variable: 'anyone', middlewares: 'a.limit' };
  if (context.apiKey) return { variable: 'keyHolders', middlewares: 'a.requireKey, a.limit' };
  if (level === AccessLevel.AUTHENTICATED) return { variable: 'signedIn', middlewares: 'a.authenticate(), a.limit' };
  return {
    variable: `${variable(roles.join(' or '))}Only`,
    middlewares: `a.authenticate(${roles.map((role) => `"${role}"`).join(', ')}), a.limit`,
  };
}

export const actionPath = (operation: OperationModel): string => kebabCase(operation.name);

/** What may follow the name of a method in its comment: "Lists notes." as "lists notes."; other texts are set apart. */
const continuing = (description: string): string =>
  /^[A-Z][a-z]+s /.test(description)
    ? description.charAt(0).toLowerCase() + description.slice(1)
    : description && `means: ${description}`;
