import { randomUUID } from 'node:crypto';
import { create, fromJson } from '@bufbuild/protobuf';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ErrorCode } from '@quantumlayer/errors';
import { isInstalled, ServerProcess } from '@quantumlayer/local-servers/testing';
import { DeliverPolicy, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { EventBroker } from './event-broker';
import { GENERATION_STREAM } from './topology';

interface Stored {
  readonly subject: string;
  readonly trace: string | undefined;
  readonly event: GenerationEvent;
}

const describeOnNats = isInstalled('nats') ? describe : describe.skip;

describeOnNats('the broker (skipped without the nats-server program)', () => {
  let nats: ServerProcess;
  let broker: EventBroker;
  beforeAll(async () => {
    nats = await ServerProcess.start('nats');
    broker = new EventBroker({ url: nats.address, name: 'spec' });
  });
  afterAll(async () => {
    await broker.close();
    await nats.remove();
  });

  const event = (sequence: number, brief = 'An API', generationId: string = randomUUID()): GenerationEvent =>
    create(GenerationEventSchema, {
      generationId,
      sequence: BigInt(sequence),
      event: { case: 'started', value: { brief } },
    });

  /** What the stream holds for an organisation. */
  const stored = async (organisation: string): Promise<Stored[]> => {
    const connection = await connect({ servers: nats.address });
    const consumer = await jetstream(connection).consumers.get(GENERATION_STREAM.name, {
      filter_subjects: `quantumlayer.generation.${organisation}.>`,
      deliver_policy: DeliverPolicy.All,
    });
    const { num_pending: pending } = await consumer.info();
    const found: Stored[] = [];
    if (pending > 0) {
      for await (const message of await consumer.fetch({ max_messages: pending, expires: 5000 })) {
        const { subject, headers } = message;
        found.push({
          subject,
          trace: headers?.get('traceparent'),
          event: fromJson(GenerationEventSchema, message.json()),
        });
      }
    }
    await connection.close();
    return found;
  };

  it('keeps an event once, however often it is published', async () => {
    const organisation = randomUUID();
    const first = event(1);
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    await broker.publish(organisation, first, { traceparent });
    await broker.publish(organisation, first);
    await broker.publish(organisation, event(2, 'x', first.generationId));
    const found = await stored(organisation);
    expect(found.map(({ event: { sequence } }) => sequence)).toEqual([1n, 2n]);
    expect(found[0]).toEqual({
      subject: `quantumlayer.generation.${organisation}.${first.generationId}.started`,
      trace: traceparent,
      event: first,
    });
  });

  it('sends an event that is too large without its content', async () => {
    const organisation = randomUUID();
    await broker.publish(organisation, event(1, 'x'.repeat(2_000_000)));
    expect((await stored(organisation)).map(({ event: { sequence, event: inner } }) => [sequence, inner.case])).toEqual(
      [[1n, undefined]],
    );
  });

  it('tells who watches, and lives through a restart of the server', async () => {
    const watching = new AbortController();
    const seen: string[] = [];
    const [before, after] = [event(1), event(1)];
    const isSeen = async ({ generationId }: GenerationEvent): Promise<void> => {
      while (!seen.includes(generationId)) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const isThere = (): Promise<boolean> =>
      broker.check().then(
        () => true,
        () => false,
      );
    const done = broker.watch((generation) => seen.push(generation), watching.signal);
    // The consumer begins with what comes after it: until it stands, events pass by.
    while (!seen.includes(before.generationId))
      await broker.publish('one', { ...before, sequence: BigInt(Date.now()) });
    await nats.kill();
    await expect(broker.publish('one', after)).rejects.toMatchObject({ code: ErrorCode.UNAVAILABLE });
    await nats.start();
    while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 50));
    await broker.publish('one', after);
    await isSeen(after);
    watching.abort();
    await done;
  });

  it('brings an older declaration of the stream up to date', async () => {
    const connection = await connect({ servers: nats.address });
    const { streams } = await jetstreamManager(connection);
    await streams.update(GENERATION_STREAM.name, { ...GENERATION_STREAM, max_bytes: 1024 * 1024 });
    const newer = new EventBroker({ url: nats.address, name: 'newer' });
    await newer.publish('two', event(1));
    expect((await streams.info(GENERATION_STREAM.name)).config.max_bytes).toBe(GENERATION_STREAM.max_bytes);
    await newer.close();
    await connection.close();
  });
});
