import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { WorkflowFailedError } from '@temporalio/client';
import { GenerationOutcome } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { isInstalled } from '@quantumlayer/local-servers/testing';
import { passing } from './testing/fake-services';
import { HostedFixture } from './testing/hosted-fixture';
import { keepHistory } from './testing/keep-history';

const describeOnTemporal = isInstalled('temporal') ? describe : describe.skip;

const STORY = [
  ...['started', 'parsed', 'build started', 'build finished', 'build built', 'written'],
  ...['verification started', 'verification verdict', 'verification started', 'verification verdict', 'finished'],
];

describeOnTemporal('a generation on Temporal (skipped without the temporal program)', () => {
  const spec = new HostedFixture();
  beforeAll(() => spec.open(), 120_000);
  afterAll(() => spec.close());
  beforeEach(() => spec.services.reset());

  const finished = (id: string) => {
    const last = spec.log.of(id).at(-1)?.event;
    return last?.case === 'finished' ? last.value : undefined;
  };

  it('tells the story that a direct call tells, with few and small payloads', async () => {
    const trace = { traceparent: '00-1-2-01' };
    const handle = await spec.generate({ brief: 'An API. '.repeat(2000) }, { trace });
    expect(await handle.result()).toEqual({ outcome: 'VERIFIED', tree: expect.stringMatching(/^sha256:/) as string });
    expect(spec.log.kinds(handle.workflowId)).toEqual(STORY);
    const steps = ['parse', 'build', 'countFiles', 'verify', 'conclude'];
    expect(spec.services.spans).toEqual(steps.map((name) => `step ${name} 00-1-2-01`));
    const history = JSON.stringify(historyToJSON(await handle.fetchHistory()));
    expect(history).not.toContain(Buffer.from('An API. An API.').toString('base64').slice(0, 16));
    expect(history.length).toBeLessThan(60_000);
  });

  it('fails at once where another attempt would fail alike', async () => {
    spec.services.behaviour = {
      parse: () => {
        throw new QuantumLayerError(ErrorCode.NOT_A_BRIEF, 'This describes no software.');
      },
    };
    const handle = await spec.generate();
    expect(await handle.result()).toEqual({ outcome: 'FAILED', tree: '' });
    expect(spec.services.calls.parse).toBe(1);
    await keepHistory('generation-refused', handle);
    expect(spec.log.kinds(handle.workflowId)).toEqual(['started', 'finished']);
    expect(finished(handle.workflowId)?.error).toMatchObject({
      code: ErrorCode.NOT_A_BRIEF,
      message: 'This describes no software.',
    });
  });

  it('goes on when a service comes back, and tells nothing twice', async () => {
    spec.services.behaviour = {
      verify: async function* (request) {
        if (spec.services.calls.verify > 1) {
          // As gates that run side by side may: in another order than before.
          const responses = [];
          for await (const response of passing(request)) responses.push(response);
          yield* responses.reverse();
          return;
        }
        yield { event: { case: 'started', value: { gate: 'static' } } };
        yield { event: { case: 'verdict', value: { tree: request.tree, gate: 'static', outcome: Outcome.PASSED } } };
        throw new QuantumLayerError(ErrorCode.UNAVAILABLE, 'The verifier is away.');
      },
    };
    const handle = await spec.generate();
    expect(await handle.result()).toMatchObject({ outcome: 'VERIFIED' });
    expect(spec.services.calls).toEqual({ parse: 1, build: 1, verify: 2 });
    await keepHistory('generation-verified', handle);
    const kinds = spec.log.kinds(handle.workflowId);
    expect([...kinds].sort()).toEqual([...STORY].sort());
    expect(
      finished(handle.workflowId)
        ?.verdicts.map(({ gate }) => gate)
        .sort(),
    ).toEqual(['static', 'unit']);
  });

  it('stops its work when it is cancelled, and says so last', async () => {
    let stopped: (() => void) | undefined;
    const stop = new Promise<void>((resolve) => (stopped = resolve));
    const running = new Promise<void>((resolve) => {
      spec.services.behaviour = {
        verify: async function* (_, signal) {
          yield { event: { case: 'started', value: { gate: 'unit' } } };
          resolve();
          await new Promise((go) => signal.addEventListener('abort', go, { once: true }));
          stopped?.();
        },
      };
    });
    const handle = await spec.generate();
    await running;
    await handle.cancel();
    await stop;
    await expect(handle.result()).rejects.toBeInstanceOf(WorkflowFailedError);
    expect((await handle.describe()).status.name).toBe('CANCELLED');
    await keepHistory('generation-cancelled', handle);
    expect(spec.log.kinds(handle.workflowId).slice(-2)).toEqual(['verification started', 'finished']);
    expect(finished(handle.workflowId)?.outcome).toBe(GenerationOutcome.CANCELLED);
  });

  it('is cancelled before it has begun to work', async () => {
    const handle = await spec.generate();
    await handle.cancel();
    await handle.result().catch(() => undefined);
    expect(spec.log.kinds(handle.workflowId).at(-1)).toBe('finished');
    expect(['CANCELLED', 'COMPLETED']).toContain((await handle.describe()).status.name);
  });
});
