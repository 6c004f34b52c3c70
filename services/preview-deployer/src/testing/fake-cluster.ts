import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { KubernetesObject, V1Deployment, V1Pod } from '@kubernetes/client-node';
import type { Cluster, NamespaceRecord, RouteState, Workload } from '../domain/cluster';
import { ORDER_ANNOTATION } from '../domain/preview-record';

/** Namespaces and what was applied to them, in memory. What becomes of the program is what the spec says. */
export class FakeCluster implements Cluster {
  readonly applied = new Map<string, KubernetesObject>();
  readonly stopped: string[] = [];
  readonly #namespaces = new Map<string, NamespaceRecord>();
  #version = 0;
  /** The status of the one pod of every preview. */
  status: V1Pod['status'] = servingStatus();
  route: RouteState = { kind: 'accepted' };
  conditions: NonNullable<V1Deployment['status']>['conditions'] = [];
  /** Called before each change of a namespace. */
  before: () => void = () => undefined;

  constructor(private readonly now: () => Date) {}

  check(): Promise<void> {
    return Promise.resolve();
  }

  apply(object: KubernetesObject): Promise<void> {
    const { name = '', namespace, labels = {}, annotations = {} } = object.metadata ?? {};
    if (object.kind === 'Namespace') {
      const before = this.#namespaces.get(name);
      this.#put({
        ...{ name, uid: before?.uid ?? `uid-${++this.#version}`, version: '', ending: false },
        ...{ createdAt: before?.createdAt ?? this.now(), labels },
        annotations: { ...before?.annotations, ...annotations },
      });
    }
    this.applied.set(`${namespace ?? ''}/${object.kind ?? ''}`, object);
    return Promise.resolve();
  }

  readNamespace(name: string): Promise<NamespaceRecord | undefined> {
    return Promise.resolve(this.#namespaces.get(name));
  }

  listNamespaces(labels: Readonly<Record<string, string>>): Promise<readonly NamespaceRecord[]> {
    const fits = (record: NamespaceRecord) =>
      Object.entries(labels).every(([key, value]) => record.labels[key] === value);
    return Promise.resolve([...this.#namespaces.values()].filter(fits));
  }

  async annotate(record: NamespaceRecord, annotations: Readonly<Record<string, string>>): Promise<void> {
    this.before();
    const latest = this.#unchanged(record);
    this.#put({ ...latest, annotations: { ...latest.annotations, ...annotations } });
    return Promise.resolve();
  }

  async removeNamespace(record: NamespaceRecord): Promise<void> {
    this.before();
    this.#put({ ...this.#unchanged(record), ending: true });
    return Promise.resolve();
  }

  /** What the cluster does some time after a namespace's end was ordered. */
  clear(): void {
    for (const { name, ending } of this.#namespaces.values()) if (ending) this.#namespaces.delete(name);
  }

  /** What a person does to a namespace behind everybody's back. */
  change(name: string, change: Partial<NamespaceRecord>): void {
    const record = this.#namespaces.get(name);
    if (record !== undefined) this.#put({ ...record, ...change });
  }

  readWorkload(namespace: string): Promise<Workload> {
    const applied = this.applied.get(`${namespace}/Deployment`) as V1Deployment | undefined;
    if (applied === undefined) return Promise.resolve({ deployment: undefined, pods: [], route: { kind: 'pending' } });
    const serving = this.status?.containerStatuses?.[0]?.ready === true;
    const replicas = { replicas: 1, updatedReplicas: 1, availableReplicas: serving ? 1 : 0 };
    const order = applied.spec?.template.metadata?.annotations?.[ORDER_ANNOTATION] ?? '';
    const pod: V1Pod = { metadata: { name: 'pod', annotations: { [ORDER_ANNOTATION]: order } } };
    if (this.status !== undefined) pod.status = this.status;
    return Promise.resolve({
      deployment: {
        ...applied,
        metadata: { ...applied.metadata, generation: 1 },
        status: { ...replicas, observedGeneration: 1, conditions: this.conditions ?? [] },
      },
      pods: this.status === undefined ? [] : [pod],
      route: this.route,
    });
  }

  stop(namespace: string): Promise<void> {
    this.stopped.push(namespace);
    return Promise.resolve();
  }

  readLog(_namespace: string, pod: string, previous: boolean): Promise<readonly string[]> {
    return Promise.resolve([`the last word of ${previous ? 'the former ' : ''}${pod}`]);
  }

  #unchanged({ name, version }: NamespaceRecord): NamespaceRecord {
    const latest = this.#namespaces.get(name);
    if (latest?.version === version) return latest;
    throw new QuantumLayerError(ErrorCode.CONFLICT, `${name} is not as it was read.`);
  }

  #put(record: NamespaceRecord): void {
    this.#namespaces.set(record.name, { ...record, version: String(++this.#version) });
  }
}

export function servingStatus(): V1Pod['status'] {
  return {
    containerStatuses: [
      { name: 'preview', image: '', imageID: '', ready: true, restartCount: 0, state: { running: {} } },
    ],
  };
}

/** A container that waits, and what ended it before. */
export function waitingStatus(
  reason: string,
  message: string,
  dead?: { exitCode: number; reason?: string },
): V1Pod['status'] {
  const lastState = dead === undefined ? {} : { lastState: { terminated: dead } };
  const state = { waiting: { reason, message } };
  return {
    containerStatuses: [
      { name: 'preview', image: '', imageID: '', ready: false, restartCount: 2, state, ...lastState },
    ],
  };
}
