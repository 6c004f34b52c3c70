import { AccessLevel, kebabCase, OperationKind, type EntityModel, type OperationModel } from '@quantumlayer/ir';
import { jsonText } from '../json-text';
import { exported, quote, rawQuote } from '../naming';
import { sampleInput } from './action-tests';
import { isPrivate, type Context } from './context';
import { isFirstsOwn, namingOf } from './owners';

interface Attempt {
  readonly role: string;
  readonly method: string;
  readonly suffix: string;
  /** A Go expression. */
  readonly body: string;
  /** Go's names of the statuses that show that the caller was let in, or the one that shows the opposite. */
  readonly status: string;
  readonly code: string;
}

/** What the row of somebody else answers to the first account, in each role that makes a difference. */
export function ownershipTests(context: Context, entity: EntityModel, path: string) {
  const { examples, model } = context;
  const { owner } = entity;
  const { account } = model;
  if (!owner || !account) return undefined;
  const foreign = examples.of(entity).find(({ values }) => !isFirstsOwn(context, entity, values));
  if (!foreign) return undefined;
  const key = examples.token(entity, foreign.position);
  const refusal = isPrivate(entity)
    ? { status: 'NotFound', code: 'not_found' }
    : { status: 'Forbidden', code: 'forbidden' };
  const outsider = (operation: OperationModel) =>
    rolesOf(context, operation).find((role) => !owner.bypassRoles.includes(role));
  const strangers = entity.operations.flatMap((operation): Attempt[] => {
    const role = outsider(operation);
    if (role === undefined || operation.kind === OperationKind.REDIRECT) return [];
    const reads = operation.kind === OperationKind.READ && !isPrivate(entity);
    const outcome = reads ? { status: 'OK', code: '' } : refusal;
    return attempts(context, operation).map((attempt) => ({ ...attempt, role, ...outcome }));
  });
  const read = entity.operation(OperationKind.READ);
  const list = entity.operation(OperationKind.LIST);
  const bypassing = (operation: OperationModel | undefined) =>
    operation && owner.bypassRoles.find((role) => rolesOf(context, operation).includes(role));
  const reader = bypassing(read);
  const lister = isPrivate(entity) ? bypassing(list) : undefined;
  return {
    path: jsonText(key).startsWith('$')
      ? `"${path}/"+fmt.Sprint(keys["${jsonText(key)}"])`
      : quote(`${path}/${encodeURIComponent(jsonText(key))}`),
    strangers,
    named: owner.through.flatMap((way) => {
      const naming = namingOf(context, entity, foreign.position, way);
      const lists = list && isPrivate(entity) ? outsider(list) : undefined;
      if (!naming) return [];
      return [
        {
          name: way.name.split('.').map(exported).join(''),
          statements: naming.statements.map(({ sql, tokens }) => `\`${sql}\`, ${tokens.map(argument).join(', ')}`),
          attempts: strangers.filter(({ code, method }) => code !== '' && method !== 'Delete'),
          lister: lists === undefined ? undefined : { role: lists, total: naming.owned },
        },
      ];
    }),
    reader,
    lister: lister === undefined ? undefined : { role: lister, total: examples.of(entity).length },
  };
}

/** Go code for a key. */
const argument = (token: string): string => (token.startsWith('$') ? `keys["${token}"]` : quote(token));

/** Roles that an operation admits; "" stands for an account where there are no roles. */
function rolesOf({ model }: Context, { access }: OperationModel): string[] {
  if (access.level === AccessLevel.ROLES) return [...access.roles];
  return model.roles.length === 0 ? [''] : model.roles.map(({ name }) => name);
}

function attempts(context: Context, operation: OperationModel): Pick<Attempt, 'method' | 'suffix' | 'body'>[] {
  switch (operation.kind) {
    case OperationKind.READ:
      return [{ method: 'Get', suffix: '', body: 'nil' }];
    case OperationKind.UPDATE:
      return [{ method: 'Patch', suffix: '', body: '"{}"' }];
    case OperationKind.DELETE:
      return [{ method: 'Delete', suffix: '', body: 'nil' }];
    case OperationKind.ACTION: {
      const input = rawQuote(JSON.stringify(sampleInput(context, operation)));
      const names = operation.input.some(({ target }) => target !== undefined);
      const body = names ? `parse(t, ${input}, keys)` : input;
      return [
        { method: 'Post', suffix: `/${kebabCase(operation.name)}`, body: operation.input.length > 0 ? body : 'nil' },
      ];
    }
    default:
      return [];
  }
}

/** References of a body to private rows of somebody else, who would not let the caller see them. */
export function foreignReferences(
  context: Context,
  entity: EntityModel,
  operation: OperationModel,
): { readonly name: string; readonly key: string }[] {
  const { examples, model } = context;
  if (!model.account) return [];
  const [role = ''] =
    operation.access.level === AccessLevel.ROLES
      ? operation.access.roles
      : [model.roles.find(({ isDefault }) => isDefault)?.name ?? ''];
  return entity.references.flatMap(({ property, target }) => {
    const { owner } = target;
    if (!owner || !isPrivate(target) || owner.bypassRoles.includes(role)) return [];
    const foreign = examples.of(target).find(({ values }) => !isFirstsOwn(context, target, values));
    if (!foreign || target.key.field !== undefined) return [];
    return [{ name: property.name, key: jsonText(examples.token(target, foreign.position)) }];
  });
}
