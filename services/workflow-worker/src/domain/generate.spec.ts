import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { BuildResponseSchema, type Release } from '@quantumlayer/contracts/agents/v1/agents';
import {
  GenerationOutcome,
  type GenerationEvent,
  type GenerationFinished,
} from '@quantumlayer/contracts/generation/v1/events';
import { ApplicationSchema } from '@quantumlayer/contracts/ir/v1/ir';
import { ParseResponseSchema } from '@quantumlayer/contracts/parser/v1/parser';
import {
  Outcome,
  Severity,
  type VerdictSchema,
  VerifyResponseSchema,
} from '@quantumlayer/contracts/verification/v1/verification';
import { fromJson } from '@bufbuild/protobuf';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { generate } from './generate';
import type { Activities, GenerationInput, Previous, RepairRequest, WriteRequest } from './ports';

const json = readFileSync(join(__dirname, '../../../../packages/ir/fixtures/todo.json'), 'utf8');
const application = fromJson(ApplicationSchema, JSON.parse(json) as never);

type VerdictInit = MessageInitShape<typeof VerdictSchema>;
const passed = (gate: string): VerdictInit => ({ gate, outcome: Outcome.PASSED });
const failed = (gate: string, ...rules: string[]): VerdictInit => ({
  gate,
  outcome: Outcome.FAILED,
  findings: rules.map((rule) => ({ rule, severity: Severity.ERROR, path: 'app.py' })),
});

interface World {
  empty?: boolean;
  previous?: Previous;
  /** The project as it was last generated. */
  release?: Release;
  /** The folder as a tree. */
  folder?: string;
  merged?: { tree: string; conflicts: readonly string[] };
  /** Verdicts by tree; every gate passes where none are given. */
  verdicts?: Readonly<Record<string, readonly VerdictInit[]>>;
  repair?: (request: RepairRequest) => string | undefined;
  activities?: Partial<Activities>;
  signal?: AbortSignal;
}

/** Runs the workflow in a world of fakes and tells what happened in it. */
async function run(world: World = {}, input: Partial<GenerationInput> = {}) {
  const events: GenerationEvent[] = [];
  const writes: WriteRequest[] = [];
  const concluded: GenerationFinished[] = [];
  const judged: string[] = [];
  const order: string[] = [];
  const activities: Activities = {
    openWorkspace: async () => ({
      directory: '/project',
      empty: world.empty ?? (world.previous === undefined && world.folder === undefined),
      previous: world.previous,
      snapshot: async () => world.folder ?? 'nothing',
      lastRelease: async () => world.release,
      write: async (request) => {
        order.push('write');
        writes.push(request);
        return 3;
      },
      conclude: async (finished) => void concluded.push(finished),
    }),
    parse: async () => create(ParseResponseSchema, { application }),
    async *build() {
      yield create(BuildResponseSchema, { event: { case: 'built', value: { tree: 'generated', files: 3 } } });
    },
    async *verify({ tree }) {
      judged.push(tree);
      order.push('verify');
      for (const verdict of world.verdicts?.[tree] ?? [passed('unit')]) {
        yield create(VerifyResponseSchema, {
          event: { case: 'verdict', value: { tree, ...verdict } as VerdictInit },
        } as never);
      }
    },
    repair: async (request) => world.repair?.(request),
    merge: async () => ({ setAside: [], ...(world.merged ?? { tree: 'merged', conflicts: [] }) }),
    ...world.activities,
  };
  const request = {
    brief: 'a todo app',
    specifications: [],
    overrides: undefined,
    application: undefined,
    verify: true,
    dryRun: false,
    ...input,
  };
  let clock = 0;
  const result = await generate(request, activities, {
    generationId: 'g1',
    signal: world.signal ?? new AbortController().signal,
    emit: (event) => events.push(event),
    now: () => new Date((clock += 1000)),
  });
  const cases = events.map(({ event }) => event.case);
  return { ...result, events, cases, writes, concluded, judged, order };
}

