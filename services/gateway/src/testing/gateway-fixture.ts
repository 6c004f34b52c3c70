import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { GenerationEventSchema } from '@quantumlayer/contracts/generation/v1/events';
import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { openDatabase, type Database } from '@quantumlayer/store';
import { MemoryBlobStore } from '@quantumlayer/trees';
import type { InjectOptions } from 'fastify';
import { v7 as newId } from 'uuid';
import { composeGateway, type Gateway, type GatewayOptions } from '../compose';
import type { GatewayConfig } from '../config';
import { createApiKeySecret } from '../domain/api-key-secret';
import type { EventFeed } from '../domain/event-feed';
import type { GenerationHost } from '../domain/generation-host';
import type { GenerationQueue } from '../domain/stores';
import { roleName } from '../adapters/postgres/rows';

/** A host that only notes what it is told; the spec says what happens. */
class RecordingHost implements GenerationHost {
  readonly started: string[] = [];
  readonly cancelled: string[] = [];
  readonly decided: string[] = [];

  constructor(
    readonly queue: GenerationQueue,
    readonly feed: EventFeed,
  ) {}

  start = (id: string): Promise<void> => Promise.resolve(void this.started.push(id));
  cancel = (id: string): Promise<void> => Promise.resolve(void this.cancelled.push(id));
  decide = (id: string): Promise<void> => Promise.resolve(void this.decided.push(id));
  /** It keeps nothing in hand. */
  lacks = (ids: readonly string[]): Promise<readonly string[]> => Promise.resolve(ids);
}

/** Everything that answers may hold; a spec looks at what its call gives. */
export interface AnswerBody {
  readonly id: string;
  readonly status: string;
  readonly code: string;
  readonly detail: string;
  readonly secret: string;
  readonly cancelRequested: boolean;
  readonly revokeTime: string;
  readonly nextPageToken: string;
  readonly keys: readonly { readonly id: string; readonly role: string }[];
  readonly generations: readonly { readonly id: string }[];
  readonly projects: readonly { readonly id: string }[];
  readonly verdicts: readonly unknown[];
  readonly entries: readonly { readonly sequence: number; readonly action: string; readonly actor: string }[];
  readonly members: readonly { readonly email: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, { readonly properties: Readonly<Record<string, unknown>> }>>;
  };
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** Empty unless the answer is JSON. */
  readonly body: AnswerBody;
  readonly bytes: Buffer;
}

/** A gateway on a real database. */
export class GatewayFixture {
  readonly blobs = new MemoryBlobStore();
  now = new Date('2026-03-04T05:06:07Z');
  gateway!: Gateway;
  host!: RecordingHost;
  database!: Database;

  async open(
    url: string,
    config: Partial<GatewayConfig> = {},
    beside: Pick<GatewayOptions, 'outbox' | 'previews' | 'shared' | 'trace'> = {},
  ): Promise<this> {
    this.database = await openDatabase({ url, applicationName: 'gateway spec' });
    this.gateway = await composeGateway({
      config: { requestsPerMinute: 1_000_000, streams: 1000, dailyGenerations: 100, oidc: undefined, ...config },
      database: this.database,
      blobs: this.blobs,
      host: (queue, feed) => (this.host = new RecordingHost(queue, feed)),
      ...beside,
      now: () => this.now,
    });
    return this;
  }

  /** A new organisation with a key of this role. */
  async organisation(role: Role = Role.OWNER, daily = 100): Promise<{ id: string; key: string }> {
    const id = newId();
    await this.database.query('INSERT INTO gateway.organisations VALUES ($1, $2, $3, $4)', [
      id,
      'Spec',
      daily,
      this.now,
    ]);
    return { id, key: await this.key(id, role) };
  }

  async key(organisation: string, role: Role): Promise<string> {
    const { id, text, digest } = createApiKeySecret(newId());
    await this.database.query(
      `INSERT INTO gateway.api_keys (id, organisation_id, name, role, secret_digest, created_at) VALUES ($1, $2, 'spec', $3, $4, $5)`,
      [id, organisation, roleName(role), digest, this.now],
    );
    return text;
  }

  async call(
    key: string | undefined,
    method: string,
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const authorization = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const options = {
      method,
      url,
      headers: { ...authorization, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    };
    const response = await this.gateway.http.inject(options as InjectOptions);
    const text = response.body;
    const isJson = /json/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      headers: response.headers,
      body: (isJson && text !== '' ? JSON.parse(text) : {}) as AnswerBody,
      bytes: response.rawPayload,
    };
  }

  /** Something happens to a generation. */
  async happen(
    id: string,
    sequence: number,
    event: MessageInitShape<typeof GenerationEventSchema>['event'],
  ): Promise<void> {
    const time = timestampFromDate(this.now);
    const message = create(GenerationEventSchema, {
      generationId: id,
      sequence: BigInt(sequence),
      time,
      ...(event && { event }),
    });
    await this.host.queue.record(message);
    this.host.feed.notify(id);
  }

  async close(): Promise<void> {
    await this.gateway.http.close();
    await this.database.close();
  }
}
