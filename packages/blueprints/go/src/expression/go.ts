import {
  children,
  type EntityModel,
  type OperationModel,
  type Reference,
  type TypedExpression,
  type ValueType,
} from '@quantumlayer/ir';
import { goType } from '../go-type';
import { exported, quote } from '../naming';
import type { EnumNames } from '../view/enum-names';

type Node<Kind extends TypedExpression['kind']> = Extract<TypedExpression, { kind: Kind }>;

/** Where the names of an expression live in the generated function. */
export interface GoScope {
  /** The variable that holds the row. */
  readonly self: string;
  readonly entity: EntityModel;
  /** The variable that points at a referred row. */
  related(reference: Reference): string;
  readonly operation?: OperationModel;
  readonly enums: EnumNames;
  /** "" inside package domain. */
  readonly domain: '' | 'domain.';
  /** Runs a query before the statement, and names its result. */
  aggregate(node: Node<'aggregate'>): string;
}

/** What gives null where its divisor is zero. */
const isDivision = (node: TypedExpression): node is Node<'arithmetic'> =>
  node.kind === 'arithmetic' && node.operator === '/' && node.right.kind !== 'literal';

const units: readonly (readonly [number, string])[] = [
  [86_400_000, 'scalar.Day'],
  [3_600_000, 'scalar.Hour'],
  [60_000, 'scalar.Minute'],
];

/** Compiles expressions to Go. Conditions must be lowered, so that a nullable value is only read where it is known to be there. */
export class GoCompiler {
  constructor(private readonly scope: GoScope) {}

  /** A condition without null. */
  condition(node: TypedExpression): string {
    switch (node.kind) {
      case 'and':
      case 'or':
        return [...new Set(node.operands.map((operand) => this.grouped(operand)))].join(
          node.kind === 'and' ? ' && ' : ' || ',
        );
      case 'not':
        return `!${this.operand(node.operand)}`;
      case 'isNull':
        return this.isNull(node.operand, node.negated);
      case 'compare':
        return this.compare(node);
      default:
        return this.value(node);
    }
  }

  /** The value of an expression that is not null here. */
  value(node: TypedExpression): string {
    switch (node.kind) {
      case 'literal':
        return this.literal(node);
      case 'property':
        return (node.property.nullable ? '*' : '') + this.place(node);
      case 'input':
        return (node.nullable ? '*' : '') + `input.${exported(node.input.name)}`;
      case 'caller':
        return node.property === 'id' ? 'caller.ID' : 'caller.Role';
      case 'and':
      case 'or':
      case 'not':
      case 'isNull':
      case 'compare':
        return this.condition(node);
      case 'arithmetic':
        return this.arithmetic(node);
      case 'negate':
        return `-${this.operand(node.operand)}`;
      case 'convert':
        return this.convert(node);
      case 'call':
        return this.call(node);
      case 'aggregate':
        return (node.nullable ? '*' : '') + this.scope.aggregate(node);
    }
  }

  /** A pointer that is nil where the expression is null; for nullable columns. */
  pointer(node: TypedExpression): string {
    if (node.kind === 'literal' && node.value === null) return 'nil';
    if (!node.nullable) return `scalar.Some(${this.typed(node)})`;
    if (node.kind === 'property' && node.property.nullable && (!node.via || node.via.required)) return this.place(node);
    if (node.kind === 'input') return `input.${exported(node.input.name)}`;
    if (node.kind === 'aggregate') return this.scope.aggregate(node);
    if (node.kind === 'call' && node.function === 'coalesce')
      return `cmp.Or(${node.operands.map((operand) => this.pointer(operand)).join(', ')})`;
    if (isDivision(node) && !node.left.nullable && !node.right.nullable)
      return `scalar.Quotient(${this.value(node.left)}, ${this.value(node.right)})`;
    const tests = this.nullTests(node);
    return `func() *${this.typeOf(node)} {\nif ${tests.join(' || ')} {\nreturn nil\n}\nreturn scalar.Some(${this.typed(node)})\n}()`;
  }

