import {
  AccessLevel,
  FieldType,
  OperationKind,
  type Application,
  type Assign,
  type Create,
  type Field,
  type Operation,
  type Rule,
} from '../contract';
import { coerce } from '../expression/coerce';
import { lower } from '../expression/lower';
import { parseExpression } from '../expression/parse';
import type { Scope } from '../expression/scope';
import { ExpressionError } from '../expression/syntax';
import { condition, typeCheck } from '../expression/type-check';
import type { TypedExpression, ValueType } from '../expression/typed';
import { contains } from '../expression/walk';
import { snakeCase } from '../naming';
import { neverHolds } from './never-holds';
import { operationPath, type EntityDraft } from './structure';
import type { ComputedProperty, EffectModel, InputProperty, OperationModel, Property, RuleModel } from './types';
import { valueTypeOf } from './value-type';

/** Called with what is wrong and where in the IR; the rest is still looked at. */
export type Report = (path: string, message: string) => void;

/** Compiles an application's expressions; faulty ones are reported and left out. */
export class RuleCompiler {
  constructor(
    private readonly application: Application,
    private readonly entities: ReadonlyMap<string, EntityDraft>,
    private readonly report: Report,
  ) {}

  computed(entity: EntityDraft, field: Field, path: string): ComputedProperty | undefined {
    const type = valueTypeOf(field);
    const expression = this.value(field.computed, this.scope(entity), type, !field.required, path);
    if (!expression) return undefined;
    const { name } = field;
    return { name, column: snakeCase(name), field, type, nullable: !field.required, expression };
  }

  rule(rule: Rule, scope: Scope, path: string): RuleModel | undefined {
    return this.attempt(path, () => ({
      name: rule.name,
      message: rule.message,
      text: rule.expression,
      condition: lower(condition(parseExpression(rule.expression), scope)),
    }));
  }

  operation(entity: EntityDraft, definition: Operation, path: string): OperationModel {
    const { kind, access } = definition;
    const input = definition.input.map((field) => inputProperty(entity, definition, field));
    const hasCaller = access?.level !== AccessLevel.PUBLIC;
    const scope: Scope = { ...this.scope(entity), input, account: hasCaller ? this.account : undefined };
    const transition = definition.transition && { from: definition.transition.from, to: definition.transition.to };
    const guards = definition.guards.map((guard, i) => {
      const rule = this.rule(guard, scope, `${path}.guards[${i}]`);
      if (rule && transition && neverHolds(rule.condition, transition.from))
        this.report(
          `${path}.guards[${i}]`,
          `never holds in the state ${transition.from.join(' or ')}, from which it leads`,
        );
      return rule;
    });
    return {
      definition,
      name: definition.name,
      kind,
      entity,
      access: { level: access?.level ?? AccessLevel.PUBLIC, roles: access?.roles ?? [] },
      input,
      bodyRequired: kind === OperationKind.ACTION && input.some(({ field }) => field.required && !field.defaultValue),
      guards: present(guards),
      transition,
      effects: present(
        definition.effects.map(({ kind: effect }, i) => {
          const at = `${path}.effects[${i}]`;
          if (effect.case === 'assign') return this.assign(effect.value, scope, at);
          return effect.case === 'create' ? this.create(effect.value, scope, at) : undefined;
        }),
      ),
      location:
        kind === OperationKind.REDIRECT
          ? this.value(definition.location, scope, { kind: 'string' }, false, `${path}.location`)
          : undefined,
      path: operationPath(definition, entity),
    };
  }

  scope(entity: EntityDraft): Scope {
    return {
      self: entity,
      input: [],
      account: undefined,
      roles: this.application.roles.map(({ name }) => name),
      entity: (name) => this.entities.get(name),
    };
  }

  private get account(): EntityDraft | undefined {
    return this.entities.get(this.application.authentication?.accountEntity ?? '');
  }

  private assign({ target, value }: Assign, scope: Scope, path: string): EffectModel | undefined {
    const names = target.split('.').slice(1);
    const via = names.length === 2 ? scope.self.references.find(({ name }) => name === names[0]) : undefined;
    if (names.length === 2 && !via) {
      this.report(path, `${scope.self.name} has no to-one relation ${names[0] ?? ''}`);
      return undefined;
    }
    const property = this.assignable(via?.target ?? scope.self, names.at(-1) ?? '', path);
    if (!property) return undefined;
    const expression = this.value(value, scope, property.type, property.nullable, path);
    if (expression) this.judgeNaming(via ? undefined : property, property, expression, path);
    return expression && { kind: 'assign', via, property, value: expression };
  }

  /** A key out of a body is looked up before it is stored, and that is told by the name which it has in the body. */
  private judgeNaming(
    own: Property | undefined,
    { name, target }: Property,
    value: TypedExpression,
    path: string,
  ): void {
    if (target === undefined || !contains(value, ({ kind }) => kind === 'input')) return;
    const isItself = value.kind === 'input' && own?.name === value.input.name;
    if (!isItself) this.report(path, `${name} may be set from the body only as self.${name} to input.${name}`);
  }

  private create({ entity: name, values }: Create, scope: Scope, path: string): EffectModel | undefined {
    const entity = this.entities.get(name);
    if (!entity) {
      this.report(path, `no entity ${name}`);
      return undefined;
    }
    const assigned = Object.entries(values).map(([member, value]) => {
      const property = this.assignable(entity, member, `${path}.${member}`);
      const expression = property && this.value(value, scope, property.type, property.nullable, `${path}.${member}`);
      if (expression) this.judgeNaming(undefined, property, expression, `${path}.${member}`);
      return property && expression && { property, value: expression };
    });
    const missing = entity.properties.find(
      ({ name: member, role, nullable, field }) =>
        (role === 'field' || role === 'reference') && !nullable && !field?.defaultValue && !(member in values),
    );
    if (missing) this.report(path, `a new ${name} needs ${missing.name}`);
    return { kind: 'create', entity, values: present(assigned) };
  }

  private assignable(entity: EntityDraft | OperationModel['entity'], name: string, path: string): Property | undefined {
    const property = entity.properties.find((candidate) => candidate.name === name);
    if (property && (property.role === 'field' || property.role === 'reference')) return property;
    this.report(path, property ? `${name} cannot be assigned` : `${entity.name} has no property ${name}`);
    return undefined;
  }

  private value(
    text: string,
    scope: Scope,
    type: ValueType,
    nullable: boolean,
    path: string,
  ): TypedExpression | undefined {
    return this.attempt(path, () => {
      const expression = coerce(typeCheck(parseExpression(text), scope), type, 0);
      if (expression.nullable && !nullable) throw new ExpressionError('may be null; use coalesce(…, …)', 0);
      return expression;
    });
  }

  private attempt<Result>(path: string, compile: () => Result): Result | undefined {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.report(path, `${error.message} (at character ${error.offset + 1})`);
      return undefined;
    }
  }
}

function inputProperty(entity: EntityDraft, { effects }: Operation, field: Field): InputProperty {
  const type = field.type === FieldType.UNSPECIFIED ? ({ kind: 'string' } as const) : valueTypeOf(field);
  const { name } = field;
  const isSet = effects.some(({ kind }) => kind.case === 'assign' && kind.value.target === `self.${name}`);
  const reference = entity.properties.find((property) => property.role === 'reference' && property.name === name);
  const target = isSet ? reference?.target : undefined;
  return { name, type, nullable: !field.required && !field.defaultValue, field, target };
}

function present<Item>(items: readonly (Item | undefined)[]): Item[] {
  return items.filter((item) => item !== undefined);
}
