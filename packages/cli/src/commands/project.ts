import { resolve } from 'node:path';
import { inspectFolder, readStateText, type ProjectState } from '@quantumlayer/embedded';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { parseApplication } from '@quantumlayer/ir';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import type { Terminal } from '../terminal';
import { readText } from '../read-input';

/** A project of ours on the disk. */
export interface Project {
  readonly path: string;
  readonly state: ProjectState;
  readonly application: Application;
}

/** NOT_FOUND when the folder was not made by us. */
export async function openProject(folder: string, { cwd }: Terminal): Promise<Project> {
  const { path, state } = await inspectFolder(resolve(cwd, folder));
  const ir = await readStateText(path, 'ir.json');
  if (state === undefined || ir === undefined) throw notAProject(folder);
  return { path, state, application: parseApplication(ir) };
}

/** The IR of a folder: the one given, else the project's own. */
export async function applicationOf(folder: string, ir: string | undefined, terminal: Terminal): Promise<Application> {
  if (ir !== undefined) return parseApplication(await readText(ir, terminal.cwd));
  const text = await readStateText(resolve(terminal.cwd, folder), 'ir.json');
  if (text === undefined) throw notAProject(folder);
  return parseApplication(text);
}

export function notAProject(folder: string): QuantumLayerError {
  const message = `${folder} is no project of QuantumLayer: it has no .qlf folder with an IR. Make one with qlf generate.`;
  return new QuantumLayerError(ErrorCode.NOT_FOUND, message);
}
