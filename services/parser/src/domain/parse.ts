import { create } from '@bufbuild/protobuf';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseResponseSchema, type ParseRequest, type ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import {
  FactKind,
  FactOrigin,
  FactSchema,
  RequirementsSchema,
  SourceKind,
  type Fact,
} from '@quantumlayer/contracts/requirements/v1/requirements';
import { QuantumLayerError } from '@quantumlayer/errors';
import { checkApplication } from '@quantumlayer/ir';
import { applyFacts } from './apply-facts';
import { applyArchetype } from './archetypes/apply-archetype';
import { archetypeDraft } from './archetypes/archetype';
import { settleDeeds } from './archetypes/settle-deeds';
import { compileApplication } from './compile/compile-application';
import { Assumptions } from './compile/assumptions';
import { keepPeopleByAccount } from './compile/shape/people-by-account';
import { presumeAccounts } from './compile/shape/presume-accounts';
import { tieDependants } from './compile/shape/tie-dependants';
import { dropUnusable } from './compile/shape/drop-unusable-rules';
import { emptyDraft, type DraftModel, type SpecificationReading } from './draft-model';
import { readBrief } from './english/read-brief';
import type { BriefReading } from './english/reading';
import { readVenture } from './english/whole/venture';
import { refuseContradictions } from './find-contradictions';
import { settleKind, settleStack } from './judge-scope';
import { mergeDrafts } from './merge-drafts';
import { titleCase, wordsOf } from './names';
import { notABrief, refuseOffTopic } from './refuse-off-topic';
import { accountSentences } from './requirements/account-sentences';
import { combineReadings } from './requirements/combine-readings';
import { confidence, estimateComplexity, estimateSize } from './requirements/estimate';
import { sentencesOf } from './schemas/sentences-of';
import { tellUnbuiltQueries } from './requirements/unbuilt-queries';
import { validateBrief } from './validate-brief';

/**
 * A brief, and the readings of the specifications given with it, as requirements and IR. Pure: the same answer for the same
 * input. The brief overrides and extends the specifications.
 * @throws INVALID_INPUT, NOT_A_BRIEF, UNSUPPORTED or CONTRADICTION, with the brief's words as violations
 */
export function parse(request: ParseRequest, specifications: readonly SpecificationReading[] = []): ParseResponse {
  validateBrief(request.brief, specifications.length > 0);
  if (specifications.length === 0) refuseOffTopic(request.brief);
  const hasBrief = request.brief.trim() !== '';
  const first = hasBrief ? 1 : 0;
  const specified = specifications.flatMap(({ model }) => model.entities.map(({ name }) => name));
  const reading = readBrief(hasBrief ? sentencesOf(request.brief) : [], 0, specified);
  const sources = [
    ...(hasBrief ? [{ name: 'brief', kind: SourceKind.BRIEF, text: request.brief }] : []),
    ...specifications.map(({ kind }, i) => ({
      name: request.specifications[i]?.name ?? '',
      kind,
      text: request.specifications[i]?.text ?? '',
    })),
  ];
  const assumptions = new Assumptions();
  const { application, archetypeFacts } = compile(request, reading, specifications, assumptions);
  const combined = combineReadings(
    { facts: reading.facts, assumptions: reading.assumptions, sentences: accountSentences(reading) },
    specifications,
    first,
  );
  const all = [...combined.assumptions, ...assumptions.list];
  return create(ParseResponseSchema, {
    application,
    requirements: create(RequirementsSchema, {
      sources,
      intent: application.description === '' ? application.title : application.description,
      facts: [...combined.facts, ...archetypeFacts],
      assumptions: all,
      sentences: [...combined.sentences],
      complexity: estimateComplexity(application),
      size: estimateSize(application),
      confidence: confidence(combined.sentences, all.length),
    }),
  });
}

function compile(
  request: ParseRequest,
  reading: BriefReading,
  specifications: readonly SpecificationReading[],
  assumptions: Assumptions,
): { application: Application; archetypeFacts: Fact[] } {
  const { facts } = reading;
  const texts = [request.brief];
  settleKind(facts, texts, assumptions);
  refuseContradictions(facts, texts);
  const said: DraftModel = emptyDraft();
  const specified = specifications.reduce((model, { model: next }) => mergeDrafts(model, next), emptyDraft());
  applyFacts(said, facts, reading);
  presumeAccounts(said, reading.ofUsers, assumptions);
  said.title = said.name === undefined ? readVenture(reading) : titleCase(wordsOf(said.name));
  settleStack(said, facts, texts, request.overrides, assumptions);
  const inFiles = new Set(specified.entities.map(({ name }) => name));
  const { usual } = reading;
  const merged = mergeDrafts(specified, said);
  // "Receptionists check guests in": what is done to their stays keeps no guests.
  const done = usual ? settleDeeds(archetypeDraft(usual.data, merged.authentication), merged) : merged;
  const own = keepPeopleByAccount(done, inFiles, assumptions);
  const model =
    usual && specified.entities.length === 0 ? applyArchetype(own, usual.data, assumptions, usual.omitted) : own;
  if (model.entities.length === 0) throw notABrief(request.brief);
  if (request.overrides?.name) model.name = request.overrides.name;
  tieDependants(model, facts, assumptions);
  const known = new Set(own.entities.map(({ name }) => name));
  const added = model.entities.filter(({ name }) => !known.has(name));
  const application = checked(model, assumptions);
  tellUnbuiltQueries(facts, application, assumptions);
  return { application, archetypeFacts: added.map(archetypeFact) };
}

const archetypeFact = ({ name }: { name: string }): Fact =>
  create(FactSchema, { kind: FactKind.ENTITY, subject: name, origin: FactOrigin.ARCHETYPE });

/** The compiled application; rules that cannot hold for its fields are taken out first. */
function checked(model: DraftModel, assumptions: Assumptions): Application {
  const application = compileApplication(model, assumptions);
  let violations = checkApplication(application);
  while (violations.length > 0 && dropUnusable(application, violations, assumptions))
    violations = checkApplication(application);
  if (violations.length === 0) return application;
  const told = violations.map(({ field, message }) => `${field}: ${message}`).join('; ');
  throw new QuantumLayerError(ErrorCode.INTERNAL, `The compiled application is not valid: ${told}`, { violations });
}
