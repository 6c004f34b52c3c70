import { setTimeout as sleep } from 'node:timers/promises';

export interface StreamedEvent {
  readonly sequence: string;
  readonly review?: { readonly answers?: number };
  readonly verification?: { readonly started?: { readonly gate: string } };
  readonly finished?: { readonly outcome: string };
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
  async generate(order: { brief: string; skipVerification?: boolean; review?: boolean }): Promise<string> {
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
    const events: StreamedEvent[] = [];
    while (events.at(-1)?.finished === undefined) {
      try {
        const seen = { 'last-event-id': events.at(-1)?.sequence ?? '0' };
        const text = await (await this.send('GET', `/v1/generations/${id}/events`, undefined, seen)).text();
        events.push(...[...text.matchAll(/^data: (.*)$/gm)].map(([, json = '']) => JSON.parse(json) as StreamedEvent));
      } catch {
        await sleep(500);
      }
    }
    return events;
  }

  /** Reads a generation's events until one is as wanted. */
  async sees(id: string, wanted: (event: StreamedEvent) => boolean): Promise<void> {
    const response = await this.send('GET', `/v1/generations/${id}/events`);
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk;
      const events = [...text.matchAll(/^data: (.*)\n/gm)].map(([, json = '']) => JSON.parse(json) as StreamedEvent);
      if (events.some(wanted)) return;
    }
    throw new Error(`${id} ended without it:\n${text}`);
  }
}
