import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampDate } from '@bufbuild/protobuf/wkt';
import {
  PreviewService,
  Reason,
  State,
  Step,
  type DeployPreviewRequestSchema,
  type Preview,
} from '@quantumlayer/contracts/preview/v1/preview';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient, createInProcessTransport } from '@quantumlayer/rpc';
import type { V1Deployment } from '@kubernetes/client-node';
import { setImmediate } from 'node:timers/promises';
import { composePreviewDeployer } from './compose';
import type { PreviewSettings } from './domain/preview-settings';
import { FakeCluster, servingStatus, waitingStatus } from './testing/fake-cluster';

const SETTINGS: PreviewSettings = {
  prefix: 'preview',
  baseUrl: new URL('https://preview.example.com:8443'),
  entrance: { kind: 'gateway', namespace: 'edge', name: 'main', listener: undefined },
  callers: ['edge', '10.0.0.0/8'],
  defaultTtlSeconds: 600,
  maximumTtlSeconds: 3600,
  patience: 60,
  perOrganisation: 2,
  resources: { milliCpus: 500, memoryMebibytes: 256, maximumMilliCpus: 1000, maximumMemoryMebibytes: 1024 },
};
const ORDER = { organisation: 'acme', id: 'p1', name: 'shop', image: 'registry.example.com/shop:1', port: 8000 };

function setUp(settings = SETTINGS) {
  const clock = { now: new Date('2026-01-01T00:00:00Z') };
  const cluster = new FakeCluster(() => clock.now);
  const probe = { wrong: undefined as string | undefined, asked: [] as string[] };
  const { service, keep } = composePreviewDeployer({
    settings,
    cluster,
    probe: {
      ask: (url, { mark }) => {
        probe.asked.push(`${url.href} ${mark ?? 'unmarked'}`);
        return Promise.resolve(probe.wrong);
      },
    },
    // Time passes as often as somebody looks at the clock.
    now: () => (clock.now = new Date(clock.now.getTime() + 100)),
    pause: 0,
  });
  const client = createClient(PreviewService, createInProcessTransport([service]));
  const wait = (seconds: number) => (clock.now = new Date(clock.now.getTime() + seconds * 1000));
  const deploy = async (change: MessageInitShape<typeof DeployPreviewRequestSchema> = {}) => {
    const steps: Step[] = [];
    let preview: Preview | undefined;
    for await (const { event } of client.deployPreview({ ...ORDER, ...change })) {
      if (event.case === 'progress') steps.push(event.value.step);
      if (event.case === 'preview') preview = event.value;
    }
    if (preview === undefined) throw new Error('The stream ended without a preview.');
    return { steps, preview };
  };
  return { cluster, probe, client, keep, wait, deploy };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await setImmediate();
}

