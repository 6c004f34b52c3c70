import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import { createValidator, type Validator } from '@bufbuild/protovalidate';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { describeViolations } from './describe-violations';
import { QuantumLayerError, type Violation } from './quantum-layer-error';
import { placeOf, tellViolation } from './tell-violation';

type Thoroughness = 'all' | 'first';
/** More than this nobody reads, and putting one into words costs more than finding it. */
const MOST_TOLD = 200;

/** Made on first use, so that importing this file costs nothing at start. */
const validators = new Map<Thoroughness, Validator>();

function validatorOf(wanted: Thoroughness): Validator {
  const validator = validators.get(wanted) ?? createValidator({ failFast: wanted === 'first' });
  validators.set(wanted, validator);
  return validator;
}

/**
 * The rules that the message breaks, 200 of them at most; they stand in the proto files. The first call for a schema compiles them (tens of milliseconds).
 * @param wanted only the first of them: a list that is too long is refused before its items are looked at
 */
export function findViolations<Desc extends DescMessage>(
  schema: Desc,
  message: MessageShape<Desc>,
  wanted: Thoroughness = 'all',
): readonly Violation[] {
  const result = validatorOf(wanted).validate(schema, message);
  if (result.kind === 'valid') return [];
  if (result.kind === 'error') {
    throw new QuantumLayerError(ErrorCode.INTERNAL, `The rules of ${schema.typeName} cannot be evaluated`, {
      cause: result.error,
    });
  }
  return result.violations.slice(0, MOST_TOLD).map((violation) => ({
    field: placeOf(violation),
    rule: violation.ruleId,
    message: tellViolation(violation),
  }));
}

/** Throws INVALID_INPUT with all violations, or the first, when the message breaks its schema's rules. */
export function validateMessage<Desc extends DescMessage>(
  schema: Desc,
  message: MessageShape<Desc>,
  wanted?: Thoroughness,
): void {
  const violations = findViolations(schema, message, wanted);
  if (violations.length === 0) return;
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `Invalid ${schema.name}: ${describeViolations(violations)}`, {
    violations,
  });
}
