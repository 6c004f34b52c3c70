import type {
  V1LimitRange,
  V1Namespace,
  V1NetworkPolicy,
  V1NetworkPolicyPeer,
  V1ResourceQuota,
} from '@kubernetes/client-node';
import type { PreviewOrder } from '../preview';
import { LIMITS, type Setting } from './setting';

/** The preview's place. The cluster itself refuses there whatever asks for more rights than none. */
export function namespace({ namespace: name, labels }: Setting, annotations: Record<string, string>): V1Namespace {
  const security = ['enforce', 'audit', 'warn'].map(
    (mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted'] as const,
  );
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { ...labels, ...Object.fromEntries(security) }, annotations },
  };
}

/** Room for the program, for another one while it is exchanged, and for nothing that could cost money. */
export function quota(
  { namespace: place, labels }: Setting,
  { milliCpus, memoryMebibytes }: PreviewOrder,
): V1ResourceQuota {
  return {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'preview', namespace: place, labels },
    spec: {
      hard: {
        pods: '2',
        'limits.cpu': `${2 * milliCpus}m`,
        'limits.memory': `${2 * memoryMebibytes}Mi`,
        services: '1',
        'services.nodeports': '0',
        'services.loadbalancers': '0',
        persistentvolumeclaims: '0',
      },
    },
  };
}

/** Nothing here may have more than the program, or be without limits. */
export function limitRange(
  { namespace: place, labels }: Setting,
  { milliCpus, memoryMebibytes }: PreviewOrder,
): V1LimitRange {
  const most = { cpu: `${milliCpus}m`, memory: `${memoryMebibytes}Mi`, 'ephemeral-storage': LIMITS.storage };
  return {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata: { name: 'preview', namespace: place, labels },
    spec: { limits: [{ type: 'Container', max: most, _default: most }] },
  };
}

/** Nobody reaches anything here and nothing here reaches anybody, but for the program's port from where requests come in. */
export function networkPolicy({ namespace: place, labels }: Setting, callers: readonly string[]): V1NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'preview', namespace: place, labels },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ _from: callers.map(toPeer), ports: [{ protocol: 'TCP', port: 'http' }] }],
      egress: [],
    },
  };
}

function toPeer(caller: string): V1NetworkPolicyPeer {
  if (caller.includes('/')) return { ipBlock: { cidr: caller } };
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': caller } } };
}
