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
import { dropUnusable } from './compile/drop-unusable-rules';
import { Assumptions } from './compile/compile-context';
import { emptyDraft, type DraftModel } from './draft-model';
import { refuseContradictions } from './find-contradictions';
import { settleKind, settleStack } from './judge-scope';
import { notABrief, refuseOffTopic } from './refuse-off-topic';
import { readBrief } from './english/read-brief';
import { correctWord } from './english/vocabulary';
import { accountSentences } from './requirements/account-sentences';
import { confidence, estimateComplexity, estimateSize } from './requirements/estimate';
import { readSentences } from './text/sentences';
import { validateBrief } from './validate-brief';

/** A brief and specifications as requirements and IR: pure, the same answer for the same request. */
export function parse(request: ParseRequest): ParseResponse {
  validateBrief(request.brief, request.specifications.length > 0);
  refuseOffTopic(request.brief);
  const reading = readBrief(readSentences(request.brief, correctWord), 0);
  const assumptions = new Assumptions();
  const application = compile(reading.facts, request, [request.brief], assumptions);
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

function compile(facts: readonly Fact[], request: ParseRequest, texts: readonly string[], assumptions: Assumptions): Application {
  settleKind(facts, texts, assumptions);
  refuseContradictions(facts, texts);
  const said: DraftModel = emptyDraft();
  applyFacts(said, facts);
  settleStack(said, facts, texts, request.overrides, assumptions);
  const archetypeId = facts.find(({ kind }) => kind === FactKind.ARCHETYPE)?.value;
  const archetype = catalogue.find(({ id }) => id === archetypeId);
  const model = archetype ? applyArchetype(said, archetype, assumptions) : said;
  if (model.entities.length === 0) throw notABrief(request.brief);
  if (request.overrides?.name) model.name = request.overrides.name;
  const application = compileApplication(model, assumptions);
  let violations = checkApplication(application);
  while (violations.length > 0 && dropUnusable(application, violations, assumptions)) violations = checkApplication(application);
  if (violations.length > 0) {
    throw new QuantumLayerError(ErrorCode.INTERNAL, `The compiled application is not valid: ${violations.map(({ field, message }) => `${field}: ${message}`).join('; ')}`, { violations });
  }
  return application;
}
