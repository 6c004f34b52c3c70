import type { KubernetesObject, V1Ingress } from '@kubernetes/client-node';
import type { Entrance } from '../preview-settings';
import type { Setting } from './setting';

/** Of the Gateway API, whose types the client does not have. */
export interface HttpRoute extends KubernetesObject {
  readonly spec: {
    readonly parentRefs: readonly {
      readonly namespace: string;
      readonly name: string;
      readonly sectionName?: string;
    }[];
    readonly hostnames: readonly string[];
    readonly rules: readonly object[];
  };
  readonly status?: {
    readonly parents?: readonly {
      readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
    }[];
  };
}

export const HTTP_ROUTE = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' } as const;

/** In answers that came by a preview's own route. */
export const MARK_HEADER = 'x-preview';

/** Leads a host name to the program. A gateway's route marks what comes back by it, so that nobody else's answer is taken for the program's. */
export function route(setting: Setting, entrance: Entrance, host: string): HttpRoute | V1Ingress {
  return entrance.kind === 'gateway' ? httpRoute(setting, entrance, host) : ingress(setting, entrance, host);
}

function httpRoute(
  { namespace, labels }: Setting,
  gateway: Extract<Entrance, { kind: 'gateway' }>,
  host: string,
): HttpRoute {
  const listener = gateway.listener === undefined ? {} : { sectionName: gateway.listener };
  return {
    ...HTTP_ROUTE,
    metadata: { name: 'preview', namespace, labels },
    spec: {
      parentRefs: [{ namespace: gateway.namespace, name: gateway.name, ...listener }],
      hostnames: [host],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/' } }],
          filters: [
            {
              type: 'ResponseHeaderModifier',
              responseHeaderModifier: { set: [{ name: MARK_HEADER, value: namespace }] },
            },
          ],
          backendRefs: [{ name: 'preview', port: 80 }],
        },
      ],
    },
  };
}

function ingress(
  { namespace, labels }: Setting,
  { className }: Extract<Entrance, { kind: 'ingress' }>,
  host: string,
): V1Ingress {
  const backend = { service: { name: 'preview', port: { name: 'http' } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'preview', namespace, labels },
    spec: {
      ingressClassName: className,
      rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    },
  };
}
