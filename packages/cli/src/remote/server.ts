import { credentialsPath, originOf, readKey } from '@quantumlayer/config';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { CommandContext } from '../commands/context';

/** A server and the key that opens it. */
export interface Server {
  readonly url: string;
  readonly key: string;
}

/** The server of `--server` or of the settings, if there is one. UNAUTHENTICATED when no key for it is known. */
export async function findServer(option: string | undefined, context: CommandContext): Promise<Server | undefined> {
  const { config, settings } = context;
  const chosen = option ?? settings.server;
  if (chosen === undefined) return undefined;
  const url = originOf(chosen);
  const key = config.environment['QLF_KEY'] ?? (await readKey(credentialsPath(config.places), url)) ?? '';
  if (key !== '') return { url, key: requireKey(key) };
  throw new QuantumLayerError(
    ErrorCode.UNAUTHENTICATED,
    `There is no API key for ${url}: run "${config.command} login ${url}", or set QLF_KEY.`,
  );
}

/** As above, for commands that are about a server. */
export async function requireServer(option: string | undefined, context: CommandContext): Promise<Server> {
  const server = await findServer(option, context);
  if (server !== undefined) return server;
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    'Which server? Give --server URL, or "qlf config set server URL".',
  );
}

/** What can be sent as a key, an API key or a token; INVALID_INPUT when nothing or something else was given. */
export function requireKey(text: string): string {
  const key = text.trim();
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  const what = key === '' ? 'There is no API key' : 'This is no API key: it has spaces, or letters that no key has';
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `${what}. Set QLF_KEY, or pass it on standard input.`);
}
