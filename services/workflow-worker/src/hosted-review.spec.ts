import { randomUUID } from 'node:crypto';
import { create, toJson } from '@bufbuild/protobuf';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';
import { Outcome, VerifyRequestSchema } from '@quantumlayer/contracts/verification/v1/verification';
import {
  ANSWER_SIGNAL,
  APPROVE_SIGNAL,
  PROGRESS_QUERY,
  WORKFLOWS,
  type GenerationProgress,
  type ProjectEnd,
  type ProjectOrder,
} from '@quantumlayer/temporal';
import { findProgram } from '@quantumlayer/testing';
import { putTree } from '@quantumlayer/trees';
import { application } from './testing/fake-services';
import { HostedFixture } from './testing/hosted-fixture';
import { keepHistory } from './testing/keep-history';

const program = findProgram('temporal');
const describeOnTemporal = program === undefined ? describe.skip : describe;

describeOnTemporal('on Temporal (skipped without the temporal program)', () => {
  const spec = new HostedFixture();
  beforeAll(() => spec.open(program ?? ''), 120_000);
  afterAll(() => spec.close());
  beforeEach(() => spec.services.reset());

  type Handle = Awaited<ReturnType<typeof spec.generate>>;
  const waitsForReview = async (handle: Handle): Promise<GenerationProgress> => {
    for (;;) {
      const progress = await handle.query<GenerationProgress>(PROGRESS_QUERY);
      if (progress.stage === 'review') return progress;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  describe('a generation that somebody reviews', () => {
    it('waits for answers and for the approval', async () => {
      const handle = await spec.generate({ brief: 'An API' }, { review: true });
      expect(await waitsForReview(handle)).toMatchObject({
        sequence: 1,
        draft: { application: { stack: { language: 'LANGUAGE_PYTHON' } } },
      });
      expect(spec.services.calls.build).toBe(0);
      await handle.signal(ANSWER_SIGNAL, { language: 'LANGUAGE_GO' });
      while (spec.services.calls.parse < 2) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await waitsForReview(handle)).toMatchObject({
        draft: { application: { stack: { language: 'LANGUAGE_GO' } } },
      });
      await handle.signal(APPROVE_SIGNAL);
      expect(await handle.result()).toMatchObject({ outcome: 'VERIFIED' });
      expect(await handle.query(PROGRESS_QUERY)).toMatchObject({ stage: 'finished' });
      await keepHistory('generation-reviewed', handle);
      const parsed = spec.log.of(handle.workflowId).find(({ event }) => event.case === 'parsed');
      expect(parsed?.event).toMatchObject({ value: { application: { stack: { language: Language.GO } } } });
    });

    it('ends with the reason when an answer cannot be read', async () => {
      const handle = await spec.generate({ brief: 'An API' }, { review: true });
      await handle.signal(ANSWER_SIGNAL, { language: 'LANGUAGE_COBOL' });
      expect(await handle.result()).toEqual({ outcome: 'FAILED', tree: '' });
    });

    it('can be cancelled while it waits', async () => {
      const handle = await spec.generate({ brief: 'An API' }, { review: true });
      await waitsForReview(handle);
      await handle.cancel();
      await expect(handle.result()).rejects.toThrow();
      expect(spec.log.kinds(handle.workflowId)).toEqual(['started', 'finished']);
    });
  });

  describe('a project', () => {
    const start = (...parts: ProjectOrder['parts']) =>
      spec.temporal.client.workflow.start<(order: ProjectOrder) => Promise<ProjectEnd>>(WORKFLOWS.project, {
        workflowId: randomUUID(),
        taskQueue: 'spec',
        args: [{ parts }],
      });
    const part = (review = false) => ({ id: randomUUID(), request: { brief: 'An API' }, review });

    it('is made of generations, of which one may be cancelled alone', async () => {
      const [first, second] = [part(), part(true)];
      const handle = await start(first, second);
      const child = spec.temporal.client.workflow.getHandle(second.id);
      while (spec.log.of(second.id).length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
      await child.cancel();
      expect((await handle.result()).parts).toMatchObject([
        { id: first.id, outcome: 'VERIFIED' },
        { id: second.id, outcome: 'CANCELLED' },
      ]);
      await keepHistory('project', handle);
    });

    it('takes its generations with it when it is cancelled', async () => {
      const parts = [part(true), part(true)];
      const handle = await start(...parts);
      while (parts.some(({ id }) => spec.log.of(id).length === 0))
        await new Promise((resolve) => setTimeout(resolve, 50));
      await handle.cancel();
      await expect(handle.result()).rejects.toThrow();
      for (const { id } of parts) expect(spec.log.kinds(id)).toEqual(['started', 'finished']);
    });
  });

  it('judges a tree', async () => {
    const tree = await putTree(spec.blobs, [{ path: 'a', content: 'b' }]);
    const request = toJson(VerifyRequestSchema, create(VerifyRequestSchema, { tree, application }));
    const options = { workflowId: randomUUID(), taskQueue: 'spec', args: [{ request }] };
    const handle = await spec.temporal.client.workflow.start(WORKFLOWS.verification, options);
    const verdicts: unknown = await handle.result();
    expect(verdicts).toMatchObject(['static', 'unit'].map((gate) => ({ gate, outcome: `OUTCOME_${Outcome[1]}` })));
    await keepHistory('verification', handle);
  });
});