const previous = (changes: Partial<Previous> = {}): Previous => ({
  generated: 'base',
  written: 'base',
  conflicts: [],
  sameInput: undefined,
  ...changes,
});

describe('a first generation', () => {
  it('tells its story in numbered events and ends verified', async () => {
    const { events, cases, finished, error } = await run();
    expect(cases).toEqual(['started', 'parsed', 'build', 'written', 'verification', 'finished']);
    expect(events.map(({ sequence }) => sequence)).toEqual([1n, 2n, 3n, 4n, 5n, 6n]);
    expect(new Set(events.map(({ generationId }) => generationId))).toEqual(new Set(['g1']));
    expect(finished.outcome).toBe(GenerationOutcome.VERIFIED);
    expect(error).toBeUndefined();
  });

  it('writes before the gates run, because nothing stands there that could be lost', async () => {
    const { order, writes, concluded } = await run();
    expect(order).toEqual(['write', 'verify']);
    expect(writes[0]).toMatchObject({ tree: 'generated', generated: 'generated', theirs: undefined });
    expect(concluded.map(({ outcome }) => outcome)).toEqual([GenerationOutcome.VERIFIED]);
  });

  it('never calls a skipped gate verified', async () => {
    const { finished } = await run({
      verdicts: { generated: [passed('unit'), { gate: 'contract', outcome: Outcome.SKIPPED }] },
    });
    expect(finished.outcome).toBe(GenerationOutcome.UNVERIFIED);
  });

  it('claims nothing without gates', async () => {
    const { finished, judged } = await run({}, { verify: false });
    expect(finished.outcome).toBe(GenerationOutcome.UNVERIFIED);
    expect(judged).toEqual([]);
  });

  it('writes a project that fails, and says so', async () => {
    const { finished, error, writes } = await run({ verdicts: { generated: [failed('unit', 'pytest:x')] } });
    expect(finished.outcome).toBe(GenerationOutcome.FAILED_VERIFICATION);
    expect(error?.code).toBe(ErrorCode.VERIFICATION_FAILED);
    expect(finished.error?.code).toBe(ErrorCode.VERIFICATION_FAILED);
    expect(writes).toHaveLength(1);
  });

  it('writes nothing in a dry run', async () => {
    const { writes, concluded, judged } = await run({}, { dryRun: true });
    expect([writes, concluded, judged]).toEqual([[], [], []]);
  });
});

describe('a later generation', () => {
  it('merges with the user’s folder, proves the merged tree, and only then writes', async () => {
    const { order, judged, writes, cases } = await run({ previous: previous(), folder: 'edited' });
    expect(cases).toContain('merged');
    expect(judged).toEqual(['merged']);
    expect(order).toEqual(['verify', 'write']);
    expect(writes[0]).toMatchObject({ tree: 'merged', generated: 'generated', theirs: 'edited' });
  });

  it('marks conflicts and does not judge them', async () => {
    const { finished, judged, error, writes } = await run({
      previous: previous(),
      folder: 'edited',
      merged: { tree: 'marked', conflicts: ['app.py'] },
    });
    expect(judged).toEqual([]);
    expect(finished.outcome).toBe(GenerationOutcome.CONFLICTS);
    expect(error).toMatchObject({ code: ErrorCode.CONFLICT, message: expect.stringContaining('app.py') as string });
    expect(writes[0]?.tree).toBe('marked');
  });

  it('does nothing when input and folder are as the last verified run left them', async () => {
    const sameInput = (await run()).finished;
    const { cases, finished, writes } = await run({ previous: previous({ sameInput }), folder: 'base' });
    expect(cases).toEqual(['started', 'finished']);
    expect(finished.outcome).toBe(GenerationOutcome.VERIFIED);
    expect(writes).toEqual([]);
  });

  it('runs again when the user has edited, and when the last run was not verified', async () => {
    const verified = (await run()).finished;
    expect((await run({ previous: previous({ sameInput: verified }), folder: 'edited' })).cases).toContain('build');
    const unverified = (await run({}, { verify: false })).finished;
    expect((await run({ previous: previous({ sameInput: unverified }), folder: 'base' })).cases).toContain('build');
  });
});

