import { coerce, commonType } from './coerce';
import type { Scope } from './scope';
import { ExpressionError, type Syntax } from './syntax';
import { integerType, type TypedExpression, type ValueType } from './typed';

type Call = Extract<Syntax, { kind: 'call' }>;
type Check = (syntax: Syntax, scope: Scope) => TypedExpression;

const units: Record<string, number> = { days: 86_400_000, hours: 3_600_000, minutes: 60_000 };
const textType: ValueType = { kind: 'string' };

/** Functions of the expression language; their list is closed. */
export function checkCall(call: Call, scope: Scope, check: Check): TypedExpression {
  const operands = call.arguments.map((argument) => check(argument, scope));
  const [first, second] = operands;
  const arity = (count: number) => {
    if (operands.length === count) return;
    throw new ExpressionError(`${call.name} takes ${count} argument${count === 1 ? '' : 's'}`, call.offset);
  };
  const unitMilliseconds = units[call.name];
  if (unitMilliseconds !== undefined) {
    arity(1);
    const amount = coerce(first as TypedExpression, integerType, call.offset);
    const type: ValueType = { kind: 'duration' };
    return {
      kind: 'call',
      function: 'duration',
      operands: [amount],
      unitMilliseconds,
      type,
      nullable: amount.nullable,
    };
  }
  switch (call.name) {
    case 'now':
    case 'today':
      arity(0);
      return {
        kind: 'call',
        function: call.name,
        operands: [],
        type: { kind: call.name === 'now' ? 'datetime' : 'date' },
        nullable: false,
      };
    case 'length':
    case 'lower': {
      arity(1);
      const text = coerce(first as TypedExpression, textType, call.offset);
      const type = call.name === 'lower' ? textType : integerType;
      return { kind: 'call', function: call.name, operands: [text], type, nullable: text.nullable };
    }
    case 'coalesce': {
      arity(2);
      const [a, b] = [first as TypedExpression, second as TypedExpression];
      const type = commonType(a, b);
      if (!type) throw new ExpressionError('coalesce needs two values of one type', call.offset);
      const values = [coerce(a, type, call.offset), coerce(b, type, call.offset)];
      return { kind: 'call', function: 'coalesce', operands: values, type, nullable: b.nullable };
    }
    default:
      throw new ExpressionError(`unknown function ${call.name}`, call.offset);
  }
}
