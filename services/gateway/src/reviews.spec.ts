import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { Dispatcher } from './domain/dispatcher';
import { create, describeOnDatabases, finish } from './testing/gateway-suite';
import type { GatewayFixture } from './testing/gateway-fixture';

/** A generation that offers what it understood, with this many answers read. */
async function offer(spec: GatewayFixture, key: string): Promise<string> {
  const { body } = await spec.call(key, 'POST', '/v1/generations', { brief: 'A shop', review: true });
  await spec.happen(body.id, 1, { case: 'started', value: {} });
  await offered(spec, body.id, 2, 0);
  return body.id;
}

const offered = (spec: GatewayFixture, id: string, sequence: number, answers: number): Promise<void> =>
  spec.happen(id, sequence, { case: 'review', value: { application: { name: 'shop' }, answers } });

describeOnDatabases((spec) => {
  describe('a review', () => {
    it('is offered, answered and approved', async () => {
      const { key } = await spec.organisation();
      const id = await offer(spec, key);
      const url = `/v1/generations/${id}`;
      expect((await spec.call(key, 'GET', url)).body.status).toBe('GENERATION_STATUS_IN_REVIEW');
      expect((await spec.call(key, 'GET', `${url}/review`)).body).toMatchObject({
        application: { name: 'shop' },
        answers: 0,
      });
      const answer = { text: 'A product has a price', overrides: { language: 'LANGUAGE_GO' } };
      const answered = await spec.call(key, 'POST', `${url}/answer`, { answer });
      expect([answered.status, answered.body]).toMatchObject([201, { answers: [answer], approved: false }]);
      await offered(spec, id, 3, 1);
      for (const approved of [true, true])
        expect((await spec.call(key, 'POST', `${url}/approve`)).body).toMatchObject({ approved });
      expect(spec.host.decided.filter((decided) => decided === id)).toHaveLength(3);
      expect((await spec.call(key, 'POST', `${url}/answer`, { answer })).status).toBe(409);
      await spec.happen(id, 4, { case: 'parsed', value: {} });
      expect((await spec.call(key, 'GET', url)).body.status).toBe('GENERATION_STATUS_RUNNING');
      expect((await spec.call(key, 'GET', `${url}/review`)).status).toBe(409);
      const actions = (await spec.call(key, 'GET', '/v1/audit-entries')).body.entries.map(({ action }) => action);
      expect(actions).toEqual(['generation.create', 'generation.answer', 'generation.approve']);
    });

    it('takes nothing for a generation that waits for none, and no answer that says nothing', async () => {
      const { key } = await spec.organisation();
      const running = await create(spec, key);
      const answer = { text: 'x' };
      expect((await spec.call(key, 'POST', `/v1/generations/${running}/answer`, { answer })).status).toBe(409);
      expect((await spec.call(key, 'POST', `/v1/generations/${running}/approve`)).status).toBe(409);
      const id = await offer(spec, key);
      for (const nothing of [{}, { answer: {} }, { answer: { text: ' ' } }])
        expect((await spec.call(key, 'POST', `/v1/generations/${id}/answer`, nothing)).status).toBe(422);
    });

    it('can be cancelled', async () => {
      const { key } = await spec.organisation();
      const id = await offer(spec, key);
      const cancelled = await spec.call(key, 'POST', `/v1/generations/${id}/cancel`);
      expect(cancelled.body).toMatchObject({ cancelRequested: true });
      await spec.happen(id, 3, { case: 'finished', value: { outcome: GenerationOutcome.CANCELLED } });
      expect((await spec.call(key, 'POST', `/v1/generations/${id}/approve`)).status).toBe(409);
    });

    it('is handed on again while it was decided to no effect', async () => {
      const { key } = await spec.organisation();
      const id = await offer(spec, key);
      const later = (seconds: number) => new Date(spec.now.getTime() + seconds * 1000);
      const handedOn = async (seconds: number): Promise<boolean> => {
        spec.host.decided.length = 0;
        await new Dispatcher(spec.host.queue, spec.host, () => later(seconds)).offer();
        return spec.host.decided.includes(id);
      };
      expect(await handedOn(60)).toBe(false);
      await spec.call(key, 'POST', `/v1/generations/${id}/answer`, { answer: { text: 'x' } });
      expect([await handedOn(1), await handedOn(60)]).toEqual([false, true]);
      await offered(spec, id, 3, 1);
      expect(await handedOn(60)).toBe(false);
      await spec.call(key, 'POST', `/v1/generations/${id}/approve`);
      expect(await handedOn(60)).toBe(true);
      await spec.happen(id, 4, { case: 'parsed', value: {} });
      expect(await handedOn(60)).toBe(false);
    });
  });

  describe('a tree', () => {
    it('is judged again as a generation of its own, by what its brief was understood as', async () => {
      const { key } = await spec.organisation();
      const id = await create(spec, key);
      const verify = (body: object) => spec.call(key, 'POST', `/v1/generations/${id}/verify`, body);
      await spec.happen(id, 1, { case: 'parsed', value: { application: { name: 'shop' } } });
      expect((await verify({})).status).toBe(409);
      const tree = await finish(spec, id);
      const { status, body } = await verify({ fresh: true });
      expect([status, body]).toMatchObject([
        201,
        {
          verification: { generationId: id, tree, fresh: true },
          tree,
          request: { application: { name: 'shop' } },
        },
      ]);
      expect(spec.host.started).toContain(body.id);
      const files = await spec.call(key, 'GET', `/v1/generations/${body.id}/files/run`);
      expect(String(files.bytes)).toBe('#!/bin/sh\n');
      expect((await verify({ tree: `sha256:${'0'.repeat(64)}` })).status).toBe(404);
      expect((await verify({ tree: 'latest' })).status).toBe(422);
      await spec.happen(body.id, 1, { case: 'finished', value: { outcome: GenerationOutcome.UNVERIFIED } });
      const again = await spec.call(key, 'POST', `/v1/generations/${body.id}/retry`);
      expect(again.body).toMatchObject({ retryOf: body.id, verification: { generationId: id, tree } });
    });

    it('is judged only where there is one', async () => {
      const { key } = await spec.organisation();
      const id = await create(spec, key);
      await spec.happen(id, 1, { case: 'parsed', value: { application: { name: 'library' } } });
      await spec.happen(id, 2, { case: 'finished', value: { outcome: GenerationOutcome.FAILED } });
      expect((await spec.call(key, 'POST', `/v1/generations/${id}/verify`, {})).status).toBe(404);
    });
  });
});
