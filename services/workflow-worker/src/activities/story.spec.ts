import { randomUUID } from 'node:crypto';
import { create, toJson } from '@bufbuild/protobuf';
import { EventLogService } from '@quantumlayer/contracts/generation/v1/event_log';
import { GenerationEventSchema } from '@quantumlayer/contracts/generation/v1/events';
import { VerifyResponseSchema, type VerifyResponse } from '@quantumlayer/contracts/verification/v1/verification';
import { createClient, createInProcessTransport, implementService } from '@quantumlayer/rpc';
import { MemoryEventLog } from '../testing/event-log';
import { Story } from './story';

const { signal } = new AbortController();

function setting() {
  const memory = new MemoryEventLog();
  const transport = createInProcessTransport([implementService(EventLogService, memory.handlers)]);
  const log = createClient(EventLogService, transport);
  const generation = randomUUID();
  const started = { generationId: generation, sequence: 1n, event: { case: 'started' as const, value: {} } };
  const pending = [toJson(GenerationEventSchema, create(GenerationEventSchema, started))];
  return { memory, generation, begin: () => Story.begin(log, { generation, pending, next: 2 }, signal) };
}

const verdict = (gate: string, seconds = 1): VerifyResponse =>
  create(VerifyResponseSchema, { event: { case: 'verdict', value: { gate, seconds } } });
const progress = (message: string): VerifyResponse =>
  create(VerifyResponseSchema, { event: { case: 'progress', value: { gate: 'unit', message } } });

const started = (gate: string): VerifyResponse =>
  create(VerifyResponseSchema, { event: { case: 'started', value: { gate } } });

const tell = async (story: Story, ...responses: readonly VerifyResponse[]): Promise<void> => {
  for (const value of responses) await story.tell({ case: 'verification', value });
};
const told = (story: Story): string[] =>
  story.told.map(({ value }) => {
    const { event } = value as VerifyResponse;
    return event.case === 'verdict' ? event.value.gate : event.case === 'progress' ? event.value.message : 'started';
  });

it('records what the workflow said before it, and then its own, in order', async () => {
  const { memory, generation, begin } = setting();
  await tell(await begin(), verdict('static'), verdict('unit'));
  expect(memory.kinds(generation)).toEqual(['started', 'verification verdict', 'verification verdict']);
});

it('goes on where an attempt before it ended, in whatever order that comes to things', async () => {
  const { memory, generation, begin } = setting();
  await tell(await begin(), progress('a'), verdict('static', 1));
  const second = await begin();
  await tell(second, verdict('static', 7), verdict('unit'), progress('a'), progress('b'));
  expect(told(second)).toEqual(['a', 'static', 'unit', 'b']);
  expect(memory.of(generation)).toHaveLength(5);
});

it('tells a thing twice where the step says it twice', async () => {
  const { begin } = setting();
  const first = await begin();
  await tell(first, progress('again'), progress('again'));
  const second = await begin();
  await tell(second, progress('again'), progress('again'), progress('again'));
  expect(told(second)).toEqual(['again', 'again', 'again']);
});

it('agrees with an attempt that is taken for dead and is not', async () => {
  const { memory, generation, begin } = setting();
  const [dying, next] = [await begin(), await begin()];
  await tell(next, verdict('static'));
  await tell(dying, verdict('unit'), verdict('static'), verdict('contract'));
  await tell(next, verdict('unit'), verdict('contract'), verdict('readme'));
  expect(told(next)).toEqual(['static', 'unit', 'contract', 'readme']);
  expect(memory.of(generation).map(({ sequence }) => Number(sequence))).toEqual([1, 2, 3, 4, 5]);
});

it('leaves the next round of gates to the next step, where a whole workflow runs again', async () => {
  const { memory, generation, begin } = setting();
  const first = await begin();
  await tell(first, started('unit'), verdict('unit'));
  await tell(first, started('unit'), verdict('unit', 2));
  const again = await begin();
  await tell(again, started('unit'), verdict('unit'), verdict('readme'));
  expect(told(again)).toEqual(['started', 'unit']);
  expect(memory.of(generation)).toHaveLength(5);
});
