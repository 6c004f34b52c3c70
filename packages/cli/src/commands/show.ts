import { toJson } from '@bufbuild/protobuf';
import { VerdictSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { readStateText } from '@quantumlayer/embedded';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { CommandContext } from './context';
import { openProject, type Project } from './project';
import { roleText } from '../progress/progress';

type Shower = (project: Project, context: CommandContext) => string | Promise<string>;

const stored =
  (name: string): Shower =>
  async ({ path }) =>
    (await readStateText(path, name)) ?? '';

const SHOWERS: Readonly<Record<string, Shower>> = {
  brief: stored('brief.md'),
  ir: stored('ir.json'),
  requirements: stored('requirements.json'),
  verdicts: ({ state }) =>
    `${JSON.stringify(
      (state.finished?.verdicts ?? []).map((verdict) => toJson(VerdictSchema, verdict)),
      null,
      2,
    )}\n`,
  tree: async ({ path }, context) => {
    const { entries } = await (await context.engine()).generatedTree(path);
    return entries
      .map(({ path: file, size, executable }) => `${String(size).padStart(8)} ${executable ? 'x' : ' '} ${file}\n`)
      .join('');
  },
  plan: async ({ application }, context) => {
    const plan = await (await context.engine()).plan(application, context.signal);
    return plan.agents
      .map(({ role, dependsOn, task, decision, reason }) => {
        const after = dependsOn.length === 0 ? '' : ` after ${dependsOn.map(roleText).join(', ')}`;
        return `${roleText(role)}${after}\n  ${task}\n  ${decision}: ${reason}\n`;
      })
      .join('');
  },
};

/** `qlf show`: a part of what is known about a project, to standard output. */
export async function showCommand(
  { what, folder }: { what: string; folder: string },
  context: CommandContext,
): Promise<number> {
  const shower = Object.hasOwn(SHOWERS, what) ? SHOWERS[what] : undefined;
  if (shower === undefined) {
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      `"${what}" cannot be shown. There are: ${Object.keys(SHOWERS).join(', ')}.`,
    );
  }
  const text = await shower(await openProject(folder, context.terminal), context);
  context.terminal.stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`);
  return 0;
}
