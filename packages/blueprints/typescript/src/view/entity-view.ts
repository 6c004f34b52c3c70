import { KeyKind, OperationKind, OwnershipMode, type EntityModel, type Model, type Reference } from '@quantumlayer/ir';
import { literal } from '../code/literal';
import { convert, fieldCode } from '../code/property-code';
import { fieldSchema } from '../code/schema-code';
import { ExpressionCompiler, mayBeNull } from '../expression/compile';
import { entityNames, type EntityNames } from './names';
import { mentions, needsConnection, referencesOf, invariantStatements } from './operation-code';
import { operationView, type OperationView } from './operation-view';
import { hiddenFrom, ownerView, type OwnerView } from './owner-view';
import { linkView, propertyView, type LinkView, type PropertyView } from './property-view';

/** One entity as the templates write it. */
export interface EntityView extends EntityNames {
  readonly model: EntityModel;
  readonly key: PropertyView & { readonly parser: string; readonly isNatural: boolean; readonly isGenerated: boolean };
  readonly properties: readonly PropertyView[];
  readonly links: readonly LinkView[];
  readonly computed: readonly ComputedView[];
  readonly references: readonly ReferenceView[];
  readonly owner: OwnerView | undefined;
  /** Reads the caller to decide what may be referred to. */
  readonly referencesNeedCaller: boolean;
  readonly hasReferenceCheck: boolean;
  readonly presents: RuleBlock;
  readonly invariants: RuleBlock | undefined;
  readonly operations: readonly OperationView[];
  readonly operation: Partial<Record<'create' | 'list' | 'read' | 'update' | 'delete' | 'redirect', OperationView>>;
  readonly actions: readonly OperationView[];
  readonly constraints: Readonly<Record<string, string>>;
  readonly isAccount: boolean;
  readonly readOnly: readonly string[];
}

export interface ComputedView {
  readonly name: string;
  readonly schema: string;
  readonly present: string;
}

export interface ReferenceView {
  readonly name: string;
  readonly propertyName: string;
  readonly column: string;
  readonly required: boolean;
  readonly target: EntityNames;
  readonly targetIsSelf: boolean;
  /** The rest of a condition for rows that the caller may not see. */
  readonly hidden: string;
  readonly nestedPath: string | undefined;
  readonly reference: Reference;
}

/** Statements of a function of its own. */
export interface RuleBlock {
  readonly references: readonly ReferenceView[];
  readonly statements: readonly string[];
  readonly isAsync: boolean;
  readonly usesNow: boolean;
}

export function entityView(model: Model, entity: EntityModel): EntityView {
  const properties = entity.properties.map(propertyView);
  const references = entity.references.map(referenceView);
  const owner = ownerView(entity);
  const links = entity.links.map(linkView);
  const targets = [...entity.references.map(({ target }) => target), ...entity.links.map(({ target }) => target)];
  const computed = computedBlock(entity, references);
  const operations = entity.operations.map((operation) => operationView(model, operation));
  const byKind = (kind: OperationKind) => operations.find((operation) => operation.kind === kind);
  const kinds = {
    create: byKind(OperationKind.CREATE),
    list: byKind(OperationKind.LIST),
    read: byKind(OperationKind.READ),
    update: byKind(OperationKind.UPDATE),
    delete: byKind(OperationKind.DELETE),
    redirect: byKind(OperationKind.REDIRECT),
  };
  return {
    ...entityNames(entity),
    model: entity,
    key: keyView(entity),
    properties,
    links,
    computed: computed.views,
    references,
    owner,
    referencesNeedCaller: targets.some(isPrivate),
    hasReferenceCheck: targets.length > 0,
    presents: computed.block,
    invariants: invariantBlock(entity, references),
    operations,
    operation: Object.fromEntries(Object.entries(kinds).filter(([, view]) => view !== undefined)),
    actions: operations.filter(({ kind }) => kind === OperationKind.ACTION),
    constraints: uniqueConstraints(entity),
    isAccount: entity.isAccount,
    readOnly: [],
  };
}

