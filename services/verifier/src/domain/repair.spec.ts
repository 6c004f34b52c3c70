import { create } from '@bufbuild/protobuf';
import {
  FindingSchema,
  Outcome,
  Severity,
  VerdictSchema,
  type Verdict,
} from '@quantumlayer/contracts/verification/v1/verification';
import { repair, type Fix } from './repair';

const verdict = (gate: string, ...rules: string[]): Verdict =>
  create(VerdictSchema, {
    gate,
    outcome: rules.length === 0 ? Outcome.PASSED : Outcome.FAILED,
    findings: rules.map((rule) => create(FindingSchema, { rule, severity: Severity.ERROR })),
  });

/** Trees are named by what is wrong with them: "static:a,b unit:c". */
const verdictsOf = (tree: string): Verdict[] =>
  tree.split(' ').map((part) => {
    const [gate = '', rules = ''] = part.split(':');
    return verdict(gate, ...rules.split(',').filter(Boolean));
  });

const fix = (name: string, rule: string, apply: (tree: string) => string): Fix => ({
  name,
  appliesTo: (finding) => finding.rule === rule,
  apply: (tree) => Promise.resolve(apply(tree)),
});

const run = (tree: string, fixes: readonly Fix[], maximumRounds = 5) =>
  repair(tree, verdictsOf(tree), fixes, { maximumRounds, verify: (changed) => Promise.resolve(verdictsOf(changed)) });

it('mends failures one after another and stops when nothing fails', async () => {
  const outcome = await run('static:format,import unit:', [
    fix('format', 'format', (tree) => tree.replace('format,', '')),
    fix('imports', 'import', (tree) => tree.replace('import', '')),
  ]);
  expect(outcome.tree).toBe('static: unit:');
  expect(outcome.rounds.map(({ fix: name, accepted }) => [name, accepted])).toEqual([
    ['format', true],
    ['imports', true],
  ]);
});

it.each([
  ['leaves as many failures', 'static:other unit:', 'it leaves 1 failures of 1'],
  ['breaks another gate', 'static: unit:broken', 'it breaks the gate unit'],
  ['changes nothing', 'static:format unit:', 'it changes nothing'],
])('keeps the parent of a tree that %s', async (_, changed, reason) => {
  const outcome = await run('static:format unit:', [fix('format', 'format', () => changed)]);
  expect(outcome.tree).toBe('static:format unit:');
  expect(outcome.rounds).toEqual([{ round: 1, fix: 'format', tree: changed, accepted: false, reason }]);
});

it('tries another fix when the first did not help, and no fix twice on the same failures', async () => {
  const outcome = await run('static:format unit:', [
    fix('useless', 'format', () => 'static:format,worse unit:'),
    fix('format', 'format', () => 'static: unit:'),
  ]);
  expect(outcome.rounds.map(({ fix: name }) => name)).toEqual(['useless', 'format']);
  expect(outcome.tree).toBe('static: unit:');
});

it('ends after the rounds that it was given', async () => {
  const shrink = fix('shrink', 'a', (tree) => tree.replace('a,', ''));
  const outcome = await run('static:a,a,a,a,a unit:', [shrink], 2);
  expect(outcome.rounds.length).toBeLessThanOrEqual(2);
});
