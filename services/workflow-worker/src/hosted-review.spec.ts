import { randomUUID } from 'node:crypto';
import { create, toJson } from '@bufbuild/protobuf';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';
import { VerifyRequestSchema } from '@quantumlayer/contracts/verification/v1/verification';
import {
  ANSWER_SIGNAL,
  APPROVE_SIGNAL,
  PROGRESS_QUERY,
  WORKFLOWS,
  type ProjectEnd,
  type ProjectOrder,
} from '@quantumlayer/temporal';
import { isInstalled } from '@quantumlayer/local-servers/testing';
import { putTree } from '@quantumlayer/trees';
import { application } from './testing/fake-services';
import { HostedFixture } from './testing/hosted-fixture';
import { keepHistory } from './testing/keep-history';

const describeOnTemporal = isInstalled('temporal') ? describe : describe.skip;

describeOnTemporal('on Temporal (skipped without the temporal program)', () => {
  const spec = new HostedFixture();
  beforeAll(() => spec.open(), 120_000);
  afterAll(() => spec.close());
  beforeEach(() => spec.services.reset());

  type Handle = Awaited<ReturnType<typeof spec.generate>>;
  const REVIEWED = { brief: 'An API', review: true };
  const reviewsOf = ({ workflowId }: Handle) =>
    spec.log.of(workflowId).flatMap(({ event }) => (event.case === 'review' ? [event.value] : []));
  const isOffered = async (handle: Handle, times: number): Promise<void> => {
    while (reviewsOf(handle).length < times) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const languages = (handle: Handle) =>
    reviewsOf(handle).map(({ application: draft, answers }) => [answers, draft?.stack?.language]);

  describe('a generation that somebody reviews', () => {
    it('tells what it understood, and waits for answers and for the approval', async () => {
      const handle = await spec.generate(REVIEWED);
      await isOffered(handle, 1);
      expect(await handle.query(PROGRESS_QUERY)).toEqual({ stage: 'review', sequence: 2 });
      expect(spec.services.calls.build).toBe(0);
      const answer = { overrides: { language: 'LANGUAGE_GO' }, text: 'Every note has a colour' };
      await handle.signal(ANSWER_SIGNAL, answer, 0);
      await handle.signal(ANSWER_SIGNAL, answer, 0);
      await isOffered(handle, 2);
      await handle.signal(APPROVE_SIGNAL);
      expect(await handle.result()).toMatchObject({ outcome: 'VERIFIED' });
      expect(languages(handle)).toEqual([
        [0, Language.PYTHON],
        [1, Language.GO],
      ]);
      expect(spec.services.briefs).toEqual(['An API', 'An API\nEvery note has a colour.\n']);
      expect(spec.log.kinds(handle.workflowId).slice(0, 4)).toEqual(['started', 'review', 'review', 'parsed']);
      await keepHistory('generation-reviewed', handle);
    });

    it('goes on where another workflow was ended, without asking again', async () => {
      const first = await spec.generate(REVIEWED);
      await isOffered(first, 1);
      await first.terminate('by an operator');
      const reviewed = { answers: [{ overrides: { language: 'LANGUAGE_GO' } }], approved: true, sequence: 2 };
      const second = await spec.generate(REVIEWED, { reviewed }, first.workflowId);
      expect(await second.result()).toMatchObject({ outcome: 'VERIFIED' });
      const events = spec.log.of(first.workflowId);
      expect(events.map(({ sequence }) => Number(sequence))).toEqual(events.map((_, index) => index + 1));
      expect(spec.log.kinds(first.workflowId).slice(0, 5)).toEqual([
        ...['started', 'review', 'started', 'parsed', 'build started'],
      ]);
    });

    it('ends with the reason when an answer cannot be read', async () => {
      const handle = await spec.generate(REVIEWED);
      await handle.signal(ANSWER_SIGNAL, { overrides: { language: 'LANGUAGE_COBOL' } });
      expect(await handle.result()).toEqual({ outcome: 'FAILED', tree: '' });
    });

    it('can be cancelled while it waits', async () => {
      const handle = await spec.generate(REVIEWED);
      await isOffered(handle, 1);
      await handle.cancel();
      await expect(handle.result()).rejects.toThrow();
      expect(spec.log.kinds(handle.workflowId)).toEqual(['started', 'review', 'finished']);
    });
  });

  describe('a project', () => {
    const start = (...parts: ProjectOrder['parts']) =>
      spec.temporal.client.workflow.start<(order: ProjectOrder) => Promise<ProjectEnd>>(WORKFLOWS.project, {
        workflowId: randomUUID(),
        taskQueue: 'spec',
        args: [{ parts }],
      });
    const part = (review = false) => ({ id: randomUUID(), request: { brief: 'An API', review } });

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
      while (parts.some(({ id }) => spec.log.of(id).length < 2))
        await new Promise((resolve) => setTimeout(resolve, 50));
      await handle.cancel();
      await expect(handle.result()).rejects.toThrow();
      for (const { id } of parts) expect(spec.log.kinds(id)).toEqual(['started', 'review', 'finished']);
    });
  });

  it('judges a tree again, as a story of its own', async () => {
    const tree = await putTree(spec.blobs, [{ path: 'a', content: 'b' }]);
    const request = toJson(VerifyRequestSchema, create(VerifyRequestSchema, { tree, application }));
    const options = { workflowId: randomUUID(), taskQueue: 'spec', args: [{ request }] };
    const handle = await spec.temporal.client.workflow.start(WORKFLOWS.verification, options);
    expect(await handle.result()).toEqual({ outcome: 'VERIFIED', tree });
    const judged = ['verification started', 'verification verdict'];
    expect(spec.log.kinds(handle.workflowId)).toEqual(['started', ...judged, ...judged, 'finished']);
    await keepHistory('verification', handle);
  });
});
