import { findViolations, ErrorCode, QuantumLayerError, describeViolations, type Violation } from '@quantumlayer/errors';
import { ApplicationSchema, type Application } from '../contract';
import { build } from '../model/resolve';
import type { Model } from '../model/types';
import { checkAccess } from './access';
import { checkAuthentication } from './authentication';
import { checkFields } from './fields';
import { Issues } from './issues';
import { checkNames } from './names';
import { checkOperations } from './operations';
import { checkOwners } from './owners';
import { checkRelations } from './relations';

/** Everything that is wrong with an application, by IR path; empty when blueprints can build it. */
export function checkApplication(application: Application): readonly Violation[] {
  return examine(application).violations;
}

/**
 * The resolved application.
 * @throws QuantumLayerError INVALID_INPUT with every violation.
 */
export function requireModel(application: Application): Model {
  const { violations, model } = examine(application);
  if (model && violations.length === 0) return model;
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `The IR is not valid: ${describeViolations(violations)}`, {
    violations,
  });
}

const checks = [
  checkNames,
  checkRelations,
  checkFields,
  checkAuthentication,
  checkOperations,
  checkAccess,
  checkOwners,
];

function examine(application: Application): { violations: readonly Violation[]; model?: Model } {
  const schemaViolations = findViolations(ApplicationSchema, application);
  if (schemaViolations.length > 0) return { violations: schemaViolations };
  const issues = new Issues();
  for (const check of checks) check(application, issues);
  // Expressions can be typed only where every name leads somewhere.
  if (issues.found.length > 0) return { violations: issues.found };
  const model = build(application, (path, message) => issues.add(path, 'expression', message));
  return { violations: issues.found, model };
}