  /** Statements that set a pointer, nil where the expression is null. */
  setPointer(place: string, node: TypedExpression): string[] {
    const value = this.pointer(node);
    if (!value.startsWith('func()')) return [`${place} = ${value}`];
    const present = this.nullTests(node).map((test) => test.replace(' == ', ' != '));
    return [`${place} = nil`, `if ${present.join(' && ')} {`, `${place} = scalar.Some(${this.typed(node)})`, '}'];
  }

  /** The Go type of the expression's value. */
  typeOf(node: TypedExpression): string {
    if (node.type.kind !== 'enum') return goType(node.type);
    return this.enumType(node) ?? 'string';
  }

  /** The value, converted to a property's type. */
  assigned(node: TypedExpression, type: ValueType, enumType: string): string {
    const target = goType(type, enumType);
    if (node.kind === 'literal') return this.literal(node, type.kind === 'enum' ? enumType : undefined);
    const source = this.typeOf(node);
    const value = this.finite(node);
    return source === target ? value : `${target}(${value})`;
  }

  private typed(node: TypedExpression): string {
    const value = this.finite(node);
    if (node.kind === 'literal') return `${this.typeOf(node)}(${value})`;
    return value;
  }

  /** JSON and SQL know no infinity. */
  private finite(node: TypedExpression): string {
    const value = this.value(node);
    return node.kind === 'arithmetic' && node.type.kind === 'number' ? `scalar.Finite(${value})` : value;
  }

  private place(node: Node<'property'>): string {
    const row = node.via ? this.scope.related(node.via) : this.scope.self;
    return `${row}.${exported(node.property.name)}`;
  }

  private isNull(operand: TypedExpression, negated: boolean): string {
    const tests = this.nullTests(operand);
    if (tests.length === 0) return negated ? 'true' : 'false';
    if (!negated) return tests.length === 1 ? (tests[0] as string) : `(${tests.join(' || ')})`;
    return tests.map((test) => test.replace(/ == nil$/, ' != nil')).join(' && ');
  }

  /** "x == nil" for everything whose being nil makes the node null. */
  private nullTests(node: TypedExpression): string[] {
    if (node.kind === 'property') {
      return [
        ...(node.via && !node.via.required ? [`${this.scope.related(node.via)} == nil`] : []),
        ...(node.property.nullable ? [`${this.place(node)} == nil`] : []),
      ];
    }
    if (!node.nullable) return [];
    if (node.kind === 'input') return [`input.${exported(node.input.name)} == nil`];
    if (node.kind === 'aggregate') return [`${this.scope.aggregate(node)} == nil`];
    if (node.kind === 'call' && node.function === 'coalesce') return [`${this.pointer(node)} == nil`];
    const divisor = isDivision(node) ? [`${this.operand(node.right)} == 0`] : [];
    return [...new Set([...children(node).flatMap((child) => this.nullTests(child)), ...divisor])];
  }

  private compare({ operator, left, right }: Node<'compare'>): string {
    if (left.type.kind === 'datetime') return this.compareTimes(operator, left, right);
    let [a, b] = [this.operand(left), this.operand(right)];
    if (left.type.kind === 'enum') {
      const [leftType, rightType] = [this.enumType(left), this.enumType(right)];
      if (right.kind === 'literal' && leftType !== undefined) b = this.literal(right, leftType);
      else if (left.kind === 'literal' && rightType !== undefined) a = this.literal(left, rightType);
      else if (leftType !== rightType) [a, b] = [`string(${a})`, `string(${b})`];
    }
    if (left.type.kind === 'boolean' && right.kind === 'literal') {
      return (right.value === true) === (operator === '==') ? a : `!${a}`;
    }
    return `${a} ${operator} ${b}`;
  }

  private compareTimes(operator: Node<'compare'>['operator'], left: TypedExpression, right: TypedExpression): string {
    const [a, b] = [this.receiver(left), `${this.receiver(right)}.Time`];
    switch (operator) {
      case '==':
        return `${a}.Equal(${b})`;
      case '!=':
        return `!${a}.Equal(${b})`;
      case '<':
        return `${a}.Before(${b})`;
      case '>':
        return `${a}.After(${b})`;
      case '<=':
        return `!${a}.After(${b})`;
      case '>=':
        return `!${a}.Before(${b})`;
    }
  }

