import type { AgentMessage, AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Rejection } from './rejection';

/** A file that one agent must write; no other agent may. */
export interface OwnedFile {
  readonly path: string;
  readonly executable: boolean;
}

/** What an agent is asked to do. */
export interface AgentTask {
  readonly role: AgentRole;
  /** The part of the IR that the role needs. */
  readonly application: Application;
  /** Digest of the tree that the patch must apply to: what its dependencies have made. */
  readonly base: string;
  /** Exactly the files that the patch must write. */
  readonly files: readonly OwnedFile[];
  /** From the agents that finished before, to this one or to everybody. */
  readonly messages: readonly AgentMessage[];
  /** From 1. */
  readonly attempt: number;
  /** Why the previous attempt was refused. */
  readonly rejection?: Rejection;
}

export interface AgentUsage {
  readonly tokens?: number;
  readonly dollars?: number;
}

export interface AgentContext {
  /** Aborted when the run is cancelled or the agent's time is up. */
  readonly signal: AbortSignal;
  /** Reports what was used so far; throws when the budget is overdrawn. */
  spend(usage: AgentUsage): void;
}

/** The raw bytes of a `trees.v1.Patch` in proto3 JSON, whole or in pieces. Nobody has looked at them yet. */
export type RawOutput = Promise<Uint8Array> | AsyncIterable<Uint8Array>;

/** One member of the team. Whatever it returns is untrusted until the output contract has accepted it. */
export interface Agent {
  run(task: AgentTask, context: AgentContext): RawOutput;
}

/** Gives the agent that plays a role. */
export type AgentProvider = (role: AgentRole) => Agent;
