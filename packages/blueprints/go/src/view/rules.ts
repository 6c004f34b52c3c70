import {
  contains,
  type EffectModel,
  type EntityModel,
  type OperationModel,
  type Property,
  type Reference,
  type RuleModel,
  type TypedExpression,
} from '@quantumlayer/ir';
import { GoCompiler } from '../expression/go';
import { negate } from '../expression/negate';
import { exported, quote, variable } from '../naming';
import { rowCheck } from './checks';
import type { Context } from './context';

type Aggregate = Extract<TypedExpression, { kind: 'aggregate' }>;
type Assign = Extract<EffectModel, { kind: 'assign' }>;
type Create = Extract<EffectModel, { kind: 'create' }>;

/** A row besides the operation's own. */
interface Local {
  readonly entity: EntityModel;
  readonly variable: string;
  readonly pointer: boolean;
  readonly nullable: boolean;
}

const ownLocals = [
  'q',
  's',
  'ctx',
  'err',
  'now',
  'caller',
  'input',
  'violations',
  'query',
  'before',
  'unknown',
  'location',
  'fill',
  'change',
  'expected',
  'found',
  'stored',
];

/** Writes what an operation does by the IR's rules: lines of a Go function that returns an error. */
export class RuleWriter {
  readonly lines: string[] = [];
  private readonly go: GoCompiler;
  private readonly locals = new Set<string>(ownLocals);
  private readonly related = new Map<Reference, Local>();
  private readonly aggregates = new Map<Aggregate, string>();
  private readonly created: Local[] = [];

  constructor(
    private readonly context: Context,
    private readonly entity: EntityModel,
    private readonly operation: OperationModel,
    private readonly row: string,
  ) {
    this.locals.add(row);
    this.go = new GoCompiler({
      self: row,
      entity,
      operation,
      enums: context.enums,
      domain: 'domain.',
      related: (reference) => this.related.get(reference)?.variable ?? 'nil',
      aggregate: (node) => this.aggregates.get(node) ?? 'nil',
    });
  }

  /** Transition, guards and effects; other rows are stored, and all that changed are judged. `judged` is false where the row goes away. */
  write(judged: boolean): void {
    this.loadRelated();
    this.transition();
    for (const guard of this.operation.guards) this.guard(guard);
    this.move();
    this.operation.effects.forEach((effect, i) => {
      const rule = `${this.entity.name} ${this.operation.name}${i === 0 ? '' : ` ${i + 1}`}`;
      if (effect.kind === 'assign') this.assign(effect, rule);
      else this.create(effect, rule);
    });
    this.storeRelated();
    if (judged) this.judge({ entity: this.entity, variable: this.row, pointer: false, nullable: false }, true);
    for (const local of [...this.assignedRelated(), ...this.created]) this.judge(local, false);
  }

  /** Adds the rows that effects made; they may refer to the operation's own row, so that one comes first. */
  storeCreated(): void {
    for (const { entity, variable: name } of this.created) {
      this.lines.push(...returnIf(`q.Create${this.context.names.of(entity).name}(ctx, &${name})`));
    }
  }

  /** The value of a redirect's location. */
  location(node: TypedExpression): string {
    this.query(node, `${this.entity.name} ${this.operation.name} location`);
    return this.go.value(node);
  }

