import { children, type TypedExpression } from '@quantumlayer/ir';
import { literal } from '../code/literal';
import { aggregateQuery } from './aggregate';

/** An expression as TypeScript, with the statements that must stand before it. */
export interface CompiledExpression {
  readonly code: string;
  /** `const` declarations: aggregates and values that TypeScript cannot narrow in place. */
  readonly declarations: readonly string[];
}

/**
 * Writes typed expressions as TypeScript over `self`, `input`, `caller` and `now`; rows of references stand in `<name>Row` constants.
 * Decimals are whole numbers of the smallest unit, datetimes are Dates, durations are milliseconds.
 */
export class ExpressionCompiler {
  private declared: string[] = [];
  private readonly names = new Map<string, string>();

  constructor(
    /** Prefix of the constants that it declares, so that several expressions can stand in one block. */
    private readonly prefix: string,
    private readonly rowOf: (reference: string) => string = (reference) => `${reference}Row`,
  ) {}

  /** A value, null included. */
  compile(node: TypedExpression): CompiledExpression {
    this.declared = [];
    const code = this.value(node);
    return { code, declarations: this.declared };
  }

  /** A rule's condition, which spells out what null means to it. */
  compileCondition(node: TypedExpression): CompiledExpression {
    this.declared = [];
    const code = this.plain(node);
    return { code, declarations: this.declared };
  }

  /** The value; null where an operand is null, or something is divided by zero. */
  value(node: TypedExpression): string {
    if (!mayBeNull(node) || isAtom(node)) return this.plain(node);
    if (node.kind === 'and' || node.kind === 'or') return this.threeValued(node);
    if (node.kind === 'not') {
      const operand = this.declare(node, 'value', this.value(node.operand));
      return `(${operand} === null ? null : !${operand})`;
    }
    const tests = new Set([
      ...nullableAtoms(node).map((atom) => `${this.plain(atom)} === null`),
      ...uncertainDivisors(node).map((divisor) => `${this.plain(divisor)} === 0`),
    ]);
    if (tests.size === 0) return this.plain(node);
    return `(${[...tests].join(' || ')} ? null : ${this.plain(node)})`;
  }

  private plain(node: TypedExpression): string {
    switch (node.kind) {
      case 'literal':
        return literal(node.value);
      case 'property':
        return this.property(node);
      case 'input':
        return `input.${node.input.name}`;
      case 'caller':
        return `caller.${node.property}`;
      case 'isNull':
        return `${this.value(node.operand)} ${node.negated ? '!==' : '==='} null`;
      case 'not':
        return `!(${this.plain(node.operand)})`;
      case 'and':
      case 'or':
        return this.junction(node);
      case 'compare':
        return this.compare(node);
      case 'negate':
        return `-${this.plain(node.operand)}`;
      case 'convert':
        return node.type.kind === 'decimal'
          ? `(${this.plain(node.operand)} * ${10 ** node.type.scale})`
          : this.plain(node.operand);
      case 'arithmetic':
        return this.arithmetic(node);
      case 'call':
        return this.call(node);
      case 'aggregate':
        return this.declare(node, 'found', `await ${aggregateQuery(node, (outer) => this.value(outer))}`);
    }
  }

  /** As in SQL: false and unknown is false, true or unknown is true. */
  private threeValued({ kind, operands }: Extract<TypedExpression, { kind: 'and' | 'or' }>): string {
    const parts = operands.map((operand) => {
      const code = this.value(operand);
      return mayBeNull(operand) ? this.declare(code, 'value', code) : code;
    });
    const decisive = kind === 'or';
    const isUnsure = (position: number) => operands.slice(position, position + 1).some(mayBeNull);
    const decides = parts.map((part, position) =>
      isUnsure(position) ? `${part} === ${String(decisive)}` : `${decisive ? '' : '!'}(${part})`,
    );
    const unknown = parts.filter((_, position) => isUnsure(position)).map((part) => `${part} === null`);
    return `(${decides.join(' || ')} ? ${String(decisive)} : ${unknown.join(' || ')} ? null : ${String(!decisive)})`;
  }

