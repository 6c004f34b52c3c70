import type { BuildFinished } from '@quantumlayer/contracts/agents/v1/agents';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { GenerationOutcome, type GenerationFinished } from '@quantumlayer/contracts/generation/v1/events';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import { abortReason, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import { Narrator } from './narrator';
import { conclusion, tellFailure, type GenerationResult } from './outcome';
import type { Activities, Control, GenerationInput, Merged, Workspace } from './ports';
import { repairLoop, type Judged } from './repair-loop';
import { understand, type Parsed } from './understand';
import { verifyTree } from './verify-tree';

/**
 * The workflow: brief -> IR -> tree -> merge with what is there -> verdicts -> folder. A pure function of its arguments, so that any host
 * can run it and run it again; everything that touches the world stands behind them. It never throws: the last event says how it ended.
 */
export async function generate(
  input: GenerationInput,
  activities: Activities,
  control: Control,
): Promise<GenerationResult> {
  const run = new Generation(input, activities, control);
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
    private readonly activities: Activities,
    private readonly control: Control,
  ) {
    this.#narrator = new Narrator(control);
  }

  async run(): Promise<GenerationResult> {
    this.#narrator.say({ case: 'started', value: { brief: this.input.brief } });
    const workspace = await this.activities.openWorkspace();
    const unchanged = await this.#unchanged(workspace);
    if (unchanged !== undefined) return this.#finish(workspace, unchanged.verdicts, []);
    const parsed = await this.#parse();
    const candidate = await this.#mergeWithFolder(workspace, await this.#build(workspace, parsed.application));
    // Where no project stands yet, an unproved one takes nobody's place: the user can read it while the gates run.
    const early = workspace.empty && !this.input.dryRun;
    if (early) await this.#write(workspace, candidate, parsed);
    const judged = await this.#verify(candidate, parsed.application);
    if (!this.input.dryRun && !(early && judged.tree === candidate.tree)) {
      const theirs = early ? candidate.tree : candidate.theirs;
      await this.#write(workspace, { ...candidate, theirs, tree: judged.tree }, parsed);
    }
    return this.#finish(workspace, judged.verdicts, candidate.conflicts);
  }

  fail(error: QuantumLayerError): GenerationResult {
    return tellFailure(this.#narrator, error);
  }

  /** The last run's end, when this run could only come to the same. */
  async #unchanged(workspace: Workspace): Promise<GenerationFinished | undefined> {
    const { previous } = workspace;
    if (previous?.sameInput === undefined || this.input.dryRun) return undefined;
    const { outcome } = previous.sameInput;
    const enough =
      outcome === GenerationOutcome.VERIFIED || (outcome === GenerationOutcome.UNVERIFIED && !this.input.verify);
    if (!enough) return undefined;
    return (await workspace.snapshot(previous.generated)) === previous.written ? previous.sameInput : undefined;
  }

  async #parse(): Promise<Parsed> {
    const parsed = await understand(this.input, this.activities, this.#narrator, this.control);
    const { requirements, application } = parsed;
    const value = { application, ...(requirements === undefined ? {} : { requirements }) };
    this.#narrator.say({ case: 'parsed', value });
    return parsed;
  }

  async #build(workspace: Workspace, application: Application): Promise<BuildFinished> {
    const release = this.input.release ?? (await workspace.lastRelease());
    const order = { application, ...(release && { release }) };
    for await (const response of this.activities.build(order, this.control.signal)) {
      this.#narrator.say({ case: 'build', value: response });
      if (response.event.case === 'built') return response.event.value;
    }
    throw new QuantumLayerError(ErrorCode.INTERNAL, 'The agents ended without a tree');
  }

  async #mergeWithFolder(workspace: Workspace, { tree: generated }: BuildFinished): Promise<Candidate> {
    const { previous, empty } = workspace;
    if (empty) return { tree: generated, generated, theirs: undefined, conflicts: [], setAside: [] };
    const theirs = await workspace.snapshot(generated);
    const base = previous?.generated;
    const merged = await this.activities.merge({ base, ours: generated, theirs, suspects: previous?.conflicts ?? [] });
    const [conflicts, setAside] = [[...merged.conflicts], [...merged.setAside]];
    const value = { base: base ?? '', ours: generated, theirs, merged: merged.tree, conflicts, setAside };
    this.#narrator.say({ case: 'merged', value });
    return { ...merged, generated, theirs };
  }

  async #verify({ tree, generated, conflicts }: Candidate, application: Application): Promise<Judged> {
    // Files with conflict marks cannot pass anything; the user is asked first.
    if (!this.input.verify || this.input.dryRun || conflicts.length > 0) return { tree, verdicts: [] };
    const { activities, control } = this;
    const narrator = this.#narrator;
    const verdicts = await verifyTree({ tree, application }, activities, narrator, control.signal);
    return repairLoop({ tree, verdicts }, { generated, application, activities, narrator, control });
  }

  async #write(workspace: Workspace, { tree, generated, theirs, conflicts }: Candidate, parsed: Parsed): Promise<void> {
    if (this.control.signal.aborted) throw abortReason(this.control.signal);
    const files = await workspace.write({ tree, generated, theirs, parsed, conflicts });
    this.#narrator.say({ case: 'written', value: { directory: workspace.directory, tree, files } });
  }

  async #finish(
    workspace: Workspace,
    verdicts: readonly Verdict[],
    conflicts: readonly string[],
  ): Promise<GenerationResult> {
    const { finished, error } = conclusion(verdicts, conflicts, this.#narrator.seconds);
    if (!this.input.dryRun) await workspace.conclude(finished);
    this.#narrator.say({ case: 'finished', value: finished });
    return { finished, error };
  }
}
