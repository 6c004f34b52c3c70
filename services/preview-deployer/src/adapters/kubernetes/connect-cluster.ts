import { CoreV1Api, KubeConfig, KubernetesObjectApi } from '@kubernetes/client-node';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { KubernetesCluster } from './kubernetes-cluster';

/** @param kubeconfig a file; undefined inside of a cluster, where the pod's own account is used */
export function connectCluster(kubeconfig: string | undefined): KubernetesCluster {
  const config = new KubeConfig();
  try {
    if (kubeconfig === undefined) config.loadFromCluster();
    else config.loadFromFile(kubeconfig);
    return new KubernetesCluster(KubernetesObjectApi.makeApiClient(config), config.makeApiClient(CoreV1Api));
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause);
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `KUBECONFIG cannot be used: ${text}`, { cause });
  }
}