  /** A rule may test for null what the null-safe form tests again. */
  private junction({ kind, operands }: Extract<TypedExpression, { kind: 'and' | 'or' }>): string {
    const parts = new Set(operands.map((operand) => this.plain(operand)));
    return `(${[...parts].join(kind === 'and' ? ' && ' : ' || ')})`;
  }

  private property(node: Extract<TypedExpression, { kind: 'property' }>): string {
    if (!node.via) return `self.${node.property.name}`;
    const row = this.rowOf(node.via.name);
    if (node.via.required) return `${row}.${node.property.name}`;
    return this.declare(`${row}.${node.property.name}`, node.property.name, `${row}?.${node.property.name} ?? null`);
  }

  private compare({ operator, left, right }: Extract<TypedExpression, { kind: 'compare' }>): string {
    const strict = operator === '==' || operator === '!=' ? `${operator}=` : operator;
    return `${this.comparable(left)} ${strict} ${this.comparable(right)}`;
  }

  /** Dates compare by their instant. */
  private comparable(node: TypedExpression): string {
    return node.type.kind === 'datetime' ? `${this.plain(node)}.getTime()` : this.plain(node);
  }

  private arithmetic({ operator, left, right, type }: Extract<TypedExpression, { kind: 'arithmetic' }>): string {
    const parts = `${this.comparable(left)} ${operator} ${this.comparable(right)}`;
    if (type.kind === 'datetime') return `new Date(${parts})`;
    if (type.kind === 'date')
      return `shiftDate(${this.plain(left)}, ${operator === '-' ? '-' : ''}(${this.plain(right)}))`;
    return `(${parts})`;
  }

  private call(node: Extract<TypedExpression, { kind: 'call' }>): string {
    const [first, second] = node.operands;
    switch (node.function) {
      case 'now':
        return 'now';
      case 'today':
        return 'dayOf(now)';
      case 'coalesce': {
        if (!first || !second) throw new RangeError('coalesce takes two operands');
        const code = first.nullable ? `(${this.value(first)} ?? ${this.value(second)})` : this.plain(first);
        return node.nullable ? this.declare(node, 'value', code) : code;
      }
      case 'length':
        return `lengthOf(${first ? this.plain(first) : ''})`;
      case 'lower':
        return `${first ? this.plain(first) : ''}.toLowerCase()`;
      case 'duration':
        return `(${first ? this.plain(first) : ''} * ${String(node.unitMilliseconds ?? 1).replace(/(?<=\d)(?=(\d{3})+$)/g, '_')})`;
    }
  }

  /** A constant for a value that is used more than once, or that only a constant lets TypeScript narrow. */
  private declare(identity: TypedExpression | string, hint: string, code: string): string {
    const key = typeof identity === 'string' ? identity : code;
    const known = this.names.get(key);
    if (known !== undefined) return known;
    const name = `${this.prefix}${hint.charAt(0).toUpperCase()}${hint.slice(1)}${this.names.size === 0 ? '' : String(this.names.size + 1)}`;
    this.names.set(key, name);
    this.declared.push(`const ${name} = ${code};`);
    return name;
  }
}

/** Unlike a condition, a value made of conditions is null where it is unknown. */
export function mayBeNull(node: TypedExpression): boolean {
  const isMadeOfConditions = node.kind === 'and' || node.kind === 'or' || node.kind === 'not';
  return isMadeOfConditions ? children(node).some(mayBeNull) : node.nullable;
}

function isAtom(node: TypedExpression): boolean {
  return (
    ['property', 'input', 'aggregate', 'literal', 'isNull'].includes(node.kind) ||
    (node.kind === 'call' && node.function === 'coalesce')
  );
}

/** What something is divided by, where it may be zero; inner ones first. */
function uncertainDivisors(node: TypedExpression): TypedExpression[] {
  if (isAtom(node)) return [];
  const inner = children(node).flatMap(uncertainDivisors);
  if (node.kind !== 'arithmetic' || node.operator !== '/') return inner;
  return node.right.kind === 'literal' && node.right.value !== 0 ? inner : [...inner, node.right];
}

/** The smallest parts whose null makes the whole null. */
function nullableAtoms(node: TypedExpression): TypedExpression[] {
  if (isAtom(node)) return node.nullable ? [node] : [];
  return children(node).flatMap(nullableAtoms);
}
