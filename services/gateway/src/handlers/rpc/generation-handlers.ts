import { create } from '@bufbuild/protobuf';
import { AnswerSchema, type GenerationService } from '@quantumlayer/contracts/platform/v1/platform';
import type { Handlers } from '@quantumlayer/rpc';
import type { Authenticate } from '../../domain/authenticate';
import type { Generations } from '../../domain/generations';
import type { Principal } from '../../domain/principal';
import type { Reviews } from '../../domain/reviews';
import { pageOf } from './pages';

export const generationHandlers =
  (generations: Generations, reviews: Reviews, authenticate: Authenticate) =>
  (principal: Principal): Handlers<typeof GenerationService> => ({
    createGeneration: (request, { metadata }) => generations.create(principal, request, metadata['idempotency-key']),
    getGeneration: ({ id }) => generations.get(principal, id),
    listGenerations: async (request) => {
      const page = pageOf(request);
      const filter = { statuses: request.statuses, project: request.projectId === '' ? undefined : request.projectId };
      const { items, more } = await generations.list(principal, filter, page);
      return { generations: [...items], nextPageToken: more ? (items.at(-1)?.id ?? '') : '' };
    },
    cancelGeneration: ({ id }) => generations.cancel(principal, id),
    retryGeneration: (request, { metadata }) => generations.retry(principal, request, metadata['idempotency-key']),
    verifyGeneration: (request, { metadata }) => generations.verify(principal, request, metadata['idempotency-key']),
    getReview: ({ id }) => reviews.get(principal, id),
    answerGeneration: ({ id, answer }) => reviews.answer(principal, id, answer ?? create(AnswerSchema)),
    approveGeneration: ({ id }) => reviews.approve(principal, id),
    watchGeneration: ({ id, after }, { metadata, signal }) =>
      generations.watch(() => authenticate(metadata), id, after, signal),
    listVerdicts: async ({ id }) => ({ verdicts: await generations.verdicts(principal, id) }),
    listFiles: async ({ id }) => {
      const { digest, tree } = await generations.tree(principal, id);
      const files = tree.entries.map(({ path, digest: content, size, executable }) => ({
        path,
        digest: content,
        size: Number(size),
        executable,
      }));
      return { tree: digest, files };
    },
  });
