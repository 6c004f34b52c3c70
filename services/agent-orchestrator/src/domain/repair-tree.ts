import { create } from '@bufbuild/protobuf';
import type { Blueprint } from '@quantumlayer/blueprint-kit';
import type { RepairRequest } from '@quantumlayer/contracts/agents/v1/agents';
import type { Language } from '@quantumlayer/contracts/ir/v1/ir';
import { Outcome, Severity, type Finding } from '@quantumlayer/contracts/verification/v1/verification';
import { FileChangeSchema, PatchSchema, type Tree, type TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import { applyPatch, findEntry, getTree, sameFile, type BlobStore } from '@quantumlayer/trees';
import { removeUnusedImports } from './unused-imports';

/** Paths of tests: changing them to get to green proves nothing. */
const TESTS = /(^|\/)(tests?|__tests__)\/|(_test|\.test|\.spec)\.[a-z]+$|(^|\/)test_[^/]+$/;

/** Lock files of the supported stacks. */
const LOCKS = /(^|\/)(uv\.lock|package-lock\.json|go\.sum)$/;

/** Applies one deterministic fix where findings ask for it; undefined when that changes nothing. */
export async function repairTree(
  blobs: BlobStore,
  blueprints: (language: Language) => Promise<Blueprint> | undefined,
  request: RepairRequest,
): Promise<string | undefined> {
  const { fix, tree: digest, application } = request;
  const language = application?.stack?.language;
  const loaded = language === undefined ? undefined : blueprints(language);
  if (loaded === undefined) return undefined;
  const [tree, generated, blueprint] = [
    await getTree(blobs, digest),
    await getTree(blobs, request.generated),
    await loaded,
  ];
  const read = async (entry: TreeEntry): Promise<string> => Buffer.from(await blobs.get(entry.digest)).toString('utf8');
  const patch = create(PatchSchema, { base: digest });
  const change = (entry: TreeEntry, content: Uint8Array): void => {
    const value = { content, executable: entry.executable };
    patch.changes.push(create(FileChangeSchema, { path: entry.path, change: { case: 'write', value } }));
  };
  const findings = errorsOf(request);
  for (const entry of candidates(tree, generated, findings)) {
    if (fix === 'lock') continue;
    const text = await read(entry);
    const here = findings.filter(({ path }) => path === entry.path);
    const fixed =
      fix === 'format' ? await blueprint.format(entry.path, text) : removeUnusedImports(entry.path, text, here);
    if (fixed !== text) change(entry, Buffer.from(fixed, 'utf8'));
  }
  // A lock file is never written by hand, so the one that belongs to the manifest is the generated one.
  if (fix === 'lock' && findings.length > 0) {
    for (const entry of generated.entries.filter(({ path }) => LOCKS.test(path))) {
      const current = findEntry(tree, entry.path);
      if (current === undefined || !sameFile(current, entry)) change(entry, await blobs.get(entry.digest));
    }
  }
  return patch.changes.length === 0 ? undefined : applyPatch(blobs, digest, patch);
}

function errorsOf({ verdicts }: RepairRequest): readonly Finding[] {
  const failed = verdicts.filter(({ outcome }) => outcome === Outcome.FAILED);
  return failed.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== Severity.INFO));
}

/** Files that findings name; neither tests nor what the user has changed. */
function candidates(tree: Tree, generated: Tree, findings: readonly Finding[]): readonly TreeEntry[] {
  const named = new Set(findings.map(({ path }) => path));
  return tree.entries.filter((entry) => {
    if (!named.has(entry.path) || TESTS.test(entry.path)) return false;
    const made = findEntry(generated, entry.path);
    return made !== undefined && sameFile(made, entry);
  });
}
