import { create, toBinary } from '@bufbuild/protobuf';
import { BuildFinishedSchema, type BuildFinished } from '@quantumlayer/contracts/agents/v1/agents';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import {
  GenerationFinishedSchema,
  GenerationOutcome,
  type GenerationFinished,
} from '@quantumlayer/contracts/generation/v1/events';
import { ApplicationSchema, type Application } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseRequestSchema, ParseResponseSchema } from '@quantumlayer/contracts/parser/v1/parser';
import type { Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import { abortReason, QuantumLayerError, toErrorDetail, toQuantumLayerError } from '@quantumlayer/errors';
import { Narrator } from './narrator';
import { judge, outcomeError } from './outcome';
import type { Activities, Control, GenerationInput, Merged, Workspace } from './ports';
import { repairLoop } from './repair-loop';
import { verifyTree } from './verify-tree';

/** How a run ended; `error` is the whole error, of which the event carries what may leave the process. */
export interface GenerationResult {
  readonly finished: GenerationFinished;
  readonly error: QuantumLayerError | undefined;
}

/**
 * The workflow: brief -> IR -> tree -> merge with what is there -> verdicts -> folder. A pure function of its arguments, so that any host
 * can run it and run it again; everything that touches the world stands behind them. It never throws: the last event says how it ended.
 */
export async function generate(
  input: GenerationInput,
  workspace: Workspace,
  activities: Activities,
  control: Control,
): Promise<GenerationResult> {
  const run = new Generation(input, workspace, activities, control);
  try {
    return await run.run();
  } catch (thrown) {
    return run.fail(control.signal.aborted ? abortReason(control.signal) : toQuantumLayerError(thrown));
  }
}

/** A tree for the folder, with what it was merged from. */
interface Candidate extends Merged {
  readonly generated: string;
  readonly theirs: string | undefined;
}

class Generation {
  readonly #narrator: Narrator;

  constructor(
    private readonly input: GenerationInput,
    private readonly workspace: Workspace,
    private readonly activities: Activities,
    private readonly control: Control,
  ) {
    this.#narrator = new Narrator(control);
  }

  async run(): Promise<GenerationResult> {
    this.#narrator.say({ case: 'started', value: { brief: this.input.brief } });
    const unchanged = await this.#unchanged();
    if (unchanged !== undefined) return this.#finish(unchanged.verdicts, []);
    const application = await this.#parse();
    const candidate = await this.#mergeWithFolder(await this.#build(application));
    // Where no project stands yet, an unproved one takes nobody's place: the user can read it while the gates run.
    const early = this.workspace.empty && !this.input.dryRun;
    if (early) await this.#write(candidate, application);
    const judged = await this.#verify(candidate, application);
    if (!this.input.dryRun && !(early && judged.tree === candidate.tree)) {
      const theirs = early ? candidate.tree : candidate.theirs;
      await this.#write({ ...candidate, theirs, tree: judged.tree }, application);
    }
    return this.#finish(judged.verdicts, candidate.conflicts);
  }

  fail(error: QuantumLayerError): GenerationResult {
    const outcome = error.code === ErrorCode.CANCELLED ? GenerationOutcome.CANCELLED : GenerationOutcome.FAILED;
    const finished = create(GenerationFinishedSchema, {
      outcome,
      error: toErrorDetail(error),
      seconds: this.#narrator.seconds,
    });
    this.#narrator.say({ case: 'finished', value: finished });
    return { finished, error };
  }

  /** The last run's end, when this run could only come to the same. */
  async #unchanged(): Promise<GenerationFinished | undefined> {
    const { previous } = this.workspace;
    if (previous?.sameInput === undefined || this.input.dryRun) return undefined;
    const proved = previous.sameInput.outcome === GenerationOutcome.VERIFIED;
    const enough = proved || (!this.input.verify && previous.sameInput.outcome === GenerationOutcome.UNVERIFIED);
    if (!enough) return undefined;
    return (await this.workspace.snapshot()) === previous.written ? previous.sameInput : undefined;
  }

  async #parse(): Promise<Application> {
    const { brief, overrides, application } = this.input;
    const specifications = [...this.input.specifications];
    const request = create(ParseRequestSchema, {
      brief,
      specifications,
      ...(overrides === undefined ? {} : { overrides }),
    });
    const given = application === undefined ? new Uint8Array() : toBinary(ApplicationSchema, application);
    const key = [toBinary(ParseRequestSchema, request), given];
    const parsed = await this.control.step('parse', key, ParseResponseSchema, () =>
      this.activities.parse(this.input, this.control.signal),
    );
    if (parsed.application === undefined)
      throw new QuantumLayerError(ErrorCode.INTERNAL, 'The parser returned no application');
    this.#narrator.say({ case: 'parsed', value: { ...parsed, $typeName: 'quantumlayer.generation.v1.BriefParsed' } });
    return parsed.application;
  }

  async #build(application: Application): Promise<BuildFinished> {
    const key = [toBinary(ApplicationSchema, application)];
    const built = await this.control.step('build', key, BuildFinishedSchema, () => this.#runAgents(application));
    // Said here and not with the agents' other events, so that a resumed run says it too.
    this.#narrator.say({ case: 'build', value: { event: { case: 'built', value: built } } });
    return built;
  }

  async #runAgents(application: Application): Promise<BuildFinished> {
    for await (const response of this.activities.build(application, this.control.signal)) {
      const { event } = response;
      if (event.case === 'built') return event.value;
      this.#narrator.say({ case: 'build', value: response });
      if (event.case === 'finished' && !this.input.dryRun) await this.workspace.stage(event.value.tree);
    }
    throw new QuantumLayerError(ErrorCode.INTERNAL, 'The agents ended without a tree');
  }

  async #mergeWithFolder({ tree: generated }: BuildFinished): Promise<Candidate> {
    const { previous } = this.workspace;
    if (previous === undefined) return { tree: generated, generated, theirs: undefined, conflicts: [] };
    const theirs = await this.workspace.snapshot();
    const merged = await this.activities.merge({ base: previous.generated, ours: generated, theirs });
    const conflicts = [...merged.conflicts];
    this.#narrator.say({
      case: 'merged',
      value: { base: previous.generated, ours: generated, theirs, merged: merged.tree, conflicts },
    });
    return { ...merged, generated, theirs };
  }

  async #verify(
    { tree, generated, conflicts }: Candidate,
    application: Application,
  ): Promise<{ tree: string; verdicts: readonly Verdict[] }> {
    // Files with conflict marks cannot pass anything; the user is asked first.
    if (!this.input.verify || this.input.dryRun || conflicts.length > 0) return { tree, verdicts: [] };
    const { activities, control } = this;
    const verdicts = await verifyTree(tree, application, activities, this.#narrator, control.signal);
    return repairLoop({ tree, verdicts }, { generated, application, activities, narrator: this.#narrator, control });
  }

  async #write({ tree, generated, theirs, conflicts }: Candidate, application: Application): Promise<void> {
    if (this.control.signal.aborted) throw abortReason(this.control.signal);
    const files = await this.workspace.write({ tree, generated, theirs, application, conflicts });
    this.#narrator.say({ case: 'written', value: { directory: this.workspace.directory, tree, files } });
  }

  async #finish(verdicts: readonly Verdict[], conflicts: readonly string[]): Promise<GenerationResult> {
    const outcome = judge(verdicts, conflicts);
    const error = outcomeError(outcome, verdicts, conflicts);
    const finished = create(GenerationFinishedSchema, {
      outcome,
      verdicts: [...verdicts],
      seconds: this.#narrator.seconds,
      ...(error === undefined ? {} : { error: toErrorDetail(error) }),
    });
    if (!this.input.dryRun) await this.workspace.conclude(finished);
    this.#narrator.say({ case: 'finished', value: finished });
    return { finished, error };
  }
}
