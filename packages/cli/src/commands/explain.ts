import { toJson } from '@bufbuild/protobuf';
import { RequirementsSchema } from '@quantumlayer/contracts/requirements/v1/requirements';
import { explainRequirements } from '../output/explanation';
import { errorText } from '../output/error-text';
import { EXIT_CODES, toQuantumLayerError } from '@quantumlayer/errors';
import type { CommandContext } from './context';
import { readRequest, type GenerateOptions } from './generate';

/** `qlf explain`: what a brief is understood to say, without building anything. */
export async function explainCommand(options: Partial<GenerateOptions>, context: CommandContext): Promise<number> {
  const { terminal, colors, errorColors, signal } = context;
  const request = await readRequest({ ...options, verify: false }, context);
  try {
    const { requirements } = await (await context.engine()).parse(request, signal);
    if (requirements === undefined) {
      terminal.stdout.write('An IR was given: there are no words to explain. See: qlf show ir\n');
      return 0;
    }
    const text =
      options.json === true
        ? `${JSON.stringify(toJson(RequirementsSchema, requirements), null, 2)}\n`
        : explainRequirements(requirements, colors);
    terminal.stdout.write(text);
    return 0;
  } catch (thrown) {
    const error = toQuantumLayerError(thrown);
    terminal.stderr.write(errorText(error, { colors: errorColors, brief: request.brief, faults: undefined }));
    return EXIT_CODES[error.code];
  }
}
