import { create } from '@bufbuild/protobuf';
import { EventLogService } from '@quantumlayer/contracts/generation/v1/event_log';
import { GenerationEventSchema } from '@quantumlayer/contracts/generation/v1/events';
import { ErrorCode } from '@quantumlayer/errors';
import { createClient, createInProcessTransport } from '@quantumlayer/rpc';
import { v7 as newId } from 'uuid';
import { Dispatcher } from './domain/dispatcher';
import { create as createGeneration, describeOnDatabases, finish } from './testing/gateway-suite';

describeOnDatabases((spec) => {
  const log = () => createClient(EventLogService, createInProcessTransport(spec.gateway.internalServices));
  const started = (generationId: string, sequence: number) =>
    create(GenerationEventSchema, { generationId, sequence: BigInt(sequence), event: { case: 'started', value: {} } });

  describe('the log of events', () => {
    it('takes each event in once, whoever reports it how often', async () => {
      const { key } = await spec.organisation();
      const id = await createGeneration(spec, key);
      const events = [started(id, 1), started(id, 2)];
      const answers = await Promise.all([1, 2, 3].map(() => log().recordEvents({ events })));
      expect(answers.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(2);
      expect((await log().listEvents({ generationId: id, after: 1n })).events).toMatchObject([{ sequence: 2n }]);
    });

    it('puts an event that only tells on record by one statement', async () => {
      const { key } = await spec.organisation();
      const id = await createGeneration(spec, key);
      await log().recordEvents({ events: [started(id, 1)] });
      const told = create(GenerationEventSchema, {
        generationId: id,
        sequence: 2n,
        event: { case: 'build', value: {} },
      });
      const query = jest.spyOn(spec.database, 'query');
      const transaction = jest.spyOn(spec.database, 'transaction');
      const answers = await Promise.all([1, 2].map(() => log().recordEvents({ events: [told] })));
      expect([query.mock.calls.length, transaction.mock.calls.length]).toEqual([2, 0]);
      query.mockRestore();
      transaction.mockRestore();
      expect(answers.map(({ recorded }) => recorded).sort()).toEqual([0, 1]);
      expect((await log().listEvents({ generationId: id, after: 1n })).events).toHaveLength(1);
    });

    it('refuses what came too early, and what belongs to nobody', async () => {
      const { key } = await spec.organisation();
      const id = await createGeneration(spec, key);
      await expect(log().recordEvents({ events: [started(id, 2)] })).rejects.toMatchObject({
        code: ErrorCode.CONFLICT,
      });
      await expect(log().recordEvents({ events: [started(newId(), 1)] })).rejects.toMatchObject({
        code: ErrorCode.NOT_FOUND,
      });
      const both = [started(id, 1), started(newId(), 1)];
      await expect(log().recordEvents({ events: both })).rejects.toMatchObject({ code: ErrorCode.INVALID_INPUT });
    });

    it('takes nothing in after the end', async () => {
      const { key } = await spec.organisation();
      const id = await createGeneration(spec, key);
      await finish(spec, id);
      expect(await log().recordEvents({ events: [started(id, 4)] })).toMatchObject({ recorded: 0 });
      expect((await log().listEvents({ generationId: id })).events).toHaveLength(3);
    });

    it('is no service for callers from outside', () => {
      expect(spec.gateway.services.map(({ typeName }) => typeName)).not.toContain(EventLogService.typeName);
    });
  });

  describe('the dispatcher', () => {
    it('offers again what the host may not have heard of, until it is stopped', async () => {
      const { key } = await spec.organisation();
      const [waiting, running, stalled, cancelled, ended] = [
        await createGeneration(spec, key),
        await createGeneration(spec, key),
        await createGeneration(spec, key),
        await createGeneration(spec, key),
        await createGeneration(spec, key),
      ];
      await finish(spec, ended);
      const before = spec.now;
      spec.now = new Date(before.getTime() + 30_000);
      await spec.happen(running, 1, { case: 'started', value: {} });
      spec.now = new Date(before.getTime() - 120_000);
      await spec.happen(stalled, 1, { case: 'started', value: {} });
      spec.now = before;
      await spec.call(key, 'POST', `/v1/generations/${cancelled}/cancel`);
      spec.host.started.length = spec.host.cancelled.length = 0;
      spec.now = new Date(before.getTime() + 61_000);
      const offering = new Promise<void>((resolve) => {
        const { start } = spec.host;
        Object.assign(spec.host, {
          start: async (id: string) => {
            await start(id);
            if (id === stalled) resolve();
          },
        });
      });
      const faults: unknown[] = [];
      const dispatch = spec.gateway.dispatch((error) => faults.push(error));
      await offering;
      await dispatch.stop();
      spec.now = before;
      expect(faults).toEqual([]);
      expect(spec.host.started).toContain(waiting);
      expect(spec.host.started).toContain(stalled);
      expect(spec.host.started).not.toContain(running);
      expect(spec.host.started).not.toContain(ended);
      expect(spec.host.cancelled).toContain(cancelled);
    });

    it('asks the host once a minute for what it took, and hands over what it lost or did not take', async () => {
      const { key } = await spec.organisation();
      const [held, lost, running, refused] = [
        await createGeneration(spec, key),
        await createGeneration(spec, key),
        await createGeneration(spec, key),
        await createGeneration(spec, key),
      ];
      await spec.happen(running, 1, { case: 'started', value: {} });
      const begin = spec.now.getTime() + 61_000;
      const names = new Map([
        [held, 'held'],
        [lost, 'lost'],
        [running, 'running'],
        [refused, 'refused'],
      ]);
      const hands = new Set<string>();
      const told: string[] = [];
      let seconds = 0;
      const note = (what: string, id: string): void => {
        const name = names.get(id);
        if (name !== undefined) told.push(`${what} ${name} ${seconds}`);
      };
      const start = (id: string): Promise<void> => {
        note('start', id);
        if (id === refused && seconds === 0) return Promise.reject(new Error('away'));
        hands.add(id);
        return Promise.resolve();
      };
      const lacks = (ids: readonly string[]): Promise<readonly string[]> => {
        for (const id of ids) note('ask', id);
        return Promise.resolve(ids.filter((id) => !hands.has(id)));
      };
      const now = () => new Date(begin + seconds * 1000);
      const dispatcher = new Dispatcher(spec.host.queue, { ...spec.host, start, lacks }, now);
      await expect(dispatcher.offer()).rejects.toThrow('away');
      for (seconds of [5, 59, 60]) await dispatcher.offer();
      hands.delete(lost);
      hands.delete(running);
      for (seconds of [65, 119, 120, 124, 125]) await dispatcher.offer();
      const of = (name: string) =>
        told.filter((text) => text.includes(name)).map((text) => text.replace(` ${name}`, ''));
      expect(of('held')).toEqual(['ask 0', 'start 0', 'ask 60', 'ask 120']);
      expect(of('lost')).toEqual(['ask 0', 'start 0', 'ask 60', 'ask 120', 'start 120']);
      expect(of('running')).toEqual(['ask 0', 'start 0', 'ask 60', 'ask 120', 'start 120']);
      expect(of('refused')).toEqual(['ask 0', 'start 0', 'ask 5', 'start 5', 'ask 65', 'ask 125']);
    });
  });
});
