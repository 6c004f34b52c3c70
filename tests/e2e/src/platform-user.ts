import { setTimeout as sleep } from 'node:timers/promises';

export interface StreamedEvent {
  readonly sequence: string;
  readonly started?: object;
  readonly build?: { readonly built?: object };
  readonly review?: { readonly answers?: number };
  readonly verification?: { readonly started?: { readonly gate: string } };
  readonly finished?: { readonly outcome: string };
}

export interface Order {
  readonly brief: string;
  readonly skipVerification?: boolean;
  readonly review?: boolean;
}

/** What answers may hold; a spec looks at what its call gives. */
export interface AnswerBody {
  readonly id: string;
  readonly status: string;
  readonly tree: string;
  readonly code: string;
  readonly error: { readonly code: string };
  readonly runId: string;
  readonly generations: readonly { readonly id: string; readonly status: string; readonly runId: string }[];
  readonly application: { readonly stack: { readonly language: string } };
  readonly data: { readonly getGeneration: { readonly status: string } };
}

/** Somebody with an API key, somewhere else. */
export class PlatformUser {
  constructor(
    readonly url: string,
    readonly key: string,
    /** `127.0.0.1:7412`. */
    readonly grpcAddress: string,
  ) {}

  send(method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async call(method: string, path: string, body?: object, headers?: Readonly<Record<string, string>>) {
    const response = await this.send(method, path, body, headers);
    return { status: response.status, body: (await response.json()) as AnswerBody };
  }

  /** The identifier of a new generation. */
  async generate(order: Order): Promise<string> {
    const { status, body } = await this.call('POST', '/v1/generations', order);
    expect(status).toBe(201);
    return body.id;
  }

  async get(id: string): Promise<AnswerBody> {
    return (await this.call('GET', `/v1/generations/${id}`)).body;
  }

  async cancel(id: string): Promise<void> {
    expect((await this.call('POST', `/v1/generations/${id}/cancel`, {})).status).toBe(201);
  }

  /** Everything up to the end, however often the connection breaks: as a client with Last-Event-ID. */
  async eventsOf(id: string): Promise<StreamedEvent[]> {
    return (await this.follow(id)).events;
  }

  /** As above, and how many connections it took. */
  async follow(id: string): Promise<{ readonly events: StreamedEvent[]; readonly connections: number }> {
    const events: StreamedEvent[] = [];
    for (let connections = 1; ; connections += 1) {
      try {
        for await (const event of this.#stream(id, events.at(-1)?.sequence ?? '0')) events.push(event);
      } catch {
        // Nobody answers, or the stream broke.
      }
      if (events.at(-1)?.finished !== undefined) return { events, connections };
      await sleep(500);
    }
  }

  /** Reads a generation's events until one is as wanted. */
  async sees(id: string, wanted: (event: StreamedEvent) => boolean): Promise<void> {
    for await (const event of this.#stream(id, '0')) if (wanted(event)) return;
    throw new Error(`${id} ended without it`);
  }

  async *#stream(id: string, after: string): AsyncGenerator<StreamedEvent> {
    const seen = { 'last-event-id': after };
    const response = await this.send('GET', `/v1/generations/${id}/events`, undefined, seen);
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) {
        const event = line.startsWith('data: ') ? (JSON.parse(line.slice(6)) as Partial<StreamedEvent>) : {};
        // A stream that is cut off by the server ends with a problem, which has no number.
        if (event.sequence !== undefined) yield event as StreamedEvent;
      }
    }
  }
}
