import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { RepairRequestSchema } from '@quantumlayer/contracts/agents/v1/agents';
import type { Blueprint } from '@quantumlayer/blueprint-kit';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';
import { Outcome, Severity, VerdictSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { parseApplication } from '@quantumlayer/ir';
import { MemoryBlobStore, putTree, readTree } from '@quantumlayer/trees';
import { repairTree } from './repair-tree';

const application = parseApplication(
  readFileSync(join(__dirname, '../../../../packages/ir/fixtures/todo.json'), 'utf8'),
);

/** A formatter that wants no trailing spaces. */
const blueprint: Blueprint = {
  id: 'test-stack',
  version: '1',
  language: Language.PYTHON,
  plan: () => [],
  migration: () => undefined,
  format: (_path, text) => text.replaceAll(/ +$/gm, ''),
};

type Files = Readonly<Record<string, string>>;
interface Failure {
  readonly path: string;
  readonly rule?: string;
  readonly line?: number;
}

/** The files that a fix changes, with their new text; undefined when it changes nothing. */
async function repair(
  fix: string,
  tree: Files,
  generated: Files,
  failures: readonly Failure[],
): Promise<Files | undefined> {
  const blobs = new MemoryBlobStore();
  const put = (files: Files) =>
    putTree(
      blobs,
      Object.entries(files).map(([path, content]) => ({ path, content })),
    );
  const findings = failures.map(({ path, rule = 'format', line = 0 }) => ({
    path,
    rule,
    line,
    message: 'x',
    severity: Severity.ERROR,
  }));
  const verdicts = [create(VerdictSchema, { gate: 'static', outcome: Outcome.FAILED, findings })];
  const trees = { tree: await put(tree), generated: await put(generated) };
  const request = create(RepairRequestSchema, { fix, ...trees, application, verdicts });
  const result = await repairTree(blobs, () => Promise.resolve(blueprint), request);
  if (result === undefined) return undefined;
  const files = (await readTree(blobs, result)).map(
    ({ path, content }) => [path, Buffer.from(content).toString()] as const,
  );
  return Object.fromEntries(files.filter(([path, text]) => tree[path] !== text));
}

describe('repairTree', () => {
  it('formats the files that findings name, and no others', async () => {
    const files = { 'a.py': 'a  \n', 'b.py': 'b  \n' };
    expect(await repair('format', files, files, [{ path: 'a.py' }])).toEqual({ 'a.py': 'a\n' });
  });

  it('leaves what the user has changed, and tests, alone', async () => {
    const files = { 'a.py': 'edited  \n', 'tests/test_a.py': 'test  \n', 'a.test.ts': 'test  \n' };
    const generated = { ...files, 'a.py': 'a\n' };
    const named = Object.keys(files).map((path) => ({ path }));
    expect(await repair('format', files, generated, named)).toBeUndefined();
  });

  it('removes unused imports that stand alone on their line', async () => {
    const files = { 'a.py': 'import os\nfrom re import match, sub\nprint()\n', 'b.go': 'import (\n\t"fmt"\n)\n' };
    const rule = 'ruff:F401';
    const failures = [
      { path: 'a.py', rule, line: 1 },
      { path: 'a.py', rule, line: 2 },
      { path: 'b.go', rule: 'vet: "fmt" imported and not used', line: 2 },
    ];
    expect(await repair('imports', files, files, failures)).toEqual({
      'a.py': 'from re import match, sub\nprint()\n',
      'b.go': 'import (\n)\n',
    });
  });

  it('puts the generated lock file back', async () => {
    const generated = { 'uv.lock': 'locked\n', 'a.py': '' };
    expect(await repair('lock', { ...generated, 'uv.lock': 'broken\n' }, generated, [{ path: 'uv.lock' }])).toEqual({
      'uv.lock': 'locked\n',
    });
  });

  it('does nothing where nothing applies', async () => {
    const files = { 'a.py': 'a\n', 'uv.lock': 'locked\n' };
    for (const fix of ['format', 'imports', 'lock'] as const)
      expect(await repair(fix, files, files, [{ path: 'a.py' }])).toBeUndefined();
  });
});