describe('a preview', () => {
  it('is told when its program has answered through its own route, and not before', async () => {
    const { client, deploy, probe, cluster } = setUp();
    probe.wrong = 'status 503';
    const deploying = deploy({ healthPath: '/healthz' });
    await until(() => probe.asked.length > 0);
    const { preview: unready } = await client.getPreview({ organisation: 'acme', id: 'p1' });
    expect([unready?.state, unready?.url]).toEqual([State.DEPLOYING, '']);
    probe.wrong = undefined;
    const { preview, steps } = await deploying;
    expect([preview.state, ...steps]).toEqual([State.READY, Step.APPLYING, Step.ROUTING]);
    expect(preview.url).toMatch(/^https:\/\/shop-[0-9a-f]{16}\.preview\.example\.com:8443\/$/);
    const [namespace] = [...cluster.applied.keys()].filter((key) => key.endsWith('/HTTPRoute'));
    expect(probe.asked[0]).toBe(`${preview.url}healthz ${namespace?.split('/')[0] ?? ''}`);
  });

  it('lets nothing of it have rights', async () => {
    const { cluster, deploy } = setUp();
    await deploy({ environment: { SECRET: 'x' }, writablePaths: ['/data'] });
    const objects = new Map([...cluster.applied.values()].map((object) => [object.kind ?? '', object]));
    expect([...objects.keys()].sort()).toEqual([
      ...['Deployment', 'HTTPRoute', 'LimitRange', 'Namespace', 'NetworkPolicy', 'ResourceQuota', 'Secret', 'Service'],
    ]);
    const pod = (objects.get('Deployment') as V1Deployment).spec?.template.spec;
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          envFrom: [{ secretRef: { name: 'environment' } }],
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [{ mountPath: '/tmp' }, { mountPath: '/data' }],
        },
      ],
    });
    expect(JSON.stringify(objects.get('Namespace'))).not.toContain('SECRET');
    expect(objects.get('NetworkPolicy')).toMatchObject({
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [] },
    });
  });

  it('is one for the same order, another program for another order, and never ends earlier', async () => {
    const { client, deploy, wait } = setUp();
    const { preview: first } = await deploy({ ttl: { seconds: 3000n } });
    wait(10);
    const again = await deploy({ ttl: { seconds: 60n } });
    expect([again.preview.expiresAt, again.steps, again.preview.url]).toEqual([first.expiresAt, [], first.url]);
    const other = await deploy({ image: 'registry.example.com/shop:2' });
    expect([other.preview.image, other.steps[0]]).toEqual(['registry.example.com/shop:2', Step.APPLYING]);
    expect((await client.listPreviews({ organisation: 'acme' })).previews).toHaveLength(1);
  });

  it('goes on when nobody waits for it', async () => {
    const { client, keep, probe } = setUp();
    probe.wrong = 'no answer';
    for await (const { event } of client.deployPreview(ORDER))
      if (event.case === 'progress' && event.value.step === Step.ROUTING) break;
    probe.wrong = undefined;
    expect(await keep()).toEqual({ ended: [], errors: [] });
    const { preview } = await client.getPreview({ organisation: 'acme', id: 'p1' });
    expect([preview?.state, preview?.url === '']).toEqual([State.READY, false]);
  });

  it('that gave way to another order tells its caller so', async () => {
    const { deploy, probe } = setUp();
    probe.wrong = 'no answer';
    const deploying = deploy();
    await until(() => probe.asked.length > 0);
    const other = deploy({ environment: { A: 'b' } });
    await expect(deploying).rejects.toMatchObject({ code: ErrorCode.CONFLICT });
    probe.wrong = undefined;
    expect((await other).preview.state).toBe(State.READY);
  });
});

describe('why a preview failed', () => {
  it.each([
    ['ImagePullBackOff', waitingStatus('ImagePullBackOff', 'not found'), Reason.IMAGE_NOT_PULLED, 'not found', 0],
    ['one failed pull', waitingStatus('ErrImagePull', 'timeout'), Reason.IMAGE_NOT_PULLED, 'timeout', 0],
    ['no such command', waitingStatus('RunContainerError', 'no "x"'), Reason.CANNOT_START, 'no "x"', 0],
    ['crashes', waitingStatus('CrashLoopBackOff', '', { exitCode: 3 }), Reason.CRASH_LOOP, 'exit code 3', 1],
    [
      'memory',
      waitingStatus('CrashLoopBackOff', '', { exitCode: 137, reason: 'OOMKilled' }),
      Reason.OUT_OF_MEMORY,
      'memory',
      1,
    ],
    ['slow', waitingStatus('ContainerCreating', ''), Reason.NOT_READY_IN_TIME, 'ContainerCreating', 0],
    ['no pod', undefined, Reason.NOT_READY_IN_TIME, 'pod', 0],
  ])('%s', async (_, status, reason, text, lines) => {
    const { cluster, client, deploy } = setUp();
    cluster.status = status;
    const { preview } = await deploy();
    expect([preview.state, preview.failure?.reason, preview.url]).toEqual([State.FAILED, reason, '']);
    expect(preview.failure?.message).toContain(text);
    expect(preview.failure?.logLines).toHaveLength(lines);
    expect(cluster.stopped).toHaveLength(1);
    expect((await client.getPreview({ organisation: 'acme', id: 'p1' })).preview?.failure).toEqual(preview.failure);
    cluster.status = servingStatus();
    const { preview: repaired } = await deploy();
    expect([repaired.state, repaired.failure]).toEqual([State.READY, undefined]);
  });

  it('a full place, a forbidden pod, a route that is not taken, an address that leads elsewhere', async () => {
    const { cluster, probe, deploy } = setUp();
    const refused = (message: string) => [
      { type: 'ReplicaFailure', status: 'True', message, lastTransitionTime: new Date('2025-12-31') },
    ];
    cluster.conditions = refused('exceeded quota: preview');
    expect((await deploy()).preview.failure?.reason).toBe(Reason.QUOTA_EXCEEDED);
    cluster.conditions = refused('violates PodSecurity');
    expect((await deploy()).preview.failure?.reason).toBe(Reason.REFUSED_BY_CLUSTER);
    cluster.conditions = [];
    cluster.route = { kind: 'refused', message: 'no such gateway' };
    expect((await deploy()).preview.failure).toMatchObject({ reason: Reason.ROUTE_REFUSED });
    cluster.route = { kind: 'pending' };
    probe.wrong = 'somebody else answers';
    expect((await deploy()).preview.failure).toMatchObject({ reason: Reason.NOT_REACHABLE_IN_TIME });
  });

  it.each([
    ['a port of the system', { port: 80 }],
    ['no image', { image: 'no spaces please' }],
    ['too long', { ttl: { seconds: 7200n } }],
    ['too much', { resources: { memoryMebibytes: 4096 } }],
  ])('is said at once: %s', async (_, change) => {
    await expect(setUp().deploy(change)).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
  });
});

