import { AuthenticationKind, Language, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { OperationKind } from '@quantumlayer/contracts/ir/v1/operation';
import {
  Complexity,
  SentenceOutcome,
  type SentenceAccount,
} from '@quantumlayer/contracts/requirements/v1/requirements';
import { countEndpoints } from '@quantumlayer/ir';

/** Measured on generated projects: what every project of a language has, what each entity adds, and what accounts or keys do. */
const FILES: Partial<Record<Language, { readonly base: number; readonly entity: number }>> = {
  [Language.PYTHON]: { base: 58, entity: 5 },
  [Language.TYPESCRIPT]: { base: 56, entity: 8 },
  [Language.GO]: { base: 50, entity: 5 },
};
const AUTHENTICATION_FILES: Partial<Record<AuthenticationKind, number>> = {
  [AuthenticationKind.JWT]: 9,
  [AuthenticationKind.API_KEY]: 5,
};
const LINES = { base: 3300, entity: 350, operation: 45 };

export function estimateSize(application: Application): {
  entities: number;
  endpoints: number;
  files: number;
  lines: number;
} {
  const { entities, operations, stack, authentication } = application;
  const { base, entity } = FILES[stack?.language ?? Language.PYTHON] ?? { base: 55, entity: 6 };
  const guards = AUTHENTICATION_FILES[authentication?.kind ?? AuthenticationKind.NONE] ?? 0;
  return {
    entities: entities.length,
    endpoints: countEndpoints(application),
    files: base + guards + entities.length * entity,
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
