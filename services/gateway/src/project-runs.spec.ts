import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { BRIEF, describeOnDatabases, finish } from './testing/gateway-suite';

const PARTS = { parts: [BRIEF, { brief: 'A REST API for a shop', skipVerification: true }] };

describeOnDatabases((spec) => {
  describe('a run of a project', () => {
    const project = async (key: string): Promise<string> =>
      (await spec.call(key, 'POST', '/v1/projects', { name: 'One' })).body.id;

    it('starts generations together, once for a key', async () => {
      const { key } = await spec.organisation();
      const id = await project(key);
      const start = (body: object) =>
        spec.call(key, 'POST', `/v1/projects/${id}/runs`, body, { 'idempotency-key': 'run-1' });
      const { status, body } = await start(PARTS);
      expect([status, body]).toMatchObject([
        201,
        { projectId: id, generations: PARTS.parts.map((part) => ({ runId: body.id, request: part })) },
      ]);
      const ids = body.generations.map((generation) => generation.id);
      expect(spec.host.started).toEqual(expect.arrayContaining(ids));
      expect((await start(PARTS)).body.id).toBe(body.id);
      expect((await start({ parts: [BRIEF] })).status).toBe(409);
      const listed = await spec.call(key, 'GET', `/v1/generations?projectId=${id}`);
      expect(listed.body.generations.map((generation) => generation.id)).toEqual([...ids].reverse());
      expect((await spec.call(key, 'GET', `/v1/project-runs/${body.id}`)).body.generations).toHaveLength(2);
    });

    it('is cancelled with what has not ended', async () => {
      const { key } = await spec.organisation();
      const { body } = await spec.call(key, 'POST', `/v1/projects/${await project(key)}/runs`, PARTS);
      const [first = '', second = ''] = body.generations.map(({ id }) => id);
      await finish(spec, first);
      const cancelled = await spec.call(key, 'POST', `/v1/project-runs/${body.id}/cancel`);
      expect(cancelled.body.generations).toMatchObject([{ cancelRequested: false }, { cancelRequested: true }]);
      expect([spec.host.cancelled.includes(first), spec.host.cancelled.includes(second)]).toEqual([false, true]);
    });

    it('starts nothing where one part says nothing, or the quota does not reach for all', async () => {
      const { key } = await spec.organisation(Role.OWNER, 1);
      const url = `/v1/projects/${await project(key)}/runs`;
      expect((await spec.call(key, 'POST', url, { parts: [BRIEF, {}] })).status).toBe(422);
      expect((await spec.call(key, 'POST', url, PARTS)).status).toBe(429);
      expect((await spec.call(key, 'GET', '/v1/usage')).body).toMatchObject({ generationsToday: 0 });
    });
  });
});
