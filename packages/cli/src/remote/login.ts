import { createInterface } from 'node:readline/promises';
import { credentialsPath, originOf, writeKey } from '@quantumlayer/config';
import type { CommandContext } from '../commands/context';
import { printable } from '../output/printable';
import { requireKey } from './server';

/** `qlf login URL`: checks an API key and keeps it. It comes from QLF_KEY or standard input, so that no process list shows it. */
export async function loginCommand({ server }: { server: string }, context: CommandContext): Promise<number> {
  const { terminal, config, signal } = context;
  const url = originOf(server);
  const key = requireKey(config.environment['QLF_KEY'] ?? (await ask(context)));
  const { ApiClient } = await import('@quantumlayer/embedded');
  const organisation = await new ApiClient({ url, key }).getOrganisation(signal);
  await writeKey(credentialsPath(config.places), url, key);
  terminal.stdout.write(`Logged in to ${url} for the organisation ${printable(organisation.name)}.\n`);
  return 0;
}

/** `qlf logout URL`: forgets the key. */
export async function logoutCommand({ server }: { server: string }, context: CommandContext): Promise<number> {
  const url = originOf(server);
  await writeKey(credentialsPath(context.config.places), url, undefined);
  context.terminal.stdout.write(`Logged out of ${url}. The key itself still opens it until it is revoked there.\n`);
  return 0;
}

async function ask({ terminal, signal }: CommandContext): Promise<string> {
  const { stdin, stderr } = terminal;
  const lines = createInterface({ input: stdin, ...(stdin.isTTY === true ? { output: stderr } : {}) });
  try {
    if (stdin.isTTY === true) return await lines.question('API key: ', { signal });
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
  }
}
