import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { RejectionReason } from '@quantumlayer/contracts/agents/v1/agents';
import { PatchSchema, type FileChange, type Patch } from '@quantumlayer/contracts/trees/v1/trees';
import { findViolations } from '@quantumlayer/errors';
import { findPathViolation } from '@quantumlayer/trees';
import type { AgentTask } from './agent';
import { OutputRejected } from './rejection';
import { isCutOff } from './truncation';

/**
 * The strict output contract: the bytes are one `trees.v1.Patch` in proto3 JSON and nothing else, on the base that was given, with every
 * planned file written, and no other file touched.
 * @throws OutputRejected with the first breach
 */
export function acceptPatch(bytes: Uint8Array, task: AgentTask): Patch {
  const patch = readPatch(bytes);
  for (const change of patch.changes) checkPath(change);
  if (patch.base !== task.base) {
    throw new OutputRejected(
      RejectionReason.WRONG_BASE,
      `The patch is for ${patch.base || 'no tree'}; the current tree is ${task.base}`,
    );
  }
  checkOwnership(patch, task);
  return patch;
}

function readPatch(bytes: Uint8Array): Patch {
  const text = decode(bytes);
  const patch = toPatch(parseJson(text));
  const [violation] = findViolations(PatchSchema, patch);
  // A wrong path or base has its own, more telling reason.
  if (violation !== undefined && !/base|path/.test(violation.field)) {
    throw new OutputRejected(
      RejectionReason.NOT_A_PATCH,
      `The patch breaks its schema: ${violation.field}: ${violation.message}`,
    );
  }
  return patch;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new OutputRejected(RejectionReason.NOT_A_PATCH, 'The output is not UTF-8 text', { cause });
  }
}

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (cause) {
    if (isCutOff(text)) {
      throw new OutputRejected(
        RejectionReason.TRUNCATED,
        `The patch ends in the middle, after ${text.length} characters`,
        { cause },
      );
    }
    const start = JSON.stringify(text.trim().slice(0, 60));
    throw new OutputRejected(
      RejectionReason.NOT_A_PATCH,
      `The output must be one JSON patch and nothing else; it starts with ${start}`,
      { cause },
    );
  }
}

function toPatch(json: JsonValue): Patch {
  try {
    return fromJson(PatchSchema, json);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new OutputRejected(RejectionReason.NOT_A_PATCH, `The output is JSON but not a patch: ${detail}`, { cause });
  }
}

function checkPath(change: FileChange): void {
  const violation = findPathViolation(change.path);
  if (violation !== undefined) {
    throw new OutputRejected(
      RejectionReason.ILLEGAL_PATH,
      `The path ${JSON.stringify(violation.field)} ${violation.message}`,
    );
  }
}

function checkOwnership(patch: Patch, task: AgentTask): void {
  const owned = new Map(task.files.map((file) => [file.path, file]));
  const written = new Set<string>();
  for (const { path, change } of patch.changes) {
    const file = owned.get(path);
    if (file === undefined)
      throw new OutputRejected(RejectionReason.NOT_OWNED, `${path} belongs to another agent, or to none`);
    if (written.has(path)) throw new OutputRejected(RejectionReason.NOT_A_PATCH, `${path} is changed twice`);
    written.add(path);
    if (change.case !== 'write')
      throw new OutputRejected(RejectionReason.MISSING_FILE, `${path} is deleted, but the plan asks for it`);
    if (change.value.executable !== file.executable) {
      const expected = file.executable ? 'must be executable' : 'must not be executable';
      throw new OutputRejected(RejectionReason.NOT_A_PATCH, `${path} ${expected}`);
    }
  }
  const missing = task.files.filter((file) => !written.has(file.path)).map((file) => file.path);
  if (missing.length > 0) {
    const names = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ` and ${missing.length - 3} more` : '');
    throw new OutputRejected(RejectionReason.MISSING_FILE, `The patch does not write ${names}`);
  }
}
