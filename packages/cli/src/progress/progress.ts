import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome, type Verdict } from '@quantumlayer/contracts/verification/v1/verification';

export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'skipped';

/** One line of the live tree. */
export interface Step {
  readonly name: string;
  readonly state: StepState;
  /** What it is doing, or what came out. */
  readonly detail: string;
  /** Milliseconds of the clock that `advance` is given. */
  readonly startedAt: number | undefined;
  readonly seconds: number | undefined;
  readonly children: readonly Step[];
}

/** Everything that a run has told so far, as a tree of steps. */
export interface Progress {
  readonly steps: readonly Step[];
}

export const NO_PROGRESS: Progress = { steps: [] };

const PARSE = 'understand';
const BUILD = 'build';
const VERIFY = 'check';

/** Role as people read it: "project manager". */
export const roleText = (role: AgentRole): string => AgentRole[role].toLowerCase().replaceAll('_', ' ');

/** Which folder, where one is known: a server writes into none. */
export const within = (how: string, directory: string): string => (directory === '' ? '' : `${how} ${directory}`);

/** The progress after an event; pure, so that each renderer shows the same. */
export function advance(progress: Progress, { event }: GenerationEvent, now: number): Progress {
  switch (event.case) {
    case 'started':
      return put(progress, running(PARSE, now));
    case 'review':
      return put(progress, { ...(find(progress, PARSE) ?? running(PARSE, now)), detail: 'waits for an approval' });
    case 'parsed': {
      const entities = event.value.application?.entities.length ?? 0;
      return put(
        progress,
        finish(progress, PARSE, 'done', `${entities} ${entities === 1 ? 'entity' : 'entities'}`, now),
      );
    }
    case 'build':
      return put(progress, advanceBuild(find(progress, BUILD) ?? running(BUILD, now), event.value.event, now));
    case 'merged':
      return put(progress, {
        ...running('merge', now),
        state: event.value.conflicts.length > 0 ? 'failed' : 'done',
        detail: mergeText(event.value.conflicts.length),
        seconds: 0,
      });
    case 'written':
      return put(progress, {
        ...running('write', now),
        state: 'done',
        detail: `${event.value.files} files${within(' in', event.value.directory)}`,
        seconds: 0,
      });
    case 'verification':
      return put(progress, advanceVerification(find(progress, VERIFY) ?? running(VERIFY, now), event.value.event, now));
    case 'repair':
      return put(progress, {
        ...running(`repair ${event.value.fix}`, now),
        state: event.value.accepted ? 'done' : 'skipped',
        detail: event.value.reason,
        seconds: 0,
      });
    case 'finished':
      return settle(progress, now);
    default:
      return progress;
  }
}

const mergeText = (conflicts: number): string => (conflicts === 0 ? 'your edits are kept' : `${conflicts} in conflict`);

type BuildEvent = Extract<GenerationEvent['event'], { case: 'build' }>['value']['event'];
type VerificationEvent = Extract<GenerationEvent['event'], { case: 'verification' }>['value']['event'];

function advanceBuild(build: Step, event: BuildEvent, now: number): Step {
  switch (event.case) {
    case 'plan':
      return { ...build, children: event.value.agents.map(({ role }) => step(roleText(role))) };
    case 'started':
      return withChild(build, { ...running(roleText(event.value.role), now) });
    case 'rejected':
      return withChild(build, {
        ...running(roleText(event.value.role), now),
        detail: `asked again: ${event.value.message}`,
      });
    case 'finished': {
      const { role, files, seconds } = event.value;
      const detail = files === 0 ? '' : `${files} ${files === 1 ? 'file' : 'files'}`;
      return withChild(build, { ...step(roleText(role)), state: 'done', detail, seconds });
    }
    case 'built':
      return { ...build, state: 'done', detail: `${event.value.files} files`, seconds: since(build, now) };
    default:
      return build;
  }
}

function advanceVerification(verification: Step, event: VerificationEvent, now: number): Step {
  switch (event.case) {
    case 'started':
      return withChild({ ...verification, state: 'running', seconds: undefined }, running(event.value.gate, now));
    case 'progress': {
      const { gate, message } = event.value;
      const known = verification.children.find(({ name }) => name === gate) ?? running(gate, now);
      return withChild(verification, { ...known, detail: message });
    }
    case 'verdict':
      return conclude(withChild(verification, verdictStep(event.value)), now);
    default:
      return verification;
  }
}

function verdictStep({ gate, outcome, summary, seconds, cached }: Verdict): Step {
  const states: Partial<Record<Outcome, StepState>> = { [Outcome.PASSED]: 'done', [Outcome.FAILED]: 'failed' };
  return {
    ...step(gate),
    state: states[outcome] ?? 'skipped',
    detail: cached ? `${summary} (known)` : summary,
    seconds,
  };
}

/** A group is over when all its children are. */
function conclude(group: Step, now: number): Step {
  if (group.children.some(({ state }) => state === 'running' || state === 'waiting')) return group;
  const failed = group.children.some(({ state }) => state === 'failed');
  const skipped = group.children.some(({ state }) => state === 'skipped');
  return { ...group, state: failed ? 'failed' : skipped ? 'skipped' : 'done', seconds: since(group, now) };
}

function settle({ steps }: Progress, now: number): Progress {
  const stop = (item: Step): Step => ({
    ...item,
    ...(item.state === 'running' ? { state: 'failed' as const, seconds: since(item, now) } : {}),
    children: item.children.map(stop),
  });
  return { steps: steps.map(stop) };
}

const step = (name: string): Step => ({
  name,
  state: 'waiting',
  detail: '',
  startedAt: undefined,
  seconds: undefined,
  children: [],
});
const running = (name: string, now: number): Step => ({ ...step(name), state: 'running', startedAt: now });
const since = ({ startedAt }: Step, now: number): number => (startedAt === undefined ? 0 : (now - startedAt) / 1000);
const find = ({ steps }: Progress, name: string): Step | undefined =>
  steps.find((candidate) => candidate.name === name);

function finish(progress: Progress, name: string, state: StepState, detail: string, now: number): Step {
  const found = find(progress, name) ?? running(name, now);
  return { ...found, state, detail, seconds: since(found, now) };
}

function put({ steps }: Progress, changed: Step): Progress {
  const known = steps.some(({ name }) => name === changed.name);
  return { steps: known ? steps.map((item) => (item.name === changed.name ? changed : item)) : [...steps, changed] };
}

function withChild(group: Step, child: Step): Step {
  const merged = put({ steps: group.children }, child);
  return { ...group, children: merged.steps };
}
