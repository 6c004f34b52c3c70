import {
  PatchStrategy,
  type CoreV1Api,
  type KubernetesObject,
  type KubernetesObjectApi,
  type V1Deployment,
  type V1Namespace,
} from '@kubernetes/client-node';
import { ErrorCode } from '@quantumlayer/errors';
import type { Cluster, NamespaceRecord, RouteState, Workload } from '../../domain/cluster';
import { HTTP_ROUTE, type HttpRoute } from '../../domain/manifests/route';
import { toClusterError } from './cluster-error';

/** Under which name the cluster remembers who said what of an object. */
const MANAGER = 'quantumlayer-preview-deployer';
const LOG_LINES = 20;
/** Namespaces that one answer brings. */
const PAGE = 500;

const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace' } as const;
const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' } as const;

export class KubernetesCluster implements Cluster {
  constructor(
    private readonly objects: KubernetesObjectApi,
    private readonly core: CoreV1Api,
  ) {}

  async check(): Promise<void> {
    await asked(this.core.listNamespace({ limit: 1 }));
  }

  async apply(object: KubernetesObject): Promise<void> {
    await asked(this.objects.patch(object, undefined, undefined, MANAGER, true, PatchStrategy.ServerSideApply));
  }

  async readNamespace(name: string): Promise<NamespaceRecord | undefined> {
    const found = await ifThere(this.core.readNamespace({ name }));
    return found === undefined ? undefined : toRecord(found);
  }

  async listNamespaces(labels: Readonly<Record<string, string>>): Promise<readonly NamespaceRecord[]> {
    const labelSelector = Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(',');
    const records: NamespaceRecord[] = [];
    let _continue: string | undefined;
    do {
      const page = { labelSelector, limit: PAGE, ...(_continue === undefined ? {} : { _continue }) };
      const { items, metadata } = await asked(this.core.listNamespace(page));
      records.push(...items.map(toRecord));
      _continue = metadata?._continue;
    } while (_continue !== undefined && _continue !== '');
    return records;
  }

  async annotate({ name, version }: NamespaceRecord, annotations: Readonly<Record<string, string>>): Promise<void> {
    await this.#merge({ ...NAMESPACE, metadata: { name, resourceVersion: version, annotations } });
  }

  async removeNamespace({ name, uid, version }: NamespaceRecord): Promise<void> {
    const body = { preconditions: { uid, resourceVersion: version } };
    await ifThere(this.core.deleteNamespace({ name, body }));
  }

  async readWorkload(namespace: string): Promise<Workload> {
    const place = { name: 'preview', namespace };
    const [deployment, pods, route] = await Promise.all([
      ifThere(this.objects.read<V1Deployment>({ ...DEPLOYMENT, metadata: place })),
      asked(this.core.listNamespacedPod({ namespace })),
      ifThere(this.objects.read<HttpRoute>({ ...HTTP_ROUTE, metadata: place })),
    ]);
    return { deployment, pods: pods.items, route: toRouteState(route) };
  }

  async stop(namespace: string): Promise<void> {
    const nothing = { ...DEPLOYMENT, metadata: { name: 'preview', namespace }, spec: { replicas: 0 } };
    await ifThere(this.#merge(nothing as KubernetesObject));
  }

  async readLog(namespace: string, pod: string, previous: boolean): Promise<readonly string[]> {
    try {
      const text = await this.core.readNamespacedPodLog({ namespace, name: pod, previous, tailLines: LOG_LINES });
      return text.split('\n').filter((line) => line !== '');
    } catch (error) {
      const { code } = toClusterError(error);
      // The log is a kindness: a container that never ran has none, and one that was cleared away neither.
      if (code === ErrorCode.NOT_FOUND || code === ErrorCode.INVALID_INPUT) return [];
      throw toClusterError(error);
    }
  }

  async #merge(object: KubernetesObject): Promise<void> {
    await asked(this.objects.patch(object, undefined, undefined, MANAGER, undefined, PatchStrategy.MergePatch));
  }
}

async function asked<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw toClusterError(error);
  }
}

/** Undefined for what is not there. */
async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const failure = toClusterError(error);
    if (failure.code === ErrorCode.NOT_FOUND) return undefined;
    throw failure;
  }
}

function toRecord({ metadata }: V1Namespace): NamespaceRecord {
  return {
    name: metadata?.name ?? '',
    uid: metadata?.uid ?? '',
    version: metadata?.resourceVersion ?? '',
    createdAt: new Date(metadata?.creationTimestamp ?? 0),
    ending: metadata?.deletionTimestamp !== undefined,
    labels: metadata?.labels ?? {},
    annotations: metadata?.annotations ?? {},
  };
}

/** A gateway tells in conditions what it thinks of a route; nobody does of an Ingress. */
function toRouteState(route: HttpRoute | undefined): RouteState {
  const conditions = route?.status?.parents?.flatMap((parent) => parent.conditions ?? []) ?? [];
  const refusal = conditions.find(
    ({ type, status }) => (type === 'Accepted' || type === 'ResolvedRefs') && status === 'False',
  );
  if (refusal !== undefined) return { kind: 'refused', message: refusal.message ?? refusal.type };
  return { kind: conditions.some(({ type }) => type === 'Accepted') ? 'accepted' : 'pending' };
}
