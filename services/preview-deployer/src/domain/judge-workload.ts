import { Reason, Step } from '@quantumlayer/contracts/preview/v1/preview';
import type { V1ContainerStatus, V1Deployment, V1Pod } from '@kubernetes/client-node';
import type { Workload } from './cluster';
import { ORDER_ANNOTATION } from './preview-record';

/** What the state of a preview's parts means. */
export type Judgement =
  | { readonly kind: 'waiting'; readonly step: Step; readonly message: string; readonly hindrance: Hindrance }
  /** The program serves, as far as the cluster can tell. */
  | { readonly kind: 'serving' }
  | ({ readonly kind: 'failed' } & Hindrance);

/** Why it is not there; what waits too long fails for its hindrance. */
export interface Hindrance {
  readonly reason: Reason;
  readonly message: string;
  /** Whose log may tell more. */
  readonly witness?: { readonly pod: string; readonly previous: boolean };
}

/** Milliseconds in which the cluster may still find what it needs to make a pod (an account, the state of a quota). */
const SETTLING = 10_000;

const NOT_PULLED = ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'RegistryUnavailable', 'ErrImageNeverPull'];
const NOT_STARTED = ['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'StartError'];

/** @param order digest of the order whose program it has to be; what is left of former ones says nothing */
export function judgeWorkload({ deployment, pods, route }: Workload, order: string, now: Date): Judgement {
  const refused = refusalOf(deployment, now);
  if (refused !== undefined) return refused;
  const pod = pods
    .filter(({ metadata }) => metadata?.annotations?.[ORDER_ANNOTATION] === order)
    .find(({ metadata }) => metadata?.deletionTimestamp === undefined);
  if (pod === undefined)
    return waiting(Step.APPLYING, 'The cluster has not made its pod yet', {
      reason: Reason.NOT_READY_IN_TIME,
      message: 'The cluster did not make its pod in time.',
    });
  const judged = judgePod(pod);
  if (judged.kind !== 'serving') return judged;
  if (!isRolledOut(deployment))
    return waiting(Step.STARTING, 'The program serves; the cluster is taking note of it', {
      reason: Reason.NOT_READY_IN_TIME,
      message: 'The cluster did not take note of the program in time.',
    });
  if (route.kind === 'refused')
    return waiting(Step.ROUTING, `The gateway does not take its route: ${route.message}`, {
      reason: Reason.ROUTE_REFUSED,
      message: `The gateway does not take its route: ${route.message}`,
    });
  return judged;
}

function judgePod({ metadata, status }: V1Pod): Judgement {
  const pod = metadata?.name ?? '';
  const unscheduled = status?.conditions?.find(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'Unschedulable',
  );
  if (unscheduled !== undefined) {
    const message = `The cluster has no room for it: ${unscheduled.message ?? 'no node fits'}`;
    return waiting(Step.PULLING, message, { reason: Reason.NO_CAPACITY, message });
  }
  const container = status?.containerStatuses?.[0];
  const standing = container?.state?.waiting;
  if (NOT_PULLED.includes(standing?.reason ?? '')) return judgePull(standing?.reason, standing?.message);
  const dead = container?.lastState?.terminated ?? container?.state?.terminated;
  if (NOT_STARTED.includes(standing?.reason ?? '') || NOT_STARTED.includes(dead?.reason ?? '')) {
    const message = `It cannot be started: ${standing?.message ?? dead?.message ?? standing?.reason ?? ''}`;
    return { kind: 'failed', reason: Reason.CANNOT_START, message };
  }
  if (container !== undefined && standing?.reason === 'CrashLoopBackOff') return crash(pod, container);
  if (container?.state?.running === undefined)
    return dead === undefined ? beingMade(standing?.reason) : restarting(pod);
  if (container.ready) return { kind: 'serving' };
  return waiting(Step.STARTING, 'The program runs and does not serve yet', {
    reason: Reason.NOT_READY_IN_TIME,
    message: 'The program runs, and did not answer on its port and health path in time.',
    witness: { pod, previous: false },
  });
}

/** Before its first start. Whether the image is being pulled or something else takes long, a pod does not say. */
function beingMade(state = 'nothing is known of it'): Judgement {
  return waiting(Step.PULLING, 'The image is being pulled and the container made', {
    reason: Reason.NOT_READY_IN_TIME,
    message: `The cluster did not pull the image and make the container in time (${state}).`,
  });
}

function restarting(pod: string): Judgement {
  return waiting(Step.STARTING, 'The program ended and is started again', {
    reason: Reason.CRASH_LOOP,
    message: 'The program ended and did not start again in time.',
    witness: { pod, previous: true },
  });
}

/** The first failed pull may be an accident of the network; the cluster tries again, and when it begins to wait between tries it is none. */
function judgePull(reason = '', message = reason): Judgement {
  const text = `The image cannot be pulled: ${message}`;
  const hindrance = { reason: Reason.IMAGE_NOT_PULLED, message: text };
  return reason === 'ErrImagePull' ? waiting(Step.PULLING, text, hindrance) : { kind: 'failed', ...hindrance };
}

function crash(pod: string, { lastState, restartCount }: V1ContainerStatus): Judgement {
  const end = lastState?.terminated;
  const witness = { pod, previous: true };
  if (end?.reason === 'OOMKilled')
    return {
      kind: 'failed',
      reason: Reason.OUT_OF_MEMORY,
      message: 'The program took more memory than it may have.',
      witness,
    };
  const how = end?.signal === undefined ? `exit code ${end?.exitCode ?? 'unknown'}` : `signal ${end.signal}`;
  const message = `The program ends by itself (${how}), ${restartCount + 1} times so far.`;
  return { kind: 'failed', reason: Reason.CRASH_LOOP, message, witness };
}

/** Pods that the cluster does not even let be made. */
function refusalOf(deployment: V1Deployment | undefined, now: Date): Judgement | undefined {
  const failure = deployment?.status?.conditions?.find(
    ({ type, status }) => type === 'ReplicaFailure' && status === 'True',
  );
  if (failure === undefined) return undefined;
  const since = new Date(failure.lastTransitionTime ?? now).getTime();
  const message = failure.message ?? 'no reason given';
  const hindrance = message.includes('exceeded quota')
    ? { reason: Reason.QUOTA_EXCEEDED, message: `It takes more than its place may have: ${message}` }
    : { reason: Reason.REFUSED_BY_CLUSTER, message: `The cluster refuses its pod: ${message}` };
  if (now.getTime() - since < SETTLING) return waiting(Step.APPLYING, hindrance.message, hindrance);
  return { kind: 'failed', ...hindrance };
}

/** The cluster has seen the latest order, and nothing of a former one is left. */
function isRolledOut(deployment: V1Deployment | undefined): boolean {
  const { metadata, status } = deployment ?? {};
  if ((status?.observedGeneration ?? 0) < (metadata?.generation ?? 1)) return false;
  return status?.availableReplicas === 1 && status.updatedReplicas === 1 && status.replicas === 1;
}

function waiting(step: Step, message: string, hindrance: Hindrance): Judgement {
  return { kind: 'waiting', step, message, hindrance };
}
