import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAllYaml, type KubernetesObject, type V1Deployment, type V1Service } from '@kubernetes/client-node';
import { readPreviewDeployerConfig } from './config';

function objectsOf(file: string): KubernetesObject[] {
  return loadAllYaml(readFileSync(join(__dirname, '../../k8s', file), 'utf8')) as KubernetesObject[];
}

function find(file: string, kind: string): KubernetesObject | undefined {
  return objectsOf(file).find((object) => object.kind === kind);
}

describe('k8s/deployment.yaml', () => {
  const { spec: deployment } = find('deployment.yaml', 'Deployment') as V1Deployment;
  const pod = deployment?.template.spec;
  const [container] = pod?.containers ?? [];

  it('gives the service variables that it reads', () => {
    const environment = Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value]));
    const { own, service } = readPreviewDeployerConfig(environment);
    expect(own.settings.entrance).toEqual({
      kind: 'gateway',
      namespace: 'default',
      name: 'gateway',
      listener: undefined,
    });
    expect(pod?.terminationGracePeriodSeconds).toBeGreaterThan(service.drainSeconds + 5);
    const ports = container?.ports?.map(({ name, containerPort }) => [name, containerPort]);
    expect(ports).toEqual([
      ['grpc', service.grpcPort],
      ['operators', service.httpPort],
    ]);
  });

  it('runs it by the account that access.yaml is about, in one namespace', () => {
    const account = find('access.yaml', 'ServiceAccount')?.metadata;
    expect(pod?.serviceAccountName).toBe(account?.name);
    for (const { metadata } of objectsOf('deployment.yaml')) expect(metadata?.namespace).toBe(account?.namespace);
  });

  it('leads callers to it', () => {
    const { spec: service } = find('deployment.yaml', 'Service') as V1Service;
    expect(deployment?.template.metadata?.labels).toMatchObject(service?.selector ?? { none: '' });
    expect(container?.ports?.map(({ name }) => name)).toContain(service?.ports?.[0]?.targetPort);
  });
});
