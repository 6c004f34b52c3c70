import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { parse } from 'yaml';
import { readPrompt, type Prompt } from './prompt';

/** Every version of every prompt. */
export class PromptLibrary {
  readonly #prompts: ReadonlyMap<string, readonly Prompt[]>;

  constructor(prompts: readonly Prompt[]) {
    const ids = [...new Set(prompts.map(({ id }) => id))].sort();
    this.#prompts = new Map(
      ids.map((id) => [
        id,
        prompts.filter((prompt) => prompt.id === id).sort((left, right) => left.version - right.version),
      ]),
    );
  }

  /** By name, each with its versions ascending. */
  all(): (readonly Prompt[])[] {
    return [...this.#prompts.values()];
  }

  /** @param version the latest when 0; NOT_FOUND when there is none such */
  get(id: string, version: number): Prompt {
    const versions = this.#prompts.get(id) ?? [];
    const found = version === 0 ? versions.at(-1) : versions.find((prompt) => prompt.version === version);
    if (found !== undefined) return found;
    const what = version === 0 ? `prompt "${id}"` : `version ${version} of a prompt "${id}"`;
    throw new QuantumLayerError(ErrorCode.NOT_FOUND, `There is no ${what}.`);
  }
}

/** Reads `<folder>/<id>/<version>.yaml`. Throws when one of them is no prompt. */
export async function readLibrary(folder: string): Promise<PromptLibrary> {
  const ids = await readdir(folder);
  const prompts = await Promise.all(
    ids.map(async (id) => {
      const files = await readdir(join(folder, id));
      return Promise.all(files.map((file) => readVersion(folder, id, file)));
    }),
  );
  return new PromptLibrary(prompts.flat());
}

async function readVersion(folder: string, id: string, file: string): Promise<Prompt> {
  const [, number] = /^([1-9]\d*)\.yaml$/.exec(file) ?? [];
  if (number === undefined) throw new Error(`${id}/${file} is no version of a prompt`);
  return readPrompt(id, Number(number), parse(await readFile(join(folder, id, file), 'utf8')));
}
