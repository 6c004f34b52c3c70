import { fileURLToPath } from 'node:url';
import { Role, type PromptService } from '@quantumlayer/contracts/metaprompt/v1/metaprompt';
import type { Handlers } from '@quantumlayer/rpc';
import type { Prompt } from './domain/prompt';
import { readLibrary } from './domain/prompt-library';
import { renderPrompt, type RenderedMessage } from './domain/render-prompt';

const ROLES = { system: Role.SYSTEM, user: Role.USER, assistant: Role.ASSISTANT } as const;

/** Wires the service; its prompts are read and checked at once. */
export async function composeMetaPrompt(): Promise<Handlers<typeof PromptService>> {
  const library = await readLibrary(fileURLToPath(new URL('../data/prompts', import.meta.url)));
  return {
    listPrompts: () =>
      Promise.resolve({
        prompts: library.all().map((versions) => ({
          id: versions[0]?.id ?? '',
          description: versions.at(-1)?.description ?? '',
          versions: versions.map(({ version }) => version),
        })),
      }),
    getPrompt: async ({ id, version }) => Promise.resolve({ prompt: toMessage(library.get(id, version)) }),
    renderPrompt: async (request) => {
      const prompt = library.get(request.id, request.version);
      const messages = renderPrompt(prompt, request.values).map(withRole);
      return Promise.resolve({ messages, id: prompt.id, version: prompt.version, digest: prompt.digest });
    },
  };
}

function toMessage({ id, version, description, variables, messages, digest }: Prompt) {
  return {
    id,
    version,
    description,
    digest,
    messages: messages.map(withRole),
    variables: Object.entries(variables).map(([name, { default: fallback, ...variable }]) => ({
      name,
      ...variable,
      ...(fallback === undefined ? {} : { default: fallback }),
    })),
  };
}

function withRole({ role, content }: RenderedMessage) {
  return { role: ROLES[role], content };
}
