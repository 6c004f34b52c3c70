import { mkdirSync } from 'node:fs';
import { freePort } from '@quantumlayer/local-servers';
import { environmentWithoutLimits } from '../config';
import { servicesOf, type RunningService } from './processes';
import { start, type Started } from './started';

export interface Generation {
  readonly id: string;
  readonly status: string;
  readonly createTime: string;
  readonly finishTime: string;
}

export interface PlatformOptions {
  readonly qlf: string;
  /** For what it keeps. */
  readonly folder: string;
  readonly cacheFolder: string;
  /** The real services on real servers, instead of one process. */
  readonly stack: boolean;
}

/** `qlf up` as a user has it. */
export class Platform {
  private constructor(
    private readonly started: Started,
    private readonly folder: string,
    readonly url: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async start({ qlf, folder, cacheFolder, stack }: PlatformOptions): Promise<Platform> {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const ports = ['--port', String(await freePort()), '--grpc-port', String(await freePort())];
    const args = ['up', ...(stack ? ['--stack'] : []), '--data', folder, ...ports];
    const started = await start(qlf, args, { ready: /tar\.gz/, environment: environmentWithoutLimits(cacheFolder) });
    const [, url = ''] = /listens on (http:\S+?),? /.exec(started.output) ?? [];
    const [key = ''] = /qlk_\S+/.exec(started.output) ?? [];
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    return new Platform(started, folder, url, headers);
  }

  get services(): readonly RunningService[] {
    return servicesOf(this.folder);
  }

  /** Of the PostgreSQL server that the real services use; it was started for them. */
  get databaseUrl(): string {
    const [url] = /postgres:\/\/\S+/.exec(this.started.output) ?? [];
    if (url === undefined) throw new Error('This platform has no database server of its own.');
    return url;
  }

  /** Asks for a generation, waits for its end, and returns what became of it. */
  async generate(brief: string, verified: boolean): Promise<Generation> {
    const { id } = await this.#call<Generation>('/v1/generations', orderOf(brief, verified));
    // Its events end with it.
    await (await fetch(`${this.url}/v1/generations/${id}/events`, { headers: this.headers })).text();
    return this.#call(`/v1/generations/${id}`);
  }

  stop(): Promise<void> {
    return this.started.stop();
  }

  async #call<T>(path: string, body?: string): Promise<T> {
    const init = body === undefined ? {} : { method: 'POST', body };
    const response = await fetch(`${this.url}${path}`, { headers: this.headers, ...init });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }
}

/** What is sent to ask for a generation. */
export const orderOf = (brief: string, verified: boolean): string =>
  JSON.stringify({ brief, skipVerification: !verified });

/** Seconds from the order to the end. */
export const secondsOf = ({ createTime, finishTime }: Generation): number =>
  (Date.parse(finishTime) - Date.parse(createTime)) / 1000;
