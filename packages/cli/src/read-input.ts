import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { create } from '@bufbuild/protobuf';
import { SpecificationSchema, type Specification } from '@quantumlayer/contracts/parser/v1/parser';
import { ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import type { Terminal } from './terminal';

/** More than any brief or specification may have; read no further, so that a wrong file costs nothing. */
const MOST_BYTES = 4 * 1024 * 1024;

export interface BriefSource {
  /** The words of the command line; "-" and "@file" are read from elsewhere. */
  readonly argument: string | undefined;
  readonly file: string | undefined;
  /** Another source is enough; standard input is then only read for "-". */
  readonly optional: boolean;
}

/** The brief from an argument, a file or standard input; empty when there is none and none is needed. */
export async function readBrief({ argument, file, optional }: BriefSource, terminal: Terminal): Promise<string> {
  if (argument !== undefined && file !== undefined) {
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      'Give the brief either as an argument or with --file, not both.',
    );
  }
  if (file !== undefined) return readText(file, terminal.cwd);
  if (argument === '-') return readStream(terminal);
  if (argument?.startsWith('@') === true) return readText(argument.slice(1), terminal.cwd);
  if (argument !== undefined) return refuseFileName(argument, terminal.cwd);
  if (optional) return '';
  if (terminal.stdin.isTTY !== true) return readStream(terminal);
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    'There is no brief. Try: qlf generate "a REST API for a todo app in Python"',
  );
}

/** Nobody means the name of a file as a brief. */
async function refuseFileName(argument: string, cwd: string): Promise<string> {
  if (!/^\S*[./]\S*$/.test(argument)) return argument;
  const isFile = await stat(resolve(cwd, argument)).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return argument;
  throw new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    `${argument} is a file: give it with --file ${argument} to read the brief from it.`,
  );
}

export async function readSpecifications(files: readonly string[], cwd: string): Promise<readonly Specification[]> {
  return Promise.all(
    files.map(async (file) => {
      const text = await readText(file, cwd);
      if (text.trim() === '') throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `${file} is empty.`);
      return create(SpecificationSchema, { name: basename(file), text });
    }),
  );
}

/** A file as text. INVALID_INPUT when it is missing, a folder, too large or not UTF-8. */
export async function readText(file: string, cwd: string): Promise<string> {
  const path = resolve(cwd, file);
  try {
    return decode(await readFile(path), file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `There is no file ${file}.`, { cause: error });
    if (code === 'EISDIR')
      throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `${file} is a folder.`, { cause: error });
    throw toQuantumLayerError(error);
  }
}

async function readStream({ stdin }: Terminal): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk as Buffer | string);
    size += bytes.length;
    if (size > MOST_BYTES) throw tooLarge('Standard input');
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks), 'Standard input');
}

function decode(bytes: Uint8Array, name: string): string {
  if (bytes.length > MOST_BYTES) throw tooLarge(name);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new QuantumLayerError(ErrorCode.INVALID_INPUT, `${name} is not text in UTF-8.`, { cause });
  }
}

function tooLarge(name: string): QuantumLayerError {
  return new QuantumLayerError(
    ErrorCode.INVALID_INPUT,
    `${name} has more than ${MOST_BYTES} bytes; a brief or specification is shorter.`,
  );
}
