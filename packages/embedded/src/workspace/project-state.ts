import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromJson, toJson, type JsonValue } from '@bufbuild/protobuf';
import { GenerationFinishedSchema, type GenerationFinished } from '@quantumlayer/contracts/generation/v1/events';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { STATE_FOLDER, type TreeFile } from '@quantumlayer/trees';
import * as v from 'valibot';

const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$/));

/** `.qlf/state.json`: what the last run made, and how it ended. */
const StateSchema = v.object({
  version: v.literal(1),
  name: v.string(),
  /** Digest of everything that determines the result: brief, specifications, choices, and the product itself. */
  input: digest,
  generated: digest,
  written: digest,
  conflicts: v.array(v.string()),
  /** Null while the run that wrote the project has not ended, or was killed. */
  finished: v.nullable(v.custom<JsonValue>((value) => typeof value === 'object')),
});

export interface ProjectState {
  readonly name: string;
  readonly input: string;
  readonly generated: string;
  readonly written: string;
  readonly conflicts: readonly string[];
  readonly finished: GenerationFinished | undefined;
}

/** Undefined where no run of ours has written. INVALID_INPUT when the file is damaged. */
export async function readState(directory: string): Promise<ProjectState | undefined> {
  const path = join(directory, STATE_FOLDER, 'state.json');
  const text = await readIfThere(path);
  if (text === undefined) return undefined;
  try {
    const { name, input, generated, written, conflicts, finished } = v.parse(StateSchema, JSON.parse(text));
    const state = { name, input, generated, written, conflicts };
    return { ...state, finished: finished === null ? undefined : fromJson(GenerationFinishedSchema, finished) };
  } catch (cause) {
    const message = `${path} cannot be read. Restore it from version control, or delete ${STATE_FOLDER} and use --force.`;
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, message, { cause });
  }
}

export function stateFile({ finished, ...state }: ProjectState): TreeFile {
  const json: v.InferInput<typeof StateSchema> = {
    version: 1,
    ...state,
    conflicts: [...state.conflicts],
    finished: finished === undefined ? null : toJson(GenerationFinishedSchema, finished),
  };
  return { path: 'state.json', content: `${JSON.stringify(json, null, 2)}\n` };
}

/** A file of the state folder as text; undefined when there is none. */
export async function readStateText(directory: string, name: string): Promise<string | undefined> {
  return readIfThere(join(directory, STATE_FOLDER, name));
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}
