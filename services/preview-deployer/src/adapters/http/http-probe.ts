import * as http from 'node:http';
import * as https from 'node:https';
import { MARK_HEADER } from '../../domain/manifests/route';
import type { Probe } from '../../domain/probe';

/** Seconds for one answer. */
const PATIENCE = 5;
/** What a gateway says for itself when nobody behind it answers. */
const GATEWAY_ERRORS = [502, 503, 504];

export class HttpProbe implements Probe {
  /** @param entrance where the gateway listens, `host:port`, where the public names do not lead to it from here */
  constructor(private readonly entrance: string | undefined) {}

  async ask(
    url: URL,
    { mark, healthy }: { readonly mark: string | undefined; readonly healthy: boolean },
  ): Promise<string | undefined> {
    let answer: Answer;
    try {
      answer = await this.#get(url);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    const { status, marked } = answer;
    if (mark !== undefined && marked !== mark) return `somebody else answers (status ${status})`;
    // Where answers carry no mark, only a good one can be told from what an entrance says of unknown names.
    if (mark === undefined && status === 404) return 'status 404';
    if (GATEWAY_ERRORS.includes(status)) return `status ${status}`;
    return healthy && status >= 400 ? `status ${status}` : undefined;
  }

  #get(url: URL): Promise<Answer> {
    const { request } = url.protocol === 'https:' ? https : http;
    return new Promise((resolve, reject) => {
      const sent = request(
        url,
        { agent: false, signal: AbortSignal.timeout(PATIENCE * 1000), ...this.#direction(url) },
        (response) => {
          response.resume();
          const marked = response.headers[MARK_HEADER];
          resolve({ status: response.statusCode ?? 0, marked: typeof marked === 'string' ? marked : undefined });
        },
      );
      sent.on('error', reject);
      sent.end();
    });
  }

  #direction({ host, hostname }: URL): https.RequestOptions {
    if (this.entrance === undefined) return {};
    const at = new URL(`http://${this.entrance}`);
    return { hostname: at.hostname, port: at.port, servername: hostname, headers: { host } };
  }
}

interface Answer {
  readonly status: number;
  readonly marked: string | undefined;
}