describe('the end of a preview', () => {
  it('comes when its time is over, and not when it was extended in between', async () => {
    const { cluster, client, deploy, keep, wait } = setUp();
    const { preview } = await deploy({ ttl: { seconds: 100n } });
    wait(200);
    expect((await client.getPreview({ organisation: 'acme', id: 'p1' })).preview).toMatchObject({
      state: State.ENDING,
      url: '',
    });
    // Another process changes it between this one's look and its order.
    cluster.before = () => {
      cluster.before = () => undefined;
      cluster.change([...cluster.applied.keys()][1]?.split('/')[0] ?? '', {});
    };
    expect(await keep()).toEqual({ ended: [], errors: [] });
    expect((await keep()).ended).toHaveLength(1);
    expect(await keep()).toEqual({ ended: [], errors: [] });
    cluster.clear();
    await expect(client.getPreview({ organisation: 'acme', id: preview.id })).rejects.toMatchObject({
      code: ErrorCode.NOT_FOUND,
    });
  });

  it('can be put off and brought on, and belongs to one organisation', async () => {
    const { client, cluster, deploy } = setUp();
    const { preview } = await deploy({ ttl: { seconds: 100n } });
    const mine = { organisation: 'acme', id: 'p1' };
    const { preview: longer } = await client.extendPreview({ ...mine, ttl: { seconds: 3000n } });
    const [before, after] = [preview, longer].map((each) => each?.expiresAt && timestampDate(each.expiresAt));
    expect(Number(after) - Number(before)).toBeGreaterThan(2_800_000);
    await expect(client.extendPreview({ ...mine, ttl: { seconds: 7200n } })).rejects.toMatchObject({
      code: ErrorCode.INVALID_INPUT,
    });
    const theirs = { organisation: 'other', id: 'p1' };
    await expect(client.getPreview(theirs)).rejects.toMatchObject({ code: ErrorCode.NOT_FOUND });
    await client.deletePreview(theirs);
    expect((await client.getPreview(mine)).preview?.state).toBe(State.READY);
    await client.deletePreview(mine);
    await client.deletePreview(mine);
    expect((await client.getPreview(mine)).preview?.state).toBe(State.ENDING);
    cluster.clear();
    expect((await client.listPreviews({ organisation: 'acme' })).previews).toEqual([]);
  });

  it('comes to what lost its notes after the longest time', async () => {
    const { cluster, deploy, keep, wait } = setUp();
    await deploy();
    cluster.change([...cluster.applied.keys()][1]?.split('/')[0] ?? '', { annotations: {} });
    wait(3000);
    expect((await keep()).ended).toEqual([]);
    wait(1000);
    expect((await keep()).ended).toHaveLength(1);
  });

  it('makes room for another', async () => {
    const { client, cluster, deploy } = setUp();
    await deploy();
    await deploy({ id: 'p2' });
    await expect(deploy({ id: 'p3' })).rejects.toMatchObject({ code: ErrorCode.RESOURCE_EXHAUSTED });
    await client.deletePreview({ organisation: 'acme', id: 'p2' });
    cluster.clear();
    expect((await deploy({ id: 'p3' })).preview.state).toBe(State.READY);
  });
});
