import { create } from '@bufbuild/protobuf';
import type { PlannedMigration } from '@quantumlayer/blueprint-kit';
import {
  AgentRole,
  BuildFinishedSchema,
  BuildResponseSchema,
  type AgentMessage,
  type BuildResponse,
} from '@quantumlayer/contracts/agents/v1/agents';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Patch, TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import { abortReason, QuantumLayerError } from '@quantumlayer/errors';
import { applyPatch, getTree, putEntries, type BlobStore } from '@quantumlayer/trees';
import type { AgentProvider, AgentTask } from './agent';
import { attemptTask } from './attempt';
import type { Limits } from './budget';
import { EventQueue } from './event-queue';
import { isDeliverable, messagesFrom } from './messages';
import { toPlanMessage, type TeamMember, type TeamPlan } from './plan';
import type { Clock } from './ports';
import { OutputRejected, type Rejection } from './rejection';
import { roleName } from './roles';
import { runGraph } from './run-graph';
import { sliceFor } from './slice';

type Event = NonNullable<Parameters<typeof create<typeof BuildResponseSchema>>[1]>['event'];

/** Tries for one task, the first included. */
const MAX_ATTEMPTS = 3;

export interface BuildInput {
  readonly application: Application;
  readonly plan: TeamPlan;
  readonly agents: AgentProvider;
  readonly limits: Limits;
  readonly signal: AbortSignal;
  /** What the plan's next migration is called and does. */
  readonly migration?: PlannedMigration;
}

export interface BuildPorts {
  readonly blobs: BlobStore;
  readonly clock: Clock;
}

/**
 * Runs the team and streams what happens; the last event carries the finished tree.
 * @throws OUTPUT_CONTRACT when an agent's output was refused on every attempt, CANCELLED when the signal is aborted
 */
export async function* buildTeam(input: BuildInput, ports: BuildPorts): AsyncGenerator<BuildResponse, void, undefined> {
  const queue = new EventQueue<BuildResponse>();
  const run = new TeamRun(input, ports, (event) => queue.push(create(BuildResponseSchema, { event })));
  const finished = run.run().finally(() => queue.end());
  // Its failure is thrown below; this only keeps it from being called unhandled when the reader goes away first.
  finished.catch(() => undefined);
  try {
    yield* queue.read();
    await finished;
  } finally {
    // A reader that stops early ends the agents too.
    run.stop(new QuantumLayerError(ErrorCode.CANCELLED, 'Nobody reads the build any more.'));
  }
}

class TeamRun {
  readonly #stopper = new AbortController();
  readonly #signal: AbortSignal;
  readonly #messages: AgentMessage[] = [];

  constructor(
    private readonly input: BuildInput,
    private readonly ports: BuildPorts,
    private readonly emit: (event: NonNullable<Event>) => void,
  ) {
    this.#signal = AbortSignal.any([input.signal, this.#stopper.signal]);
  }

  stop(reason: unknown): void {
    this.#stopper.abort(reason);
  }

  async run(): Promise<void> {
    const { plan } = this.input;
    this.emit({ case: 'plan', value: toPlanMessage(plan) });
    const members = new Map(plan.members.map((member) => [member.role, member]));
    const nodes = plan.members.map(({ role, dependsOn }) => ({ key: role, dependsOn }));
    const runMember = (role: AgentRole, results: ReadonlyMap<AgentRole, string>) =>
      this.#member(members.get(role) as TeamMember, results);
    const results = await runGraph(nodes, runMember, (reason) => this.stop(reason));
    const { digest, entries } = await this.#union([...results.values()]);
    const bytes = entries.reduce((sum, entry) => sum + entry.size, 0n);
    const { migration } = this.input;
    const next = migration && { name: migration.name, consequences: [...migration.consequences] };
    const built = { tree: digest, files: entries.length, bytes, ...(next && { migration: next }) };
    this.emit({ case: 'built', value: create(BuildFinishedSchema, built) });
  }

  async #member(member: TeamMember, results: ReadonlyMap<AgentRole, string>): Promise<string> {
    const startedAt = this.ports.clock();
    if (this.#signal.aborted) throw abortReason(this.#signal);
    const { role, files } = member;
    this.emit({ case: 'started', value: { $typeName: 'quantumlayer.agents.v1.AgentStarted', role } });
    const base = await this.#union(member.dependsOn.flatMap((dependency) => results.get(dependency) ?? []));
    const task = {
      role,
      application: sliceFor(role, this.input.application),
      base: base.digest,
      files,
      messages: this.#messages.filter(({ recipient }) => recipient === role || recipient === AgentRole.UNSPECIFIED),
    };
    const patch = await this.#untilAccepted(task);
    const tree = await applyPatch(this.ports.blobs, base.digest, patch);
    for (const message of messagesFrom(member, this.input.plan, this.input.application)) {
      if (!isDeliverable(message, this.input.plan)) continue;
      this.#messages.push(message);
      this.emit({ case: 'message', value: message });
    }
    const seconds = this.ports.clock() - startedAt;
    this.emit({
      case: 'finished',
      value: { $typeName: 'quantumlayer.agents.v1.AgentFinished', role, tree, files: files.length, seconds },
    });
    return tree;
  }

  async #untilAccepted(task: Omit<AgentTask, 'attempt' | 'rejection'>): Promise<Patch> {
    const agent = this.input.agents(task.role);
    let rejection: Rejection | undefined;
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
      try {
        const again = rejection === undefined ? {} : { rejection };
        return await attemptTask(agent, { ...task, attempt, ...again }, this.input.limits, this.#signal);
      } catch (thrown) {
        if (!(thrown instanceof OutputRejected)) throw thrown;
        const { reason, message } = thrown;
        rejection = { reason, message };
        this.emit({
          case: 'rejected',
          value: { $typeName: 'quantumlayer.agents.v1.AgentRejected', role: task.role, attempt, reason, message },
        });
      }
    }
    throw new QuantumLayerError(
      ErrorCode.OUTPUT_CONTRACT,
      `The ${roleName(task.role)} agent broke its output contract ${MAX_ATTEMPTS} times; the last time: ${rejection?.message ?? 'unknown'}`,
    );
  }

  /** Owners are disjoint, so trees with a common past unite without conflicts. */
  async #union(
    digests: readonly string[],
  ): Promise<{ readonly digest: string; readonly entries: readonly TreeEntry[] }> {
    const trees = await Promise.all(digests.map((digest) => getTree(this.ports.blobs, digest)));
    const byPath = new Map(trees.flatMap((tree) => tree.entries.map((entry) => [entry.path, entry])));
    const entries = [...byPath.values()];
    return { digest: await putEntries(this.ports.blobs, entries), entries };
  }
}
