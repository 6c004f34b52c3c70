import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type {
  Answer,
  ApiKey,
  AuditCheck,
  AuditEntry,
  CreateGenerationRequest,
  Generation,
  GenerationStatus,
  Member,
  Organisation,
  Project,
  ProjectRun,
  RepeatedVerification,
  Review,
  Role,
} from '@quantumlayer/contracts/platform/v1/platform';
import type { Verdict } from '@quantumlayer/contracts/verification/v1/verification';
import type { Identity } from './identity';
import type { Principal } from './principal';

/** A slice of a list, newest first. */
export interface Page {
  readonly size: number;
  /** The identifier after which the page begins; from the start when undefined. */
  readonly after: string | undefined;
}

export interface NewGeneration {
  readonly id: string;
  readonly request: CreateGenerationRequest;
  readonly retryOf: string | undefined;
  /** Judges a tree of another one, and builds nothing. */
  readonly verification?: RepeatedVerification | undefined;
  readonly idempotency: Idempotency | undefined;
}

export interface NewProjectRun {
  readonly id: string;
  readonly projectId: string;
  readonly generations: readonly Pick<NewGeneration, 'id' | 'request'>[];
  readonly idempotency: Idempotency | undefined;
}

/** The caller's own name for a request, and what the request was. */
export interface Idempotency {
  readonly key: string;
  readonly requestDigest: string;
}

/** What a page of a list came to. */
export interface Listed<T> {
  readonly items: readonly T[];
  /** Whether others follow. */
  readonly more: boolean;
}

export interface GenerationFilter {
  readonly statuses: readonly GenerationStatus[];
  readonly project: string | undefined;
}

/** Every method sees the principal's organisation alone; what belongs to another is NOT_FOUND. */
export interface GenerationStore {
  /**
   * Writes a queued generation, or returns the one that the same idempotency key and request made before.
   * CONFLICT when the key was used for another request, RESOURCE_EXHAUSTED when the day's quota of the organisation, or of the key, is used up.
   */
  create(principal: Principal, generation: NewGeneration): Promise<Generation>;
  get(principal: Principal, id: string): Promise<Generation>;
  /** Fewer than the page holds where they are too large to be sent together; never none where there is one. */
  list(principal: Principal, filter: GenerationFilter, page: Page): Promise<Listed<Generation>>;
  /** Notes that it should stop; a generation that has ended is returned as it is. */
  requestCancel(principal: Principal, id: string): Promise<Generation>;
  /** At most `limit` events after a sequence number, in order. */
  events(principal: Principal, id: string, after: number, limit: number): Promise<GenerationEvent[]>;
  verdicts(principal: Principal, id: string): Promise<Verdict[]>;
  /** Whether a tree was written in the course of it. */
  hadTree(principal: Principal, id: string, tree: string): Promise<boolean>;
  /** What its brief was understood as in the end; undefined when it did not come that far. */
  application(principal: Principal, id: string): Promise<Application | undefined>;
}

/** Reviews of the principal's organisation; what belongs to another is NOT_FOUND, and what is not in review CONFLICT. */
export interface ReviewStore {
  get(principal: Principal, id: string): Promise<Review>;
  answer(principal: Principal, id: string, answer: Answer): Promise<Generation>;
  /** One that was approved before is returned as it is. */
  approve(principal: Principal, id: string): Promise<Generation>;
}

/** Generations that were started together; as above. */
export interface ProjectRunStore {
  /** All of them or none; errors as those of `GenerationStore.create`. */
  create(principal: Principal, run: NewProjectRun): Promise<ProjectRun>;
  get(principal: Principal, id: string): Promise<ProjectRun>;
}

/** What the host of the workflow needs to know, whatever the organisation. */
export interface GenerationQueue {
  /** Identifiers of those that have not ended, oldest first. */
  unfinished(): Promise<string[]>;
  find(id: string): Promise<Generation | undefined>;
  /** The highest sequence number so far; 0 when nothing happened. */
  lastSequence(id: string): Promise<number>;
  /**
   * Takes an event into account, once. Returns false when it had been before, or when the generation has ended. CONFLICT when one before
   * it is missing, NOT_FOUND when there is no such generation.
   */
  record(event: GenerationEvent): Promise<boolean>;
  /** What was recorded after a sequence number, in order. */
  events(id: string, after: number): Promise<GenerationEvent[]>;
  /** The generations of a project's run, in the order of its parts. */
  run(id: string): Promise<Generation[]>;
  /** Those that should have been stopped, those whose review was decided before `queued` to no effect, and those that are older than `queued` without having begun, or began before `running` and have not ended; oldest first. */
  neglected(before: { readonly queued: Date; readonly running: Date }): Promise<Neglected>;
}

export interface Neglected {
  readonly toCancel: readonly string[];
  readonly toDecide: readonly string[];
  readonly toStart: readonly string[];
}

export interface ProjectStore {
  /** CONFLICT when the organisation has a project of that name. */
  create(principal: Principal, project: { id: string; name: string; description: string }): Promise<Project>;
  get(principal: Principal, id: string): Promise<Project>;
  list(principal: Principal, page: Page): Promise<Project[]>;
  update(principal: Principal, id: string, change: { name?: string; description?: string }): Promise<Project>;
}

export interface NewApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Generations that it may start in a day; 0: as many as the organisation. */
  readonly daily: number;
  readonly digest: Uint8Array;
}

export interface OrganisationStore {
  get(principal: Principal): Promise<Organisation>;
  usage(principal: Principal): Promise<{ today: number; daily: number; total: number }>;
  createKey(principal: Principal, key: NewApiKey): Promise<ApiKey>;
  listKeys(principal: Principal): Promise<ApiKey[]>;
  getKey(principal: Principal, id: string): Promise<ApiKey>;
  revokeKey(principal: Principal, id: string): Promise<ApiKey>;
  audit(principal: Principal, after: number, limit: number): Promise<AuditEntry[]>;
  /** Computes the log's digests once more. */
  checkAudit(principal: Principal): Promise<AuditCheck>;
}

export interface NewMember {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
}

/** Every change leaves the organisation an owner, a member or a key; one that would not is CONFLICT. */
export interface MemberStore {
  list(principal: Principal): Promise<Member[]>;
  get(principal: Principal, id: string): Promise<Member>;
  /** CONFLICT when there is a member, or an invitation, with that address. */
  invite(principal: Principal, member: NewMember): Promise<Member>;
  setRole(principal: Principal, id: string, role: Role): Promise<Member>;
  remove(principal: Principal, id: string): Promise<Member>;
}

/** Finds out where somebody belongs. */
export interface Membership {
  /** What they may do in each of their organisations. Invitations to their address are taken up. */
  of(identity: Identity): Promise<Principal[]>;
}

/** Finds out who holds a key. */
export interface Keyring {
  /** Undefined when there is no such key, or it was revoked. */
  find(id: string): Promise<{ principal: Principal; digest: Uint8Array } | undefined>;
  /** Notes that a key was used; not more often than once a minute for each. */
  noteUse(id: string): Promise<void>;
}

/** What was done that is kept elsewhere. */
export interface AuditTrail {
  /** Written down before it is done: nothing is done without an entry. */
  note(principal: Principal, action: string, subject: string): Promise<void>;
}
