import type { V1Deployment, V1EnvFromSource, V1Secret, V1Service } from '@kubernetes/client-node';
import { digestOf } from '../place';
import type { PreviewOrder } from '../preview';
import { ORDER_ANNOTATION } from '../preview-record';
import { LIMITS, type Setting } from './setting';

/** No account of the host, and none of the image's; images of generated projects use it too. */
const USER = 10_001;
const SELECTOR = { 'app.kubernetes.io/name': 'preview' };
const ENVIRONMENT: V1EnvFromSource = { secretRef: { name: 'environment' } };

/** The program's variables, as a secret because some of them are. */
export function environment({ namespace, labels }: Setting, { port, environment: own }: PreviewOrder): V1Secret {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'environment', namespace, labels },
    stringData: { PORT: String(port), HOME: '/tmp', ...own },
  };
}

/** The program, once, and with no rights at all. */
export function deployment({ namespace, labels }: Setting, order: PreviewOrder): V1Deployment {
  const { image, port, milliCpus, memoryMebibytes, healthPath } = order;
  const folders = ['/tmp', ...order.writablePaths.filter((path) => path !== '/tmp')].map((path, index) => ({
    mount: { name: `writable-${index}`, mountPath: path },
    volume: { name: `writable-${index}`, emptyDir: { sizeLimit: LIMITS.folder } },
  }));
  const limits = { cpu: `${milliCpus}m`, memory: `${memoryMebibytes}Mi`, 'ephemeral-storage': LIMITS.storage };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'preview', namespace, labels },
    spec: {
      replicas: 1,
      revisionHistoryLimit: 1,
      // Never two at once: what answers is what was ordered last.
      strategy: { type: 'Recreate' },
      selector: { matchLabels: SELECTOR },
      template: {
        metadata: { labels: { ...labels, ...SELECTOR }, annotations: { [ORDER_ANNOTATION]: digestOf(order) } },
        spec: {
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          terminationGracePeriodSeconds: 10,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: USER,
            runAsGroup: USER,
            fsGroup: USER,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'preview',
              image,
              // What a tag means may have changed since somebody else pulled it here.
              imagePullPolicy: image.includes('@') ? 'IfNotPresent' : 'Always',
              envFrom: [ENVIRONMENT],
              ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
              resources: { limits, requests: { ...limits, cpu: `${Math.ceil(milliCpus / 5)}m` } },
              readinessProbe: {
                ...(healthPath === ''
                  ? { tcpSocket: { port: 'http' } }
                  : { httpGet: { path: healthPath, port: 'http' } }),
                periodSeconds: 1,
                timeoutSeconds: 2,
              },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: folders.map(({ mount }) => mount),
            },
          ],
          volumes: folders.map(({ volume }) => volume),
        },
      },
    },
  };
}

/** Where routes lead. */
export function service({ namespace, labels }: Setting): V1Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'preview', namespace, labels },
    spec: {
      type: 'ClusterIP',
      selector: SELECTOR,
      ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }],
    },
  };
}
