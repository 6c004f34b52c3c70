import { summaryOf } from '@quantumlayer/blueprint-kit';
import {
  AccessLevel,
  mayBeRestricted,
  OperationKind,
  OwnershipMode,
  pascalCase,
  type EntityModel,
  type InputProperty,
  type Model,
  type OperationModel,
} from '@quantumlayer/ir';
import { literal } from '../code/literal';
import { convert, fieldCode } from '../code/property-code';
import { fieldSchema } from '../code/schema-code';
import { entityNames } from './names';
import { effectExpressions, mentions, operationCode, type OperationCode } from './operation-code';

/** One operation as the templates write it. */
export interface OperationView {
  readonly kind: OperationKind;
  readonly name: string;
  readonly id: string;
  readonly summary: string;
  /** Fastify's notation, with the base path. */
  readonly url: string;
  readonly isPublic: boolean;
  readonly roles: readonly string[];
  /** `access.open`, `access.roles("admin")`. */
  readonly access: string;
  readonly problems: readonly number[];
  readonly input: readonly InputView[];
  readonly bodyRequired: boolean;
  readonly inputType: string;
  readonly transition: { readonly from: string; readonly to: string } | undefined;
  readonly code: OperationCode;
  /** An expression for the Location of a redirect, with its declarations. */
  readonly location: OperationModel['location'];
  readonly usesInput: boolean;
  /** Keys of other rows in the body, by the names of the relations that they set. */
  readonly named: readonly string[];
  readonly usesCaller: boolean;
  readonly model: OperationModel;
}

export interface InputView {
  readonly name: string;
  readonly schema: string;
  readonly value: string;
}

const METHODS: Readonly<Record<OperationKind, string>> = {
  [OperationKind.UNSPECIFIED]: '',
  [OperationKind.CREATE]: 'POST',
  [OperationKind.LIST]: 'GET',
  [OperationKind.READ]: 'GET',
  [OperationKind.UPDATE]: 'PATCH',
  [OperationKind.DELETE]: 'DELETE',
  [OperationKind.ACTION]: 'POST',
  [OperationKind.REDIRECT]: 'GET',
};

export function operationView(model: Model, operation: OperationModel): OperationView {
  const { entity, kind, name, access, transition } = operation;
  const names = entityNames(entity);
  const code = operationCode(operation);
  const isPublic = access.level === AccessLevel.PUBLIC;
  const expressions = [
    ...operation.guards.map(({ condition }) => condition),
    ...operation.effects.flatMap(effectExpressions),
    ...(operation.location ? [operation.location] : []),
  ];
  const usesInput = expressions.some((expression) => mentions(expression, (node) => node.kind === 'input'));
  const mentionsCaller = expressions.some((expression) => mentions(expression, (node) => node.kind === 'caller'));
  const createsOwned = code.created.some(({ effect }) => effect.entity.owner !== undefined);
  return {
    kind,
    name,
    id: model.operationId(METHODS[kind], operation.path),
    summary: summaryOf(operation),
    url: (kind === OperationKind.REDIRECT ? '' : model.basePath) + operation.path.replace(/\{(\w+)\}/g, ':$1'),
    isPublic,
    roles: access.roles,
    access: accessCode(model, operation),
    problems: problems(model, operation, code),
    input: operation.input.map(inputView),
    bodyRequired: operation.bodyRequired,
    inputType: `${names.pascal}${pascalCase(name)}`,
    transition: transition && { from: literal(transition.from), to: literal(transition.to) },
    code,
    location: operation.location,
    usesInput,
    named: operation.input.flatMap(({ name: input, target }) => (target === undefined ? [] : [input])),
    usesCaller: mentionsCaller || createsOwned,
    model: operation,
  };
}

function accessCode({ authentication }: Model, { access }: OperationModel): string {
  if (authentication === 'none' || access.level === AccessLevel.PUBLIC) return 'access.open';
  if (access.level === AccessLevel.ROLES)
    return `access.roles(${access.roles.map((role) => literal(role)).join(', ')})`;
  return 'access.signedIn';
}

function inputView({ name, field }: InputProperty): InputView {
  const code = fieldCode(field);
  const schema = fieldSchema(field);
  const isOptional = !field.required || field.defaultValue !== undefined;
  const typed = field.required ? schema : `nullable(${schema})`;
  const fallback =
    field.defaultValue?.kind.case === 'json'
      ? convert(literal(JSON.parse(field.defaultValue.kind.value)), code.decode, false)
      : 'null';
  const sent = `body.${name}`;
  let value = convert(sent, code.decode, false);
  if (isOptional && fallback === 'null') value = code.decode ? convert(sent, code.decode, true) : `${sent} ?? null`;
  else if (isOptional)
    value = code.decode
      ? `${sent} === undefined ? ${fallback} : ${convert(sent, code.decode, !field.required)}`
      : `${sent} ?? ${fallback}`;
  return { name, schema: isOptional ? `Type.Optional(${typed})` : typed, value };
}

function problems({ authentication }: Model, operation: OperationModel, code: OperationCode): number[] {
  const { kind, entity, access } = operation;
  const needsKey = kind !== OperationKind.CREATE && kind !== OperationKind.LIST;
  const hasBody = kind === OperationKind.CREATE || kind === OperationKind.UPDATE || kind === OperationKind.ACTION;
  const writesRow = hasBody || kind === OperationKind.DELETE;
  const isSignedIn = authentication !== 'none' && access.level !== AccessLevel.PUBLIC;
  const ownerMayRefuse = writesRow && kind !== OperationKind.CREATE && entity.owner?.mode === OwnershipMode.PUBLIC_READ;
  const writesOthers = code.touched.length > 0 || code.created.length > 0 || code.changesSelf;
  const given: Record<number, boolean> = {
    400: hasBody,
    401: isSignedIn,
    403: access.level === AccessLevel.ROLES || ownerMayRefuse,
    404: needsKey,
    409: mayConflict(operation, code),
    412: kind === OperationKind.UPDATE || kind === OperationKind.DELETE,
    413: hasBody,
    415: hasBody,
    422: hasBody || kind === OperationKind.LIST || writesOthers,
    429: true,
  };
  return Object.keys(given)
    .map(Number)
    .filter((status) => given[status]);
}

function mayConflict({ kind, entity, guards, transition }: OperationModel, code: OperationCode): boolean {
  if (guards.length > 0 || transition) return true;
  const stored = [
    ...(kind === OperationKind.DELETE ? [] : [entity]),
    ...code.touched.map(({ target }) => target),
    ...code.created.map(({ effect }) => effect.entity),
  ];
  const isStored = kind === OperationKind.CREATE || kind === OperationKind.UPDATE || code.changesSelf;
  const hasUniques = stored.some((candidate) => (candidate !== entity || isStored) && hasUnique(candidate, kind));
  return hasUniques || (kind === OperationKind.DELETE && mayBeRestricted(entity));
}

const hasUnique = ({ uniques, key }: EntityModel, kind: OperationKind) =>
  uniques.length > 0 || (kind === OperationKind.CREATE && key.field !== undefined);
