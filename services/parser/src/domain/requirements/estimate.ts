import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { OperationKind } from '@quantumlayer/contracts/ir/v1/operation';
import {
  Complexity,
  SentenceOutcome,
  type SentenceAccount,
} from '@quantumlayer/contracts/requirements/v1/requirements';

/** Routes besides those of operations: health, readiness, metrics, OpenAPI, docs. */
const FIXED_ENDPOINTS = 5;
const AUTH_ENDPOINTS = 5;
/** Measured on generated projects: what every project has, and what each entity and operation adds. */
const FILES = { base: 30, entity: 6 };
const LINES = { base: 1500, entity: 260, operation: 45 };

export function estimateSize({ entities, operations, relations, authentication }: Application): {
  entities: number;
  endpoints: number;
  files: number;
  lines: number;
} {
  const updates = operations.filter(({ kind }) => kind === OperationKind.UPDATE).length;
  const nested = relations.filter((relation) => relation.nested).length * 2;
  const accounts = authentication?.accountEntity ? AUTH_ENDPOINTS : 0;
  return {
    entities: entities.length,
    endpoints: operations.length + updates + nested + accounts + FIXED_ENDPOINTS,
    files: FILES.base + entities.length * FILES.entity,
    lines: LINES.base + entities.length * LINES.entity + operations.length * LINES.operation,
  };
}

export function estimateComplexity({ entities, operations, relations, roles }: Application): Complexity {
  const rules = operations.filter(
    ({ kind, guards, effects }) => kind === OperationKind.ACTION || guards.length + effects.length > 0,
  ).length;
  const weight = entities.length + relations.length + rules + roles.length * 2;
  if (weight <= 4) return Complexity.SIMPLE;
  return weight <= 18 ? Complexity.MODERATE : Complexity.COMPLEX;
}

/** 1 when every sentence was understood and nothing had to be assumed. */
export function confidence(sentences: readonly SentenceAccount[], assumptions: number): number {
  const read = sentences.filter(({ outcome }) => outcome !== SentenceOutcome.NO_CONTENT);
  const understood = read.filter(({ outcome }) => outcome !== SentenceOutcome.NOT_UNDERSTOOD).length;
  const partly = read.reduce((sum, { notUnderstood }) => sum + (notUnderstood.length > 0 ? 1 : 0), 0);
  const share = read.length === 0 ? 0.5 : (understood - partly / 4) / read.length;
  return Math.max(0.05, Math.min(1, share * Math.pow(0.97, assumptions)));
}
