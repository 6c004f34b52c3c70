import * as http from 'node:http';
import * as https from 'node:https';

export interface PreviewAnswer {
  readonly status: number | undefined;
  /** Undefined when it is not JSON, as what an entrance says for itself. */
  readonly body: unknown;
}

/** Somebody who was told the address of a preview. */
export class PreviewVisitor {
  /** @param entrance `host:port` of the cluster's gateway, where names do not lead there */
  constructor(private readonly entrance: string | undefined) {}

  ask(url: string, method: string, path: string, body?: object): Promise<PreviewAnswer> {
    const target = new URL(path, url);
    const { request } = target.protocol === 'https:' ? https : http;
    const headers = { host: target.host, 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      request(target, { method, headers, agent: false, ...this.#direction(target) }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode, body: parse(Buffer.concat(chunks)) }));
      })
        .on('error', reject)
        .end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Whether anything is at the address. Over TLS some gateways shake hands for no name that they have no route for. */
  async finds(url: string): Promise<boolean> {
    try {
      return (await this.ask(url, 'GET', '/readyz')).status !== 404;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') return false;
      throw error;
    }
  }

  #direction({ hostname }: URL): https.RequestOptions {
    if (this.entrance === undefined) return {};
    const at = new URL(`http://${this.entrance}`);
    return { hostname: at.hostname, port: at.port, servername: hostname };
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
