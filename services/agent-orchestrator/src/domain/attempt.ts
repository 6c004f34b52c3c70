import { RejectionReason } from '@quantumlayer/contracts/agents/v1/agents';
import type { Patch } from '@quantumlayer/contracts/trees/v1/trees';
import { abortReason } from '@quantumlayer/errors';
import type { Agent, AgentContext, AgentTask, RawOutput } from './agent';
import { Meter, outOfTime, type Limits } from './budget';
import { acceptPatch } from './output-contract';
import { OutputRejected } from './rejection';

/**
 * Runs an agent once and holds its output to the contract and the budget.
 * @throws OutputRejected for a breach, CANCELLED when the signal is aborted
 */
export async function attemptTask(agent: Agent, task: AgentTask, limits: Limits, signal: AbortSignal): Promise<Patch> {
  const meter = new Meter(limits);
  const time = new AbortController();
  const timer = setTimeout(() => time.abort(outOfTime(limits)), limits.seconds * 1000);
  const stop = AbortSignal.any([signal, time.signal]);
  try {
    const context: AgentContext = { signal: stop, spend: (usage) => meter.spend(usage) };
    // An agent that ignores its signal must not hold up the others: whoever is first, it or the signal, decides.
    const bytes = await Promise.race([collect(() => agent.run(task, context), meter, stop), rejectOnAbort(stop)]);
    return acceptPatch(bytes, task);
  } catch (thrown) {
    if (signal.aborted) throw abortReason(signal);
    if (time.signal.aborted) throw outOfTime(limits);
    if (thrown instanceof OutputRejected) throw thrown;
    const detail = thrown instanceof Error ? thrown.message : String(thrown);
    throw new OutputRejected(RejectionReason.CRASHED, `The agent crashed: ${detail}`, { cause: thrown });
  } finally {
    clearTimeout(timer);
    // Ends what the agent left running, also after a success.
    time.abort(outOfTime(limits));
  }
}

async function collect(run: () => RawOutput, meter: Meter, stop: AbortSignal): Promise<Uint8Array> {
  const output = run();
  if (!(Symbol.asyncIterator in output)) {
    const bytes = await output;
    meter.receive(bytes.byteLength);
    return bytes;
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of output) {
    if (stop.aborted) break;
    meter.receive(piece.byteLength);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(signal.reason as Error);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}
