import { FactKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DraftModel } from './draft-model';
import { languageOfFramework } from './lexicon/stack-lexicon';

/** Adds what facts say to a model. */
export function applyFacts(model: DraftModel, facts: readonly Fact[]): void {
  for (const fact of facts) applyFact(model, fact);
}

function applyFact(model: DraftModel, { kind, value }: Fact): void {
  switch (kind) {
    case FactKind.NAME:
      model.name = value;
      return;
    case FactKind.LANGUAGE:
      model.language ??= value;
      return;
    case FactKind.FRAMEWORK:
      model.language ??= languageOfFramework(value);
      return;
    case FactKind.DATABASE:
      model.database ??= value;
      return;
    case FactKind.AUTHENTICATION:
      model.authentication = value as DraftModel['authentication'];
      return;
    default:
      return;
  }
}