export function isPrivate({ owner }: EntityModel): boolean {
  return owner?.mode === OwnershipMode.PRIVATE;
}

export function referenceView(reference: Reference): ReferenceView {
  const { name, property, required, target, source, nestedPath } = reference;
  return {
    name,
    propertyName: property.name,
    column: property.column,
    required,
    target: entityNames(target),
    targetIsSelf: target === source,
    hidden: hiddenFrom(target, `${name}Row`),
    nestedPath,
    reference,
  };
}

const parsers: Partial<Record<KeyKind, string>> = {
  [KeyKind.UUID]: 'uuidKey',
  [KeyKind.INTEGER]: 'integerKey',
  [KeyKind.NATURAL]: 'textKey',
};

function keyView({ key, definition }: EntityModel): EntityView['key'] {
  const kind = definition.key?.kind ?? KeyKind.UUID;
  return {
    ...propertyView(key),
    parser: parsers[kind] ?? 'uuidKey',
    isNatural: kind === KeyKind.NATURAL,
    isGenerated: kind === KeyKind.INTEGER,
  };
}

function computedBlock(
  entity: EntityModel,
  references: readonly ReferenceView[],
): { views: ComputedView[]; block: RuleBlock } {
  const compiler = new ExpressionCompiler('computed');
  const statements: string[] = [];
  const views = entity.computed.map(({ name, field, nullable, expression }) => {
    const { code, declarations } = compiler.compile(expression);
    statements.push(...declarations);
    const schema = fieldSchema(field);
    // A required boolean that nobody can tell is not so.
    const certain = !nullable && mayBeNull(expression) ? `${code} === true` : code;
    return {
      name,
      schema: nullable ? `nullable(${schema})` : schema,
      present: convert(certain, fieldCode(field).encode, nullable),
    };
  });
  const expressions = entity.computed.map(({ expression }) => expression);
  return { views, block: ruleBlock(expressions, statements, references) };
}

function invariantBlock(entity: EntityModel, references: readonly ReferenceView[]): RuleBlock | undefined {
  if (entity.invariants.length === 0) return undefined;
  const expressions = entity.invariants.map(({ condition }) => condition);
  return ruleBlock(expressions, invariantStatements(entity.invariants), references);
}

function ruleBlock(
  expressions: readonly Parameters<typeof needsConnection>[0][],
  statements: readonly string[],
  references: readonly ReferenceView[],
): RuleBlock {
  const needed = new Set(expressions.flatMap(referencesOf).map(({ name }) => name));
  return {
    references: references.filter(({ name }) => needed.has(name)),
    statements,
    isAsync: expressions.some(needsConnection),
    usesNow: expressions.some((expression) => mentions(expression, isClock)),
  };
}

export const isClock = (node: Parameters<typeof needsConnection>[0]): boolean =>
  node.kind === 'call' && (node.function === 'now' || node.function === 'today');

/** What the database says of a unique constraint, and the property to point at. */
function uniqueConstraints({ table, uniques, key, definition }: EntityModel): Record<string, string> {
  const sets = definition.key?.kind === KeyKind.NATURAL ? [[key], ...uniques] : uniques;
  return Object.fromEntries(
    sets.map((members) => [members.map(({ column }) => `${table}.${column}`).join(', '), members[0]?.name ?? '']),
  );
}

/** PostgreSQL keeps 63 characters of a name. */
export function constraintName(kind: 'uq' | 'pk' | 'fk' | 'ix', table: string, columns: readonly string[]): string {
  const full = [kind, table, ...columns].join('_');
  if (full.length <= 60) return full;
  let hash = 0;
  for (const character of full) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return `${full.slice(0, 50)}_${hash.toString(36)}`;
}

export const literalList = (values: readonly string[]): string => literal(values);
