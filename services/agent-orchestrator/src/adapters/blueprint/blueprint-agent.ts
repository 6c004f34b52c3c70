import { create, toJsonString } from '@bufbuild/protobuf';
import type { PlannedFile } from '@quantumlayer/blueprint-kit';
import { PatchSchema } from '@quantumlayer/contracts/trees/v1/trees';
import type { Agent, AgentContext, AgentTask } from '../../domain/agent';

/** Plays any role offline: renders the files that the blueprint gives to the role. Its output passes the same contract as a model's. */
export class BlueprintAgent implements Agent {
  readonly #files: ReadonlyMap<string, PlannedFile>;

  constructor(plan: readonly PlannedFile[]) {
    this.#files = new Map(plan.map((file) => [file.path, file]));
  }

  async run(task: AgentTask, { signal }: AgentContext): Promise<Uint8Array> {
    const encoder = new TextEncoder();
    const patch = create(PatchSchema, { base: task.base });
    for (const { path, executable } of task.files) {
      signal.throwIfAborted();
      const text = await this.#render(path);
      patch.changes.push({
        $typeName: 'quantumlayer.trees.v1.FileChange',
        path,
        change: {
          case: 'write',
          value: { $typeName: 'quantumlayer.trees.v1.FileContent', content: encoder.encode(text), executable },
        },
      });
    }
    return encoder.encode(toJsonString(PatchSchema, patch));
  }

  async #render(path: string): Promise<string> {
    const file = this.#files.get(path);
    if (file === undefined) throw new RangeError(`The blueprint does not plan ${path}`);
    try {
      return await file.render();
    } catch (cause) {
      throw new Error(`${path} cannot be rendered: ${cause instanceof Error ? cause.message : String(cause)}`, {
        cause,
      });
    }
  }
}