  private local(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.locals.has(name); i += 1) name = `${wanted}${i}`;
    this.locals.add(name);
    return name;
  }

  /** Locks the rows that rules reach. Two references to one row share a variable's target, so that no change is lost. */
  private loadRelated(): void {
    for (const reference of this.usedReferences()) {
      const variableName = this.local(variable(reference.name, 'Target'));
      const { name: type } = this.context.names.of(reference.target);
      const key = `${this.row}.${exported(reference.property.name)}`;
      const same = [...this.related].filter(([other]) => other.target === reference.target);
      const shares = same.length > 0 || !reference.required || this.hasLaterTwin(reference);
      this.related.set(reference, {
        entity: reference.target,
        variable: variableName,
        pointer: shares,
        nullable: !reference.required,
      });
      if (!shares) {
        this.lines.push(`${variableName}, err := q.Lock${type}(ctx, ${key})`, ...failure);
        continue;
      }
      const plain = reference.required ? key : `*${key}`;
      const fetch = [`found, err := q.Lock${type}(ctx, ${plain})`, ...failure, `${variableName} = &found`];
      const cases = [
        ...(reference.required ? [] : [[`case ${key} == nil:`]]),
        ...same.map(([other, local]) => {
          const otherKey = `${this.row}.${exported(other.property.name)}`;
          const equal = other.required ? `${otherKey} == ${plain}` : `${otherKey} != nil && *${otherKey} == ${plain}`;
          return [`case ${equal}:`, `${variableName} = ${local.variable}`];
        }),
      ];
      this.lines.push(`var ${variableName} *domain.${type}`);
      if (cases.length === 0) this.lines.push('{', ...fetch, '}');
      else this.lines.push('switch {', ...cases.flat(), 'default:', ...fetch, '}');
    }
  }

  private hasLaterTwin(reference: Reference): boolean {
    return this.usedReferences().some((other) => other !== reference && other.target === reference.target);
  }

  private usedReferences(): Reference[] {
    const used = new Set<Reference>();
    const visit = (node: TypedExpression | undefined) => {
      if (!node) return;
      contains(node, (part) => {
        if (part.kind === 'property' && part.root === 'self' && part.via) used.add(part.via);
        return false;
      });
    };
    for (const { condition } of this.operation.guards) visit(condition);
    for (const effect of this.operation.effects) {
      if (effect.kind === 'create') effect.values.forEach(({ value }) => visit(value));
      else {
        if (effect.via) used.add(effect.via);
        visit(effect.value);
      }
    }
    visit(this.operation.location);
    return this.entity.references.filter((reference) => used.has(reference));
  }

  private stateConstant(value: string): string {
    const { state } = this.entity;
    return state ? `domain.${this.context.enums.constant(this.entity, state, value)}` : '';
  }

  private transition(): void {
    const { transition } = this.operation;
    const { state } = this.entity;
    if (!transition || !state) return;
    const place = `${this.row}.${exported(state.name)}`;
    const test = transition.from.map((value) => `${place} != ${this.stateConstant(value)}`).join(' && ');
    this.lines.push(
      `if ${test} {`,
      `return fault.Broken("invalid_transition", "This is not possible in the state "+string(${place})+".")`,
      '}',
    );
  }

  private move(): void {
    const { transition } = this.operation;
    const { state } = this.entity;
    if (transition && state)
      this.lines.push(`${this.row}.${exported(state.name)} = ${this.stateConstant(transition.to)}`);
  }

  private guard(rule: RuleModel): void {
    this.query(rule.condition, rule.name);
    this.lines.push(
      `if ${this.go.condition(negate(rule.condition))} {`,
      `return fault.Broken(${quote(rule.name)}, ${quote(rule.message)})`,
      '}',
    );
  }

  /** Asks for every aggregate of an expression before the statement that needs it. */
  private query(node: TypedExpression, rule: string): void {
    contains(node, (part) => {
      if (part.kind === 'aggregate' && !this.aggregates.has(part)) {
        const name = this.local(variable(part.entity.name) + resultNames[part.function]);
        this.lines.push(`${name}, err := ${this.context.queries.call(part, rule, this.go)}`, ...failure);
        this.aggregates.set(part, name);
      }
      return false;
    });
  }

  private assign(effect: Assign, rule: string): void {
    this.query(effect.value, rule);
    const local = effect.via && this.related.get(effect.via);
    const line = `${local?.variable ?? this.row}.${exported(effect.property.name)} = ${this.valueFor(effect.via?.target ?? this.entity, effect.property, effect.value)}`;
    this.lines.push(...(local?.nullable === true ? [`if ${local.variable} != nil {`, line, '}'] : [line]));
  }

  private valueFor(owner: EntityModel, property: Property, value: TypedExpression): string {
    const enumType = property.type.kind === 'enum' ? `domain.${this.context.enums.of(owner, property).type}` : 'string';
    if (!property.nullable) return this.go.assigned(value, property.type, enumType);
    if (value.nullable) return this.go.pointer(value);
    const assigned = this.go.assigned(value, property.type, enumType);
    const untyped =
      value.kind === 'literal' &&
      (typeof value.value === 'number' || property.type.kind === 'date' || property.type.kind === 'time');
    return `scalar.Some(${untyped ? `${this.go.typeOf({ ...value, type: property.type })}(${assigned})` : assigned})`;
  }

  private create(effect: Create, rule: string): void {
    const names = this.context.names.of(effect.entity);
    for (const { value } of effect.values) this.query(value, rule);
    const name = this.local(names.var);
    this.lines.push(`${name} := domain.New${names.name}(now)`);
    if (effect.entity.owner) this.lines.push(`${name}.${exported(effect.entity.owner.property.name)} = caller.ID`);
    for (const { property, value } of effect.values)
      this.lines.push(`${name}.${exported(property.name)} = ${this.valueFor(effect.entity, property, value)}`);
    this.created.push({ entity: effect.entity, variable: name, pointer: false, nullable: false });
  }

  private assignedRelated(): Local[] {
    const assigned = this.operation.effects.flatMap((effect) =>
      effect.kind === 'assign' && effect.via ? [effect.via] : [],
    );
    return [...this.related].filter(([reference]) => assigned.includes(reference)).map(([, local]) => local);
  }

  private storeRelated(): void {
    for (const local of this.assignedRelated()) {
      const { variable: name, pointer, nullable } = local;
      const store = [
        `${name}.UpdatedAt = domain.Later(${name}.UpdatedAt)`,
        ...returnIf(`q.Update${this.context.names.of(local.entity).name}(ctx, ${pointer ? name : `&${name}`})`),
      ];
      this.lines.push(...(nullable ? [`if ${name} != nil {`, ...store, '}'] : store));
    }
  }

  private judge(local: Local, own: boolean): void {
    const check = rowCheck(this.context, local.entity);
    if (!check) return;
    const parts = [
      ...(check.asksDatabase ? ['ctx', 'q'] : []),
      local.pointer ? local.variable : `&${local.variable}`,
      ...(check.needsNow ? ['now'] : []),
    ];
    const call = `${check.name}(${parts.join(', ')})`;
    const moved = (value: string) => (own ? value : `elsewhere(${value})`);
    const broken = check.asksDatabase ? this.local('broken') : '';
    const lines = check.asksDatabase
      ? [`${broken}, err := ${call}`, ...failure, ...returnIf(`fault.Validation(${moved(broken)}...)`)]
      : returnIf(`fault.Validation(${moved(call)}...)`);
    this.lines.push(...(local.nullable ? [`if ${local.variable} != nil {`, ...lines, '}'] : lines));
  }
}

const resultNames = { count: 'Count', exists: 'Exists', sum: 'Sum', min: 'Least', max: 'Greatest' } as const;

const failure = ['if err != nil {', 'return err', '}'];

const returnIf = (call: string): string[] => [`if err := ${call}; err != nil {`, 'return err', '}'];
