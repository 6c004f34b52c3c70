import type { VerifyResponse } from '@quantumlayer/contracts/verification/v1/verification';
import { fromErrorDetail } from '@quantumlayer/errors';
import type { CommandContext } from '../commands/context';
import { requireServer } from './server';

export interface RemoteVerifyOptions {
  readonly id: string;
  readonly server?: string | undefined;
  readonly fresh: boolean;
}

/** What a server's gates say of what one of its generations built. Stopped here, it stops there. */
export async function* verifyRemotely(
  { id, server, fresh }: RemoteVerifyOptions,
  context: CommandContext,
): AsyncGenerator<VerifyResponse> {
  const { signal } = context;
  const { ApiClient } = await import('@quantumlayer/embedded');
  const api = new ApiClient(await requireServer(server, context));
  const started = await api.verifyGeneration(id, fresh, signal);
  const stop = (): void => void api.cancelGeneration(started.id).catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  for await (const { event } of api.watchGeneration(started.id, signal)) {
    if (event.case === 'verification') yield event.value;
    // With verdicts, they say what is wrong.
    if (event.case === 'finished' && event.value.error !== undefined && event.value.verdicts.length === 0)
      throw fromErrorDetail(event.value.error);
  }
}
