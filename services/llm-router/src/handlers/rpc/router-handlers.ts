import { ChatRole, type LlmRouterService } from '@quantumlayer/contracts/llmrouter/v1/llmrouter';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Handlers } from '@quantumlayer/rpc';
import { listModels, readText } from '../../domain/models';
import type { Provider, ProviderAnswer } from '../../domain/provider';
import { readChatStream } from '../../domain/read-chat-stream';

const ROLES: Readonly<Record<ChatRole, string>> = {
  [ChatRole.UNSPECIFIED]: '',
  [ChatRole.SYSTEM]: 'system',
  [ChatRole.USER]: 'user',
  [ChatRole.ASSISTANT]: 'assistant',
};

export function routerHandlers(provider: Provider): Handlers<typeof LlmRouterService> {
  return {
    async *chat({ model, messages, temperature, maxTokens }, { signal }) {
      const body = {
        model,
        messages: messages.map(({ role, content }) => ({ role: ROLES[role], content })),
        stream: true,
        stream_options: { include_usage: true },
        ...(temperature === undefined ? {} : { temperature }),
        ...(maxTokens === 0 ? {} : { max_tokens: maxTokens }),
      };
      const answer = await provider.send('chat/completions', body, signal);
      if (answer.status !== 200) throw await refusedRequest(answer);
      yield* readChatStream(answer.body);
    },
    listModels: async (_, { signal }) => ({ models: await listModels(provider, signal) }),
  };
}

/** What the provider says is wrong with the request is the caller's to know. */
async function refusedRequest(answer: ProviderAnswer): Promise<QuantumLayerError> {
  const said = (await readText(answer)).slice(0, 500);
  const code = answer.status === 404 ? ErrorCode.NOT_FOUND : ErrorCode.INVALID_INPUT;
  return new QuantumLayerError(code, `The provider of models refuses the request (${answer.status}): ${said}`);
}
