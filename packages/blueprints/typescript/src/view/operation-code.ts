import {
  contains,
  FieldType,
  type EffectModel,
  type OperationModel,
  type Property,
  type Reference,
  type RuleModel,
  type TypedExpression,
} from '@quantumlayer/ir';
import { literal } from '../code/literal';
import { propertyCode } from '../code/property-code';
import { ExpressionCompiler } from '../expression/compile';
import { entityNames } from './names';
import { defaultValue } from './property-view';

/** The rules of an operation as statements over `self`, `connection`, `now` and perhaps `input` and `caller`. */
export interface OperationCode {
  /** References whose rows must be loaded before the statements run. */
  readonly references: readonly Reference[];
  readonly guards: readonly string[];
  readonly effects: readonly string[];
  /** References whose rows the effects change. */
  readonly touched: readonly Reference[];
  /** Rows that effects add. */
  readonly created: readonly { readonly variable: string; readonly effect: Extract<EffectModel, { kind: 'create' }> }[];
  readonly changesSelf: boolean;
}

export function operationCode(operation: OperationModel): OperationCode {
  const { guards, effects, location } = operation;
  const expressions = [
    ...guards.map(({ condition }) => condition),
    ...effects.flatMap(effectExpressions),
    ...(location ? [location] : []),
  ];
  const touched = unique(effects.flatMap((effect) => (effect.kind === 'assign' && effect.via ? [effect.via] : [])));
  const created = effects
    .filter((effect) => effect.kind === 'create')
    .map((effect, position) => ({
      variable: `created${entityNames(effect.entity).pascal}${position === 0 ? '' : String(position + 1)}`,
      effect,
    }));
  return {
    references: unique([...expressions.flatMap(referencesOf), ...touched]),
    guards: guardStatements(guards),
    effects: effects.flatMap((effect, position) => effectStatements(effect, position, created)),
    touched,
    created,
    changesSelf:
      operation.transition !== undefined || effects.some((effect) => effect.kind === 'assign' && !effect.via),
  };
}

/** `guard(condition, name, message);` lines with the constants that they need. */
export function guardStatements(rules: readonly RuleModel[]): string[] {
  return compileRules(rules, 'guard').flatMap(({ declarations, parts }) => [...declarations, `guard(${parts});`]);
}

/** `invariants([condition, name, message], ...);` with the constants that it needs: whoever breaks several rules hears of each. */
export function invariantStatements(rules: readonly RuleModel[]): string[] {
  const compiled = compileRules(rules, 'invariant');
  return [
    ...compiled.flatMap(({ declarations }) => declarations),
    `invariants(${compiled.map(({ parts }) => `[${parts}]`).join(', ')});`,
  ];
}

function compileRules(rules: readonly RuleModel[], prefix: string) {
  const compiler = new ExpressionCompiler(prefix);
  return rules.map(({ name, message, condition }) => {
    const { code, declarations } = compiler.compileCondition(condition);
    return { declarations, parts: `${code}, ${literal(name)}, ${literal(message)}` };
  });
}

export function referencesOf(expression: TypedExpression): Reference[] {
  const found: Reference[] = [];
  contains(expression, (node) => {
    if (node.kind === 'property' && node.root === 'self' && node.via) found.push(node.via);
    return false;
  });
  return unique(found);
}

export function needsConnection(expression: TypedExpression): boolean {
  return contains(expression, (node) => node.kind === 'aggregate') || referencesOf(expression).length > 0;
}

export const mentions = (expression: TypedExpression, test: (node: TypedExpression) => boolean): boolean =>
  contains(expression, test);

export function effectExpressions(effect: EffectModel): TypedExpression[] {
  return effect.kind === 'assign' ? [effect.value] : effect.values.map(({ value }) => value);
}

function effectStatements(effect: EffectModel, position: number, created: OperationCode['created']): string[] {
  const compiler = new ExpressionCompiler(`effect${String(position + 1)}`);
  if (effect.kind === 'assign') {
    const { code, declarations } = compiler.compile(effect.value);
    const row = effect.via ? `${effect.via.name}Row` : 'self';
    const assignment = `set(${row}, { ${effect.property.name}: ${code} });`;
    const bounds = boundStatements(effect.property, row, effect.via ? '' : `/${effect.property.name}`);
    const statements = [assignment, ...bounds];
    const isOptional = effect.via && !effect.via.required;
    return [...declarations, ...(isOptional ? [`if (${row}) { ${statements.join(' ')} }`] : statements)];
  }
  const { entity } = effect;
  const names = entityNames(entity);
  const variable = created.find((candidate) => candidate.effect === effect)?.variable ?? 'created';
  const declarations: string[] = [];
  const members = entity.properties.map((property) => {
    const assigned = effect.values.find((value) => value.property.name === property.name);
    if (!assigned) return `${property.name}: ${defaultValue(property, propertyCode(property))}`;
    const compiled = compiler.compile(assigned.value);
    declarations.push(...compiled.declarations);
    return `${property.name}: ${compiled.code}`;
  });
  const links = entity.links.map(({ property }) => `${property}: []`);
  const bounds = effect.values.flatMap(({ property }) => boundStatements(property, variable, ''));
  return [
    ...declarations,
    `const ${variable}: ${names.pascal}Record = { ${[...members, ...links].join(', ')} };`,
    ...bounds,
  ];
}

/** A field's own bounds hold for what effects write. */
function boundStatements(property: Property, row: string, pointer: string): string[] {
  const { field, name, nullable } = property;
  if (!field) return [];
  const value = `${row}.${name}`;
  const bounds = boundsOf(property);
  if (bounds === undefined) return [];
  const isText = [FieldType.STRING, FieldType.TEXT].includes(field.type);
  const check = `${isText ? 'withinLength' : 'withinBounds'}(${value}, ${literal(bounds)}, ${literal(pointer)});`;
  return nullable ? [check.replace(`(${value},`, `(${value},`)] : [check];
}

function boundsOf({ field }: Property): object | undefined {
  if (!field) return undefined;
  const { type, minimum, maximum, exclusiveMinimum, exclusiveMaximum, scale, minLength, maxLength } = field;
  switch (type) {
    case FieldType.STRING:
    case FieldType.TEXT:
      return {
        minLength: minLength ?? (field.required ? 1 : 0),
        maxLength: maxLength ?? (type === FieldType.TEXT ? 10_000 : 255),
      };
    case FieldType.INTEGER:
    case FieldType.NUMBER:
    case FieldType.DECIMAL: {
      const factor = type === FieldType.DECIMAL ? 10 ** scale : 1;
      const limit = type === FieldType.DECIMAL ? 999_999_999_999_999 : Number.MAX_SAFE_INTEGER;
      const bound = (text: string | undefined) =>
        text === undefined ? undefined : Math.round(Number(text) * factor * 1e6) / 1e6;
      const widest = type === FieldType.NUMBER ? undefined : limit;
      return {
        minimum: bound(minimum) ?? (widest === undefined ? undefined : -widest),
        maximum: bound(maximum) ?? widest,
        exclusiveMinimum: exclusiveMinimum || undefined,
        exclusiveMaximum: exclusiveMaximum || undefined,
      };
    }
    default:
      return undefined;
  }
}

function unique<Item extends { readonly name: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [item.name, item])).values()];
}
