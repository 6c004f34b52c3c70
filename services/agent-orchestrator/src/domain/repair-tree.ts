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

interface Broken {
  readonly tree: Tree;
  /** As it was generated, before any repair. */
  readonly generated: Tree;
  readonly findings: readonly Finding[];
  readonly blueprint: Blueprint;
  readonly read: (entry: TreeEntry) => Promise<Uint8Array>;
}

interface Written {
  readonly entry: TreeEntry;
  readonly content: Uint8Array;
}

/** The files that a fix writes. */
type Fix = (broken: Broken) => Promise<readonly Written[]>;

const FIXES: Readonly<Record<string, Fix>> = {
  format: (broken) => rewrite(broken, ({ path }, text) => broken.blueprint.format(path, text)),
  imports: (broken) => rewrite(broken, ({ path }, text) => removeUnusedImports(path, text, broken.findings)),
  lock: restoreLocks,
};

/** Applies one deterministic fix where findings ask for it; undefined when that changes nothing. */
export async function repairTree(
  blobs: BlobStore,
  blueprints: (language: Language) => Promise<Blueprint> | undefined,
  request: RepairRequest,
): Promise<string | undefined> {
  const { fix, tree: digest, application } = request;
  const language = application?.stack?.language;
  const loaded = language === undefined ? undefined : blueprints(language);
  const apply = FIXES[fix];
  if (loaded === undefined || apply === undefined) return undefined;
  const written = await apply({
    tree: await getTree(blobs, digest),
    generated: await getTree(blobs, request.generated),
    findings: errorsOf(request),
    blueprint: await loaded,
    read: (entry) => blobs.get(entry.digest),
  });
  if (written.length === 0) return undefined;
  const changes = written.map(({ entry: { path, executable }, content }) =>
    create(FileChangeSchema, { path, change: { case: 'write', value: { content, executable } } }),
  );
  return applyPatch(blobs, digest, create(PatchSchema, { base: digest, changes }));
}

/** Files that findings name, as `change` would have their text. */
async function rewrite(
  { tree, generated, findings, read }: Broken,
  change: (entry: TreeEntry, text: string) => string | Promise<string>,
): Promise<readonly Written[]> {
  const written: Written[] = [];
  for (const entry of candidates(tree, generated, findings)) {
    const text = Buffer.from(await read(entry)).toString('utf8');
    const fixed = await change(entry, text);
    if (fixed !== text) written.push({ entry, content: Buffer.from(fixed, 'utf8') });
  }
  return written;
}

/** A lock file is never written by hand, so the one that belongs to the manifest is the generated one. */
async function restoreLocks({ tree, generated, findings, read }: Broken): Promise<readonly Written[]> {
  if (findings.length === 0) return [];
  const lost = generated.entries.filter((entry) => {
    const current = findEntry(tree, entry.path);
    return LOCKS.test(entry.path) && (current === undefined || !sameFile(current, entry));
  });
  return Promise.all(lost.map(async (entry) => ({ entry, content: await read(entry) })));
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
