import { create } from '@bufbuild/protobuf';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { ParseResponseSchema, type ParseRequest, type ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import {
  FactKind,
  RequirementsSchema,
  SentenceOutcome,
  SourceKind,
} from '@quantumlayer/contracts/requirements/v1/requirements';
import { QuantumLayerError } from '@quantumlayer/errors';
import { checkApplication } from '@quantumlayer/ir';
import { applyFacts } from './apply-facts';
import { archetypeDraft } from './archetypes/archetype';
import { catalogue } from './archetypes/catalogue';
import { compileApplication } from './compile/compile-application';
import { Assumptions } from './compile/compile-context';
import { emptyDraft } from './draft-model';
import { BriefReading } from './english/reading';
import { readArchetype, readName } from './english/read-project';
import { readStack } from './english/read-stack';
import {
  readApplicationKind,
  readAuthentication,
  readExclusions,
  readNonFunctional,
  readPagination,
} from './english/read-wishes';
import { correctWord } from './english/vocabulary';
import { readSentences } from './text/sentences';

const READERS = [
  readStack,
  readName,
  readArchetype,
  readApplicationKind,
  readAuthentication,
  readNonFunctional,
  readExclusions,
  readPagination,
];

/** A brief and specifications as requirements and IR: pure, the same answer for the same request. */
export function parse(request: ParseRequest): ParseResponse {
  const reading = new BriefReading(readSentences(request.brief, correctWord), 0);
  for (const read of READERS) for (const sentence of reading.sentences) read(reading, sentence);
  const archetypeId = reading.facts.find(({ kind }) => kind === FactKind.ARCHETYPE)?.value;
  const archetype = catalogue.find(({ id }) => id === archetypeId);
  const model = emptyDraft();
  applyFacts(model, reading.facts);
  if (!archetype) throw new QuantumLayerError(ErrorCode.NOT_A_BRIEF, 'The brief does not say what to build.');
  const draft = {
    ...archetypeDraft(archetype, model.authentication),
    ...Object.fromEntries(Object.entries(model).filter(([, value]) => value !== undefined && !Array.isArray(value))),
  };
  const assumptions = new Assumptions();
  const application = compileApplication(draft, assumptions);
  const violations = checkApplication(application);
  if (violations.length > 0)
    throw new QuantumLayerError(ErrorCode.INTERNAL, 'The compiled application is not valid.', { violations });
  return create(ParseResponseSchema, {
    application,
    requirements: create(RequirementsSchema, {
      sources: [{ name: 'brief', kind: SourceKind.BRIEF, text: request.brief }],
      facts: reading.facts,
      assumptions: [...reading.assumptions, ...assumptions.list],
      sentences: reading.sentences.map(({ sentence, facts }) => ({
        span: { source: 0, start: sentence.start, end: sentence.end },
        outcome: facts.size > 0 ? SentenceOutcome.FACTS : SentenceOutcome.NOT_UNDERSTOOD,
        facts: [...facts],
      })),
      confidence: 0.5,
    }),
  });
}
