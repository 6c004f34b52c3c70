import { createHash } from 'node:crypto';
import * as v from 'valibot';

const NAME = v.pipe(v.string(), v.regex(/^[a-z][a-zA-Z0-9]*$/));
const VARIABLE = v.strictObject({
  description: v.string(),
  default: v.optional(v.string()),
  untrusted: v.optional(v.boolean(), false),
  maxLength: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
const FILE = v.strictObject({
  description: v.string(),
  variables: v.record(NAME, VARIABLE),
  messages: v.pipe(
    v.array(v.strictObject({ role: v.picklist(['system', 'user', 'assistant']), content: v.string() })),
    v.minLength(1),
  ),
});

type PromptFile = v.InferOutput<typeof FILE>;
export type PromptVariable = v.InferOutput<typeof VARIABLE>;

/** One version of a prompt. */
export interface Prompt extends PromptFile {
  readonly id: string;
  readonly version: number;
  /** Of everything that it says; what a model's answer was made with. */
  readonly digest: string;
}

/** Where a value goes: "{{name}}". Nothing else is looked at, so that a prompt is text and no program. */
export const PLACE = /\{\{(\w+)\}\}/g;

/** Throws when the data is no prompt, uses a value that it does not declare, or declares one that it does not use. */
export function readPrompt(id: string, version: number, data: unknown): Prompt {
  const file = v.parse(FILE, data);
  const used = new Set(
    file.messages.flatMap(({ content }) => [...content.matchAll(PLACE)].map(([, name = '']) => name)),
  );
  const declared = Object.keys(file.variables);
  const undeclared = [...used].filter((name) => !declared.includes(name));
  const unused = declared.filter((name) => !used.has(name));
  if (undeclared.length + unused.length > 0)
    throw new Error(`prompt ${id} ${version}: not declared ${undeclared.join()}, not used ${unused.join()}`);
  const digest = createHash('sha256')
    .update(JSON.stringify([id, version, file]))
    .digest('hex');
  return { ...file, id, version, digest: `sha256:${digest}` };
}
