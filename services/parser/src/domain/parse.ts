import { create } from '@bufbuild/protobuf';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseResponseSchema, type ParseRequest, type ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind, RequirementsSchema, SourceKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import { QuantumLayerError } from '@quantumlayer/errors';
import { checkApplication } from '@quantumlayer/ir';
import { applyFacts } from './apply-facts';
import { applyArchetype } from './archetypes/apply-archetype';
import { catalogue } from './archetypes/catalogue';
import { compileApplication } from './compile/compile-application';
import { Assumptions } from './compile/compile-context';
import { emptyDraft, type DraftModel } from './draft-model';
import { readBrief } from './english/read-brief';
import { correctWord } from './english/vocabulary';
import { accountSentences } from './requirements/account-sentences';
import { confidence, estimateComplexity, estimateSize } from './requirements/estimate';
import { readSentences } from './text/sentences';

/** A brief and specifications as requirements and IR: pure, the same answer for the same request. */
export function parse(request: ParseRequest): ParseResponse {
  const reading = readBrief(readSentences(request.brief, correctWord), 0);
  const assumptions = new Assumptions();
  const application = compile(reading.facts, assumptions);
  const sentences = accountSentences(reading);
  const all = [...reading.assumptions, ...assumptions.list];
  return create(ParseResponseSchema, {
    application,
    requirements: create(RequirementsSchema, {
      sources: [{ name: 'brief', kind: SourceKind.BRIEF, text: request.brief }],
      intent: application.description === '' ? application.title : application.description,
      facts: reading.facts,
      assumptions: all,
      sentences,
      complexity: estimateComplexity(application),
      size: estimateSize(application),
      confidence: confidence(sentences, all.length),
    }),
  });
}

function compile(facts: readonly Fact[], assumptions: Assumptions): Application {
  const said: DraftModel = emptyDraft();
  applyFacts(said, facts);
  const archetypeId = facts.find(({ kind }) => kind === FactKind.ARCHETYPE)?.value;
  const archetype = catalogue.find(({ id }) => id === archetypeId);
  const model = archetype ? applyArchetype(said, archetype, assumptions) : said;
  if (model.entities.length === 0) throw new QuantumLayerError(ErrorCode.NOT_A_BRIEF, 'The brief does not say what to build.');
  const application = compileApplication(model, assumptions);
  const violations = checkApplication(application);
  if (violations.length > 0) throw new QuantumLayerError(ErrorCode.INTERNAL, `The compiled application is not valid: ${violations.map(({ field, message }) => `${field}: ${message}`).join('; ')}`, { violations });
  return application;
}
