import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GateContext, GateOutcome } from '../../domain/gate';

/** A command of a README that another gate judges by running the same program. */
export interface SharedCommand {
  readonly command: string;
  readonly gate: string;
  readonly outcome: Promise<GateOutcome>;
}

/** The commands whose judgement a gate of this verification takes over. */
export async function sharedCommands(
  commands: readonly string[],
  { toolchain: { readme }, source, outcomeOf }: GateContext,
): Promise<readonly SharedCommand[]> {
  const { judged = [], scripts } = readme ?? {};
  const text = scripts && (await readFile(join(source, scripts.file), 'utf8').catch(() => undefined));
  return commands.flatMap((command) => {
    const meant = scripts && text !== undefined ? meaning(command, text, scripts.expand) : command;
    const gate = judged.find((each) => each.command.exec(meant)?.[0] === meant)?.gate;
    const outcome = gate === undefined ? undefined : outcomeOf(gate);
    return gate !== undefined && outcome ? [{ command, gate, outcome }] : [];
  });
}

/** A file that cannot be read gives no command another meaning. */
function meaning(command: string, text: string, expand: (command: string, text: string) => string): string {
  try {
    return expand(command, text);
  } catch {
    return command;
  }
}
