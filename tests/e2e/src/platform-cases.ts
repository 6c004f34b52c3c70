import { Health, HealthCheckResponse_ServingStatus } from '@quantumlayer/contracts/grpc/health/v1/health';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { GenerationService } from '@quantumlayer/contracts/platform/v1/platform';
import { createClient } from '@quantumlayer/rpc';
import { createGrpcTransport } from '@quantumlayer/rpc/grpc';
import type { PlatformUser, StreamedEvent } from './platform-user';

const upTo = (length: number): string[] => Array.from({ length }, (_, index) => String(index + 1));
const sequences = (events: readonly StreamedEvent[]): string[] => events.map(({ sequence }) => sequence);

/** What the platform does for its users, in whatever form it runs. */
export function platformCases(given: () => PlatformUser): void {
  it('makes a project of a brief, and shows how', async () => {
    const user = given();
    const id = await user.generate({ brief: 'A REST API for a library in Go', skipVerification: true });
    const events = await user.eventsOf(id);
    expect(events.length).toBeGreaterThan(10);
    expect(sequences(events)).toEqual(upTo(events.length));
    expect(await user.get(id)).toMatchObject({
      status: 'GENERATION_STATUS_UNVERIFIED',
      tree: expect.stringMatching(/^sha256:/) as string,
    });
    expect(await (await user.send('GET', `/v1/generations/${id}/files/README.md`)).text()).toContain('go run');
    const query = { query: `{ getGeneration(id: "${id}") { status } }` };
    const { body } = await user.call('POST', '/v1/graphql', query);
    expect(body.data.getGeneration.status).toBe('GENERATION_STATUS_UNVERIFIED');
  });

  it('says why a brief could not be used', async () => {
    const user = given();
    const id = await user.generate({ brief: 'Write me a poem about the sea' });
    await user.eventsOf(id);
    expect(await user.get(id)).toMatchObject({
      status: 'GENERATION_STATUS_FAILED',
      error: { code: 'ERROR_CODE_NOT_A_BRIEF' },
    });
  });

  it('makes one generation of a request that is sent five times at once with one key', async () => {
    const user = given();
    const order = { brief: 'A Go API for a blog', skipVerification: true };
    const key = { 'idempotency-key': 'five-at-once' };
    const sent = upTo(5).map(() => user.call('POST', '/v1/generations', order, key));
    const ids = new Set((await Promise.all(sent)).map(({ body }) => body.id));
    expect(ids.size).toBe(1);
    const other = await user.call('POST', '/v1/generations', { brief: 'A Go API for a shop' }, key);
    expect([other.status, other.body.code]).toEqual([409, 'conflict']);
    await user.eventsOf([...ids][0] ?? '');
  });

  it('cancels what waits and what runs', async () => {
    const user = given();
    const ids = await Promise.all(
      ['todo app', 'blog', 'shop', 'library'].map((what) => user.generate({ brief: `A Python API for a ${what}` })),
    );
    await Promise.all(ids.map((id) => user.cancel(id)));
    for (const id of ids) {
      const events = await user.eventsOf(id);
      expect(sequences(events)).toEqual(upTo(events.length));
      expect((await user.get(id)).status).toBe('GENERATION_STATUS_CANCELLED');
    }
  });

  it('builds what was reviewed as it was put right, while others go on', async () => {
    const user = given();
    const id = await user.generate({ brief: 'An API for notes with a title', skipVerification: true, review: true });
    await user.sees(id, ({ review }) => review !== undefined);
    const review = await user.call('GET', `/v1/generations/${id}/review`);
    expect(review.body.application.stack.language).toBe('LANGUAGE_PYTHON');
    const others = ['tools', 'bees'].map((what) =>
      user.generate({ brief: `An API in Go for ${what} with a name`, skipVerification: true }),
    );
    for (const other of await Promise.all(others)) await user.eventsOf(other);
    const answer = { text: 'A note has a colour', overrides: { language: 'LANGUAGE_GO' } };
    expect((await user.call('POST', `/v1/generations/${id}/answer`, { answer })).status).toBe(201);
    await user.sees(id, ({ review: offered }) => offered?.answers === 1);
    expect((await user.call('POST', `/v1/generations/${id}/approve`, {})).status).toBe(201);
    const events = await user.eventsOf(id);
    expect(sequences(events)).toEqual(upTo(events.length));
    expect(events.filter((event) => event.review !== undefined)).toHaveLength(2);
    const note = await (await user.send('GET', `/v1/generations/${id}/files/internal/domain/note.go`)).text();
    expect(note).toContain('Colour');
  });

  it('judges a tree again, until it is cancelled', async () => {
    const user = given();
    // A bound of its own: a tree that was proved before would not be proved again.
    const brief = `A Python API for songs with a title of at most ${20 + (Date.now() % 10_000)} characters`;
    const built = await user.generate({ brief, skipVerification: true });
    await user.eventsOf(built);
    const { body } = await user.call('POST', `/v1/generations/${built}/verify`, {});
    await user.sees(body.id, ({ verification }) => verification?.started !== undefined);
    await user.cancel(body.id);
    const events = await user.eventsOf(body.id);
    expect(sequences(events)).toEqual(upTo(events.length));
    expect(await user.get(body.id)).toMatchObject({
      status: 'GENERATION_STATUS_CANCELLED',
      tree: (await user.get(built)).tree,
    });
  });

  it('runs the parts of a project together, and cancels what is left of them', async () => {
    const user = given();
    const project = (await user.call('POST', '/v1/projects', { name: `Parts ${Date.now()}` })).body.id;
    const parts = [
      { brief: 'A Go API for ships', skipVerification: true },
      { brief: 'A Go API for cranes', skipVerification: true, review: true },
    ];
    const run = (await user.call('POST', `/v1/projects/${project}/runs`, { parts })).body;
    const [plain = '', reviewed = ''] = run.generations.map(({ id }) => id);
    await user.eventsOf(plain);
    await user.sees(reviewed, ({ review }) => review !== undefined);
    expect((await user.call('POST', `/v1/project-runs/${run.id}/cancel`, {})).status).toBe(201);
    await user.eventsOf(reviewed);
    const { generations } = (await user.call('GET', `/v1/project-runs/${run.id}`)).body;
    expect(generations.map(({ status }) => status)).toEqual([
      'GENERATION_STATUS_UNVERIFIED',
      'GENERATION_STATUS_CANCELLED',
    ]);
  });

  it('answers over gRPC as it does over HTTP', async () => {
    const user = given();
    const transport = createGrpcTransport(user.grpcAddress);
    try {
      expect((await createClient(Health, transport).check({})).status).toBe(HealthCheckResponse_ServingStatus.SERVING);
      const generations = createClient(GenerationService, transport);
      await expect(generations.listGenerations({})).rejects.toMatchObject({ code: ErrorCode.UNAUTHENTICATED });
      const metadata = { authorization: `Bearer ${user.key}` };
      const { generations: listed } = await generations.listGenerations({ pageSize: 1 }, { metadata });
      const id = listed[0]?.id ?? '';
      const seen: string[] = [];
      for await (const { sequence } of generations.watchGeneration({ id }, { metadata })) seen.push(String(sequence));
      expect(seen).toEqual(sequences(await user.eventsOf(id)));
    } finally {
      await transport.close();
    }
  });
}