describe('repair', () => {
  const broken = { generated: [failed('static', 'ruff:F401', 'ruff:E501')] };

  it('accepts a fix that leaves fewer failures, and writes its tree', async () => {
    const { finished, writes, events } = await run({
      verdicts: { ...broken, fixed: [passed('static')] },
      repair: ({ fix }) => (fix === 'imports' ? 'fixed' : undefined),
    });
    expect(finished.outcome).toBe(GenerationOutcome.VERIFIED);
    expect(writes.map(({ tree, theirs }) => [tree, theirs])).toEqual([
      ['generated', undefined],
      ['fixed', 'generated'],
    ]);
    const repairs = events.flatMap(({ event }) => (event.case === 'repair' ? [event.value] : []));
    expect(repairs).toMatchObject([{ round: 1, fix: 'imports', tree: 'fixed', accepted: true }]);
  });

  it.each([
    ['as bad', [failed('static', 'ruff:F401', 'ruff:E501')]],
    ['worse', [failed('static', 'a', 'b', 'c')]],
    ['better in one gate and broken in another', [passed('static'), failed('unit', 'x')]],
    ['without the gate', []],
  ])('refuses a tree that is %s', async (_what, verdicts) => {
    const passing = [...broken.generated, passed('unit')];
    const { writes, finished } = await run({ verdicts: { generated: passing, next: verdicts }, repair: () => 'next' });
    expect(writes.map(({ tree }) => tree)).toEqual(['generated']);
    expect(finished.outcome).toBe(GenerationOutcome.FAILED_VERIFICATION);
  });

  it('ends when the rounds are used up', async () => {
    const counts = [5, 4, 3, 2, 1];
    const verdicts = Object.fromEntries(
      counts.map((count, index) => [
        index === 0 ? 'generated' : `t${index}`,
        [failed('static', ...Array.from({ length: count }, (_, at) => `r${at}`))],
      ]),
    );
    let made = 0;
    const { judged } = await run({ verdicts, repair: () => `t${(made += 1)}` });
    expect(judged).toEqual(['generated', 't1', 't2', 't3']);
  });

  it('does not judge the same tree twice', async () => {
    const { judged } = await run({ verdicts: broken, repair: () => 'generated' });
    expect(judged).toEqual(['generated']);
  });
});

describe('an end before the end', () => {
  it('is told with the typed error, and leaves the folder alone', async () => {
    const contradiction = new QuantumLayerError(ErrorCode.CONTRADICTION, 'Go cannot use Django');
    const { finished, error, writes, cases } = await run({
      activities: { parse: () => Promise.reject(contradiction) },
    });
    expect(cases).toEqual(['started', 'finished']);
    expect(finished).toMatchObject({ outcome: GenerationOutcome.FAILED, error: { code: ErrorCode.CONTRADICTION } });
    expect(error).toBe(contradiction);
    expect(writes).toEqual([]);
  });

  it('keeps the text of our own faults inside the process', async () => {
    const { finished, error } = await run({
      activities: { merge: () => Promise.reject(new TypeError('secret path')) },
      previous: previous(),
      folder: 'x',
    });
    expect(error?.code).toBe(ErrorCode.INTERNAL);
    expect(JSON.stringify(finished.error?.message)).not.toContain('secret');
  });

  it('is CANCELLED when the signal is aborted, whatever the activity makes of it', async () => {
    const controller = new AbortController();
    const parse = () => {
      controller.abort();
      return Promise.reject(new Error('socket closed'));
    };
    const { finished, writes } = await run({ activities: { parse }, signal: controller.signal });
    expect(finished.outcome).toBe(GenerationOutcome.CANCELLED);
    expect(writes).toEqual([]);
  });
});
