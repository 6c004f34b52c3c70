import { PassThrough } from 'node:stream';
import { create } from '@bufbuild/protobuf';
import { GenerationEventSchema } from '@quantumlayer/contracts/generation/v1/events';
import { Outcome, VerdictSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { lineRenderer } from './line-renderer';

const value = create(VerdictSchema, {
  gate: 'static',
  outcome: Outcome.PASSED,
  seconds: 2.04,
  summary: 'mypy, ruff',
  steps: [
    { name: 'preparation', seconds: 0.1 },
    { name: 'mypy', seconds: 1.94, cpuSeconds: 1.5 },
  ],
});

function linesFor(verbose: boolean): string[] {
  const output = new PassThrough();
  const event = { case: 'verification' as const, value: { event: { case: 'verdict' as const, value } } };
  lineRenderer(output, verbose).show(create(GenerationEventSchema, { event }));
  return String(output.read()).trim().split('\n');
}

it.each([
  ['/home/ann/todo', 'wrote 7 files to /home/ann/todo\n'],
  ['', 'wrote 7 files\n'],
])('the line of a folder names %p', (directory, expected) => {
  const output = new PassThrough();
  const event = { case: 'written' as const, value: { files: 7, directory } };
  lineRenderer(output, false).show(create(GenerationEventSchema, { event }));
  expect(String(output.read())).toBe(expected);
});

describe('the line of a verdict', () => {
  it('says what came out and how long it took', () => {
    expect(linesFor(false)).toEqual(['gate static: passed in 2.0 s: mypy, ruff']);
  });

  it('is preceded by what each command took, when more is asked for', () => {
    expect(linesFor(true)).toEqual([
      'gate static: preparation took 0.10 s',
      'gate static: mypy took 1.94 s, 1.50 s of processor time',
      'gate static: passed in 2.0 s: mypy, ruff',
    ]);
  });
});
