import { gunzipSync } from 'node:zlib';
import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { putTree } from '@quantumlayer/trees';
import { unzipSync } from 'fflate';
import { create, finish, BRIEF, describeOnDatabases } from './testing/gateway-suite';

describeOnDatabases((spec) => {
  describe('a generation', () => {
    it('is queued, handed to the host and found again', async () => {
      const { key } = await spec.organisation();
      const id = await create(spec, key);
      expect(spec.host.started).toContain(id);
      const { body, headers } = await spec.call(key, 'GET', `/v1/generations/${id}`);
      expect(body).toMatchObject({ id, status: 'GENERATION_STATUS_QUEUED', request: BRIEF, version: 1 });
      const again = await spec.call(key, 'GET', `/v1/generations/${id}`, undefined, {
        'if-none-match': String(headers['etag']),
      });
      expect(again.status).toBe(304);
    });

    it('is made once for one idempotency key', async () => {
      const { key } = await spec.organisation();
      const send = (body: object) => spec.call(key, 'POST', '/v1/generations', body, { 'idempotency-key': 'once' });
      const answers = await Promise.all([send(BRIEF), send(BRIEF), send(BRIEF)]);
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
      expect((await send({ brief: 'Another' })).status).toBe(409);
      expect((await spec.call(key, 'GET', '/v1/usage')).body).toMatchObject({
        generationsToday: 1,
        generationsTotal: 1,
      });
    });

    it.each(['retry', 'verify'])(
      'is made once for one idempotency key of a %s, and not for another request',
      async (action) => {
        const { key } = await spec.organisation();
        const id = await create(spec, key);
        await finish(spec, id);
        const send = (what: string) =>
          spec.call(key, 'POST', `/v1/generations/${id}/${what}`, what === 'verify' ? {} : undefined, {
            'idempotency-key': 'once',
          });
        const answers = await Promise.all([send(action), send(action)]);
        expect(answers.map(({ status }) => status)).toEqual([201, 201]);
        expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
        expect((await send(action === 'retry' ? 'verify' : 'retry')).status).toBe(409);
        expect((await spec.call(key, 'GET', '/v1/usage')).body).toMatchObject({ generationsTotal: 2 });
      },
    );

    it('is accepted by one statement, and says what a look into the database would', async () => {
      const { key } = await spec.organisation();
      await create(spec, key);
      const [query, transaction] = [jest.spyOn(spec.database, 'query'), jest.spyOn(spec.database, 'transaction')];
      const { body } = await spec.call(key, 'POST', '/v1/generations', BRIEF, { 'idempotency-key': 'a key' });
      expect(query.mock.calls.map(([text]) => text)).toEqual([expect.stringContaining('accept_orders')]);
      expect(transaction).not.toHaveBeenCalled();
      jest.restoreAllMocks();
      expect((await spec.call(key, 'GET', `/v1/generations/${body.id}`)).body).toEqual(body);
    });

    it('counts against a quota that ends at midnight UTC', async () => {
      const { key } = await spec.organisation(Role.OWNER, 2);
      await create(spec, key);
      await create(spec, key);
      const refused = await spec.call(key, 'POST', '/v1/generations', BRIEF);
      const seconds = (18 * 60 + 53) * 60 + 53;
      expect([refused.status, refused.body.code, refused.headers['retry-after']]).toEqual([
        429,
        'resource_exhausted',
        String(seconds),
      ]);
      spec.now = new Date('2026-03-05T00:00:00Z');
      await create(spec, key);
      spec.now = new Date('2026-03-04T05:06:07Z');
    });

    it('counts against a quota of the key, where it has one', async () => {
      const { key } = await spec.organisation();
      const wanted = { name: 'small', role: 'ROLE_DEVELOPER', dailyGenerations: 1 };
      const { secret } = (await spec.call(key, 'POST', '/v1/api-keys', wanted)).body;
      expect((await spec.call(key, 'GET', '/v1/api-keys')).body.keys).toContainEqual(expect.objectContaining(wanted));
      await create(spec, secret);
      const refused = await spec.call(secret, 'POST', '/v1/generations', BRIEF);
      expect([refused.status, refused.body.code]).toEqual([429, 'resource_exhausted']);
      expect(refused.body.detail).toBe(
        "This key's quota of 1 generations a day is used up; a new day begins at midnight UTC.",
      );
      await create(spec, key);
      spec.now = new Date('2026-03-05T00:00:00Z');
      await create(spec, secret);
      spec.now = new Date('2026-03-04T05:06:07Z');
    });

    it('is listed newest first, page by page, by status and by project', async () => {
      const { key } = await spec.organisation();
      const project = (await spec.call(key, 'POST', '/v1/projects', { name: 'One' })).body.id;
      const ids = [await create(spec, key), await create(spec, key)];
      ids.push((await spec.call(key, 'POST', '/v1/generations', { ...BRIEF, projectId: project })).body.id);
      await finish(spec, ids[0] ?? '');
      const list = async (query: string) => {
        const { body } = await spec.call(key, 'GET', `/v1/generations${query}`);
        return [(body.generations as { id: string }[]).map(({ id }) => ids.indexOf(id)), body.nextPageToken] as const;
      };
      const [first, token] = await list('?pageSize=2');
      expect(first).toEqual([2, 1]);
      expect(await list(`?page_size=2&page_token=${token}`)).toEqual([[0], '']);
      expect((await list('?statuses=GENERATION_STATUS_VERIFIED'))[0]).toEqual([0]);
      expect((await list('?statuses=GENERATION_STATUS_QUEUED,GENERATION_STATUS_RUNNING'))[0]).toEqual([2, 1]);
      expect((await list(`?projectId=${project}`))[0]).toEqual([2]);
    });

    it('is listed in pages that can be sent, however large the requests are', async () => {
      const { key } = await spec.organisation();
      const large = { ...BRIEF, specifications: [{ name: 'large.sql', text: '-- '.padEnd(900_000, 'x') }] };
      for (let i = 0; i < 3; i++) await spec.call(key, 'POST', '/v1/generations', large);
      const list = async (token: string) => {
        const { body } = await spec.call(key, 'GET', `/v1/generations?page_token=${token}`);
        return { count: (body.generations as unknown[]).length, next: body.nextPageToken };
      };
      const first = await list('');
      expect(first.count).toBe(2);
      expect(await list(first.next)).toEqual({ count: 1, next: '' });
    });

    it('takes in each event once and in order', async () => {
      const { key } = await spec.organisation();
      const id = await create(spec, key);
      await finish(spec, id);
      await spec.happen(id, 2, { case: 'written', value: { tree: 'again' } });
      await expect(spec.happen(id, 5, { case: 'started', value: {} })).rejects.toThrow('came after 3');
      const { body } = await spec.call(key, 'GET', `/v1/generations/${id}`);
      expect(body).toMatchObject({ status: 'GENERATION_STATUS_VERIFIED', version: 4 });
      expect((await spec.call(key, 'GET', `/v1/generations/${id}/verdicts`)).body.verdicts).toMatchObject([
        { gate: 'static' },
      ]);
    });

    it('can be cancelled while it runs and retried when it has ended', async () => {
      const { key } = await spec.organisation();
      const id = await create(spec, key);
      expect((await spec.call(key, 'POST', `/v1/generations/${id}/retry`)).status).toBe(409);
      const { body } = await spec.call(key, 'POST', `/v1/generations/${id}/cancel`);
      expect([body.cancelRequested, body.status]).toEqual([true, 'GENERATION_STATUS_QUEUED']);
      expect(spec.host.cancelled).toContain(id);
      await finish(spec, id, GenerationOutcome.CANCELLED);
      const retried = await spec.call(key, 'POST', `/v1/generations/${id}/retry`);
      expect(retried.body).toMatchObject({ retryOf: id, request: BRIEF, status: 'GENERATION_STATUS_QUEUED' });
      expect((await spec.call(key, 'POST', `/v1/generations/${id}/cancel`)).body.status).toBe(
        'GENERATION_STATUS_CANCELLED',
      );
    });

    it('is downloaded as files and as archives that depend on the tree alone', async () => {
      const { key } = await spec.organisation();
      const id = await create(spec, key);
      expect((await spec.call(key, 'GET', `/v1/generations/${id}/files`)).status).toBe(404);
      const tree = await finish(spec, id);
      const { body } = await spec.call(key, 'GET', `/v1/generations/${id}/files`);
      expect(body).toMatchObject({
        tree,
        files: [{ path: 'run', executable: true, size: 10 }, { path: 'src/main.py' }],
      });
      const file = await spec.call(key, 'GET', `/v1/generations/${id}/files/src/main.py`);
      expect([String(file.bytes), file.headers['content-disposition']]).toEqual(['print("hello")\n', 'attachment']);
      expect((await spec.call(key, 'GET', `/v1/generations/${id}/files/../../etc/passwd`)).status).toBe(404);
      const zip = await spec.call(key, 'GET', `/v1/generations/${id}/project.zip`);
      const names = Object.keys(unzipSync(zip.bytes));
      expect(names.sort()).toEqual([`project-${id}/run`, `project-${id}/src/main.py`]);
      const tar = await spec.call(key, 'GET', `/v1/generations/${id}/project.tar.gz`);
      expect(gunzipSync(tar.bytes).toString('latin1')).toContain('print("hello")');
      const byTree = (digest: string) => spec.call(key, 'GET', `/v1/generations/${id}/project.tar.gz?tree=${digest}`);
      expect((await byTree(tree)).bytes).toEqual(tar.bytes);
      const foreign = await putTree(spec.blobs, [{ path: 'secret', content: 'x' }]);
      expect((await byTree(foreign)).status).toBe(404);
    });
  });

  describe('events', () => {
    const read = async (key: string, url: string, headers: Record<string, string> = {}): Promise<string> =>
      String((await spec.call(key, 'GET', url, undefined, headers)).bytes);
    const ids = (text: string): string[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id = '']) => id);

    it('are streamed from the beginning, live, until the generation has ended', async () => {
      const { key } = await spec.organisation();
      const id = await create(spec, key);
      await spec.happen(id, 1, { case: 'started', value: { brief: 'x' } });
      const reading = read(key, `/v1/generations/${id}/events`);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await spec.happen(id, 2, { case: 'finished', value: { outcome: GenerationOutcome.VERIFIED } });
      const text = await reading;
      expect(ids(text)).toEqual(['1', '2']);
      expect(text).toContain('event: started\ndata: {');
      expect(text.endsWith('\n\n')).toBe(true);
      expect(spec.host.feed.size).toBe(0);
    });

    it('go on after the last one that was seen', async () => {
      const { key } = await spec.organisation();
      const id = await create(spec, key);
      await finish(spec, id);
      expect(ids(await read(key, `/v1/generations/${id}/events`))).toEqual(['1', '2', '3']);
      expect(ids(await read(key, `/v1/generations/${id}/events`, { 'last-event-id': '2' }))).toEqual(['3']);
      expect(ids(await read(key, `/v1/generations/${id}/events?after=3`))).toEqual([]);
      expect(
        (await spec.call(key, 'GET', `/v1/generations/${id}/events`, undefined, { 'last-event-id': 'x' })).status,
      ).toBe(422);
    });
  });

  describe('projects', () => {
    it('have names of their own, whatever the case', async () => {
      const { key } = await spec.organisation();
      const { body } = await spec.call(key, 'POST', '/v1/projects', { name: 'Shop', description: 'First' });
      expect((await spec.call(key, 'POST', '/v1/projects', { name: 'shop' })).status).toBe(409);
      const changed = await spec.call(key, 'PATCH', `/v1/projects/${body.id}`, { name: 'Store' });
      expect(changed.body).toMatchObject({ name: 'Store', description: 'First' });
      expect((await spec.call(key, 'GET', '/v1/projects')).body.projects).toMatchObject([{ name: 'Store' }]);
    });
  });
});
