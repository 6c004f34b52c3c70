import { create as message, type MessageInitShape } from '@bufbuild/protobuf';
import {
  PreviewSchema,
  PreviewService,
  State,
  Step,
  type DeployPreviewRequest,
  type Preview,
} from '@quantumlayer/contracts/preview/v1/preview';
import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { createInProcessTransport, implementService } from '@quantumlayer/rpc';
import { GatewayFixture } from './testing/gateway-fixture';
import { create } from './testing/gateway-suite';

const IMAGE = 'registry.example.com/notes:1';
const ORDER = { image: IMAGE, port: 8080, ttlSeconds: 600, environment: { COLOUR: 'blue' }, healthPath: '/health' };

/** As the service: what was ordered is being made until somebody says that it is ready. */
class Deployer {
  readonly orders: DeployPreviewRequest[] = [];
  readonly previews = new Map<string, Preview>();
  /** What becomes of the next orders. */
  readonly fails: ErrorCode[] = [];

  readonly service = implementService(PreviewService, {
    deployPreview: (request, { signal }) => this.#deploy(request, signal),
    getPreview: ({ organisation, id }) => Promise.resolve({ preview: this.#find(organisation, id) }),
    deletePreview: ({ organisation, id }) => {
      this.previews.delete(`${organisation} ${id}`);
      return Promise.resolve({});
    },
    listPreviews: () => Promise.reject(new Error('not expected')),
    extendPreview: () => Promise.reject(new Error('not expected')),
  });

  async *#deploy(request: DeployPreviewRequest, signal: AbortSignal) {
    this.orders.push(request);
    const { organisation, id, image } = request;
    const fails = this.fails.pop();
    if (fails !== undefined) throw new QuantumLayerError(fails, 'Not now.');
    yield progress(Step.APPLYING);
    const preview = message(PreviewSchema, { organisation, id, image, state: State.DEPLOYING });
    this.previews.set(`${organisation} ${id}`, preview);
    yield progress(Step.PULLING);
    // It takes long: whoever waits for the end waits too long.
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }

  #find(organisation: string, id: string): Preview {
    const preview = this.previews.get(`${organisation} ${id}`);
    if (preview === undefined) throw new QuantumLayerError(ErrorCode.NOT_FOUND, 'There is no such preview.');
    return preview;
  }
}

function progress(step: Step): MessageInitShape<typeof PreviewService.method.deployPreview.output> {
  return { event: { case: 'progress', value: { step, message: '' } } };
}

describe('previews', () => {
  const spec = new GatewayFixture();
  const deployer = new Deployer();
  const without = new GatewayFixture();

  beforeAll(async () => {
    const transport = createInProcessTransport([deployer.service]);
    await Promise.all([spec.open('pglite:', {}, { previews: transport }), without.open('pglite:')]);
  });
  afterAll(() => Promise.all([spec.close(), without.close()]));

  it('of a generation are ordered, looked at and ended, and stand in the audit log', async () => {
    const { id: organisation, key } = await spec.organisation();
    const id = await create(spec, key);
    const path = `/v1/generations/${id}/preview`;
    expect((await spec.call(key, 'GET', path)).status).toBe(404);
    const made = await spec.call(key, 'POST', path, ORDER);
    expect([made.status, made.body]).toMatchObject([201, { id, image: IMAGE, state: 'STATE_DEPLOYING', url: '' }]);
    const [order] = deployer.orders;
    expect(order).toMatchObject({ organisation, id, image: IMAGE, port: 8080, healthPath: '/health' });
    expect([order?.ttl?.seconds, order?.environment]).toEqual([600n, { COLOUR: 'blue' }]);
    expect(order?.writablePaths).toEqual(['/app/data']);

    const standing = deployer.previews.get(`${organisation} ${id}`);
    Object.assign(standing ?? {}, { state: State.READY, url: 'https://notes.example.com' });
    const ready = { state: 'STATE_READY', url: 'https://notes.example.com' };
    expect((await spec.call(key, 'GET', path)).body).toMatchObject(ready);
    const query = `{getPreview(id: "${id}") {state url}}`;
    const graph = await spec.call(key, 'POST', '/v1/graphql', { query });
    expect(graph.body).toEqual({ data: { getPreview: ready } });

    expect((await spec.call(key, 'DELETE', path)).body).toMatchObject({ id, state: 'STATE_ENDING' });
    expect((await spec.call(key, 'DELETE', path)).status).toBe(404);
    const { entries } = (await spec.call(key, 'GET', '/v1/audit-entries')).body;
    const actions = entries.map(({ action }) => action);
    expect(actions).toEqual(['generation.create', 'preview.create', 'preview.delete']);
  });

  it('are nobody else’s, and only looked at by who may only look', async () => {
    const { id: organisation, key } = await spec.organisation();
    const path = `/v1/generations/${await create(spec, key)}/preview`;
    await spec.call(key, 'POST', path, ORDER);
    const stranger = (await spec.organisation()).key;
    for (const method of ['GET', 'DELETE']) expect((await spec.call(stranger, method, path)).status).toBe(404);
    expect((await spec.call(stranger, 'POST', path, ORDER)).status).toBe(404);
    const viewer = await spec.key(organisation, Role.VIEWER);
    expect((await spec.call(viewer, 'GET', path)).status).toBe(200);
    expect((await spec.call(viewer, 'POST', path, ORDER)).status).toBe(403);
    expect((await spec.call(viewer, 'DELETE', path)).status).toBe(403);
  });

  it('that come to nothing are noted as such', async () => {
    const { key } = await spec.organisation();
    const path = `/v1/generations/${await create(spec, key)}/preview`;
    deployer.fails.push(ErrorCode.UNAVAILABLE, ErrorCode.RESOURCE_EXHAUSTED);
    expect((await spec.call(key, 'POST', path, ORDER)).status).toBe(429);
    expect((await spec.call(key, 'POST', path, ORDER)).status).toBe(503);
    const { entries } = (await spec.call(key, 'GET', '/v1/audit-entries')).body;
    expect(entries.map(({ action }) => action)).toEqual([
      'generation.create',
      ...['preview.create', 'preview.create.refused'],
      ...['preview.create', 'preview.create.unanswered'],
    ]);
  });

  it('are refused for what cannot be an image’s', async () => {
    const { key } = await spec.organisation();
    const path = `/v1/generations/${await create(spec, key)}/preview`;
    const before = deployer.orders.length;
    for (const wrong of [{ image: '' }, { port: 80 }, { image: 'Not An Image' }, { ttlSeconds: -1 }])
      expect([wrong, (await spec.call(key, 'POST', path, { ...ORDER, ...wrong })).status]).toEqual([wrong, 422]);
    expect(deployer.orders).toHaveLength(before);
  });

  it('are not there where nothing runs them, which is said', async () => {
    const { key } = await without.organisation();
    const path = `/v1/generations/${await create(without, key)}/preview`;
    const { status, body } = await without.call(key, 'POST', path, ORDER);
    expect([status, body.code]).toEqual([501, 'unsupported']);
    expect(body.detail).toContain('preview-deployer');
  });
});
