import type { KubernetesObject, V1Deployment, V1Pod } from '@kubernetes/client-node';

/** The cluster, as far as previews need it. Errors are QuantumLayerErrors: UNAVAILABLE when it does not answer, CONFLICT when something was changed in between. */
export interface Cluster {
  /** Throws when it cannot be used. */
  check(): Promise<void>;
  /** Makes an object what it is here said to be, and leaves alone what is not said. */
  apply(object: KubernetesObject): Promise<void>;
  /** Undefined when there is none of this name. */
  readNamespace(name: string): Promise<NamespaceRecord | undefined>;
  listNamespaces(labels: Readonly<Record<string, string>>): Promise<readonly NamespaceRecord[]>;
  /** Sets these annotations, if the namespace is as it was read. */
  annotate(record: NamespaceRecord, annotations: Readonly<Record<string, string>>): Promise<void>;
  /** Orders the end of a namespace and of everything in it, if it is as it was read. */
  removeNamespace(record: NamespaceRecord): Promise<void>;
  readWorkload(namespace: string): Promise<Workload>;
  /** Lets none of the program run any more. */
  stop(namespace: string): Promise<void>;
  /** The last lines that a pod's program wrote; none when nobody knows them any more. */
  readLog(namespace: string, pod: string, previous: boolean): Promise<readonly string[]>;
}

export interface NamespaceRecord {
  readonly name: string;
  readonly uid: string;
  /** Changes with every change. */
  readonly version: string;
  readonly createdAt: Date;
  readonly ending: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What became of a preview's parts. */
export interface Workload {
  readonly deployment: V1Deployment | undefined;
  readonly pods: readonly V1Pod[];
  readonly route: RouteState;
}

/** `pending` also where nobody says whether a route is taken. */
export type RouteState =
  | { readonly kind: 'accepted' | 'pending' }
  | { readonly kind: 'refused'; readonly message: string };
