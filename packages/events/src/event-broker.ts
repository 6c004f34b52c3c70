import { create, toJson } from '@bufbuild/protobuf';
import { GenerationEventSchema, type GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { DeliverPolicy, jetstream, jetstreamManager, type JetStreamClient } from '@nats-io/jetstream';
import { connect, headers, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node';
import { GENERATION_STREAM, generationOf, messageIdOf, subjectOf } from './topology';

export interface BrokerSettings {
  /** `nats://user:password@nats:4222`; several with commas. */
  readonly url: string;
  /** Of the connection, as the broker lists it. */
  readonly name: string;
}

/** Of the largest message that the broker takes, for headers and subject. */
const RESERVE = 4096;
/** Seconds for the broker to say that it has a message. */
const PATIENCE = 5;

/** NATS JetStream, for events of generations. It need not be there yet, and comes back by itself. */
export class EventBroker {
  #connection: NatsConnection | undefined;
  #connecting: Promise<NatsConnection> | undefined;
  #stream: JetStreamClient | undefined;
  #closed = false;

  constructor(private readonly settings: BrokerSettings) {}

  /**
   * Resolves when the broker has the event for good. The same event may be published any number of times.
   * @param trace goes along as the message's headers: the place in a trace where the event was recorded
   */
  async publish(
    organisation: string,
    event: GenerationEvent,
    trace: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const connection = await this.#connect();
    const stream = await this.#declared(connection);
    const bytes = encode(event, (connection.info?.max_payload ?? Number.POSITIVE_INFINITY) - RESERVE);
    try {
      await stream.publish(subjectOf(organisation, event), bytes, {
        msgID: messageIdOf(event),
        headers: headersOf(trace),
        timeout: PATIENCE * 1000,
      });
    } catch (cause) {
      throw away(cause);
    }
  }

  /**
   * Tells of every generation to which something happens from now on, until the signal aborts. After an interruption it goes on behind the
   * last message; what the stream lost meanwhile is not made up for, so nobody may depend on being told. Throws when the broker is away.
   */
  async watch(onEvent: (generation: string) => void, signal: AbortSignal): Promise<void> {
    const stream = await this.#declared(await this.#connect());
    const consumer = await stream.consumers.get(GENERATION_STREAM.name, { deliver_policy: DeliverPolicy.New });
    const messages = await consumer.consume();
    const stop = (): void => void messages.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      for await (const { subject } of messages) onEvent(generationOf(subject));
    } finally {
      signal.removeEventListener('abort', stop);
      await messages.close();
    }
  }

  /** Throws while the broker is away. */
  async check(): Promise<void> {
    try {
      await (await this.#connect()).flush();
    } catch (cause) {
      throw away(cause);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const connection = this.#connection ?? (await this.#connecting?.catch(() => undefined));
    await connection?.close();
  }

  /** One connection, which reconnects for as long as it lives. */
  async #connect(): Promise<NatsConnection> {
    if (this.#closed) throw away('closed');
    if (this.#connection !== undefined && !this.#connection.isClosed()) return this.#connection;
    const { url, name } = this.settings;
    this.#connecting ??= connect({ servers: url.split(','), name, maxReconnectAttempts: -1, timeout: PATIENCE * 1000 });
    try {
      this.#connection = await this.#connecting;
      this.#stream = undefined;
      return this.#connection;
    } catch (cause) {
      throw away(cause);
    } finally {
      this.#connecting = undefined;
    }
  }

  /** The stream as this version wants it. */
  async #declared(connection: NatsConnection): Promise<JetStreamClient> {
    if (this.#stream !== undefined) return this.#stream;
    try {
      const { streams } = await jetstreamManager(connection, { timeout: PATIENCE * 1000 });
      const exists = await streams.info(GENERATION_STREAM.name).then(
        () => true,
        () => false,
      );
      if (exists) await streams.update(GENERATION_STREAM.name, GENERATION_STREAM);
      else await streams.add(GENERATION_STREAM);
    } catch (cause) {
      throw away(cause);
    }
    return (this.#stream = jetstream(connection));
  }
}

function headersOf(trace: Readonly<Record<string, string>>): MsgHdrs {
  const held = headers();
  for (const [name, value] of Object.entries(trace)) held.set(name, value);
  return held;
}

/** JSON, as `qlf generate --json` has it. An event that is too large goes without its content, which the gateway has. */
function encode(event: GenerationEvent, most: number): Uint8Array {
  const whole = json(event);
  if (whole.length <= most) return whole;
  const { generationId, sequence, time } = event;
  return json(create(GenerationEventSchema, { generationId, sequence, ...(time && { time }) }));
}

function json(event: GenerationEvent): Uint8Array {
  return Buffer.from(JSON.stringify(toJson(GenerationEventSchema, event)), 'utf8');
}

function away(cause: unknown): QuantumLayerError {
  return new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The broker does not answer.', { cause });
}
