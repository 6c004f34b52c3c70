import { clone, create } from '@bufbuild/protobuf';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { OverridesSchema, type ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import type { Answer } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Narrator } from './narrator';
import type { Activities, Control, Decisions, GenerationInput } from './ports';

/** A brief that was understood. */
export type Parsed = ParseResponse & { readonly application: Application };

const AT_ONCE: Decisions = { answers: [], approved: true };

/** Reads the brief; for a reviewer, offers what was understood and reads it again with each answer, until it is approved. */
export async function understand(
  input: GenerationInput,
  activities: Activities,
  narrator: Narrator,
  { reviewer, signal }: Control,
): Promise<Parsed> {
  let decided = (await reviewer?.decisions()) ?? AT_ONCE;
  let parsed = await parse(withAnswers(input, decided.answers), activities, signal);
  while (reviewer !== undefined && !decided.approved) {
    const { requirements, application } = parsed;
    const answers = decided.answers.length;
    const draft = { application, answers, ...(requirements === undefined ? {} : { requirements }) };
    narrator.say({ case: 'review', value: draft });
    decided = await reviewer.after(decided, signal);
    if (decided.answers.length > answers) parsed = await parse(withAnswers(input, decided.answers), activities, signal);
  }
  return parsed;
}

async function parse(input: GenerationInput, activities: Activities, signal: AbortSignal): Promise<Parsed> {
  const parsed = await activities.parse(input, signal);
  const { application } = parsed;
  if (application === undefined) throw new QuantumLayerError(ErrorCode.INTERNAL, 'The parser returned no application');
  return { ...parsed, application };
}

/** What was answered belongs to the brief: the words behind its own, the choices over those that came before. */
function withAnswers(input: GenerationInput, answers: readonly Answer[]): GenerationInput {
  if (answers.length === 0) return input;
  const overrides = clone(OverridesSchema, input.overrides ?? create(OverridesSchema));
  for (const { overrides: chosen } of answers) {
    overrides.language = chosen?.language || overrides.language;
    overrides.database = chosen?.database || overrides.database;
    overrides.name = chosen?.name || overrides.name;
  }
  const texts = answers.map(({ text }) => text);
  return { ...input, overrides, brief: appendAnswers(input.brief, texts) };
}

/** A brief with what was said about it, as sentences of their own. */
export function appendAnswers(brief: string, answers: readonly string[]): string {
  const sentences = answers
    .map((answer) => answer.trim())
    .filter((answer) => answer !== '')
    .map((answer) => (/[.!?]$/.test(answer) ? answer : `${answer}.`));
  return sentences.length === 0 ? brief : `${brief.trimEnd()}\n${sentences.join('\n')}\n`;
}