  private arithmetic(node: Node<'arithmetic'>): string {
    const { operator, left, right, type } = node;
    const sign = operator === '-' ? '-' : '';
    if (type.kind === 'datetime')
      return `${this.receiver(left)}.Plus(${sign}${sign === '' ? this.value(right) : this.operand(right)})`;
    if (type.kind === 'date' && right.kind === 'call') {
      const days = right.operands[0] as TypedExpression;
      return `${this.receiver(left)}.AddDays(${sign}${sign === '' ? this.value(days) : this.operand(days)})`;
    }
    if (type.kind === 'duration' && left.type.kind === 'datetime')
      return `${this.receiver(left)}.Since(${this.value(right)})`;
    const [a, b] = [this.operand(left), this.operand(right)];
    if (operator === '*' && type.kind === 'decimal' && left.kind !== 'literal') {
      return `scalar.Times(${a}, ${right.type.kind === 'integer' ? this.value(right) : `int64(${this.value(right)})`})`;
    }
    if (operator === '*' && type.kind === 'integer' && left.kind !== 'literal' && right.kind !== 'literal')
      return `scalar.Times(${a}, ${b})`;
    return `${a} ${operator} ${b}`;
  }

  private convert({ operand, type }: Node<'convert'>): string {
    const value = this.value(operand);
    if (type.kind !== 'decimal') return `float64(${value})`;
    return type.scale === 0 ? `scalar.Decimal0(${value})` : `scalar.Decimal${type.scale}(${value})*${10 ** type.scale}`;
  }

  private call(node: Node<'call'>): string {
    const [first, second] = node.operands as readonly [TypedExpression, TypedExpression];
    switch (node.function) {
      case 'now':
        return 'now';
      case 'today':
        return 'scalar.DateOf(now.Time)';
      case 'coalesce':
        if (!first.nullable) return this.value(first);
        return `scalar.Or(${this.pointer(first)}, ${this.value(second)})`;
      case 'length':
        return `int64(utf8.RuneCountInString(${this.value(first)}))`;
      case 'lower':
        return `strings.ToLower(${this.value(first)})`;
      case 'duration': {
        const unit = units.find(([size]) => size === node.unitMilliseconds)?.[1] ?? '1';
        if (first.kind === 'literal') return `${this.value(first)}*${unit}`;
        return `scalar.Span(${this.value(first)}, ${unit})`;
      }
    }
  }

  private literal({ value, type }: Node<'literal'>, enumType?: string): string {
    if (typeof value !== 'string') return String(value);
    if (enumType !== undefined) {
      const name = this.scope.enums.constantOf(enumType.replace('domain.', ''), value);
      if (name !== undefined) return this.scope.domain + name;
    }
    return type.kind === 'enum' || type.kind === 'string' ? quote(value) : quote(value);
  }

  private enumType(node: TypedExpression): string | undefined {
    if (node.kind === 'property' && node.property.type.kind === 'enum') {
      const entity = node.via ? node.via.target : node.entity;
      return this.scope.domain + this.scope.enums.of(entity, node.property).type;
    }
    if (node.kind === 'input' && node.input.type.kind === 'enum' && this.scope.operation) {
      return this.scope.domain + this.scope.enums.ofInput(this.scope.operation, node.input).type;
    }
    if (node.kind === 'call' && node.function === 'coalesce') return this.enumType(node.operands[0] as TypedExpression);
    return undefined;
  }

  /** In front of a method. */
  private receiver(node: TypedExpression): string {
    const value = this.value(node);
    return value.startsWith('*')
      ? value.slice(1)
      : /^[\w.()]+$/.test(value) || node.kind === 'call'
        ? value
        : `(${value})`;
  }

  private operand(node: TypedExpression): string {
    const text = this.value(node);
    const simple =
      node.kind === 'property' ||
      node.kind === 'input' ||
      node.kind === 'caller' ||
      node.kind === 'literal' ||
      node.kind === 'aggregate';
    return simple || /^[\w.]+(\([^()]*\))?$/.test(text) || (node.kind === 'call' && node.function !== 'duration')
      ? text
      : `(${text})`;
  }

  private grouped(node: TypedExpression): string {
    const text = this.condition(node);
    return node.kind === 'and' || node.kind === 'or' ? `(${text})` : text;
  }
}
