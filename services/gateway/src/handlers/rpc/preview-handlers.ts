import type { PreviewService } from '@quantumlayer/contracts/platform/v1/platform';
import type { Handlers } from '@quantumlayer/rpc';
import type { Previews } from '../../domain/previews';
import type { Principal } from '../../domain/principal';

export const previewHandlers =
  (previews: Previews) =>
  (principal: Principal): Handlers<typeof PreviewService> => ({
    createPreview: (request) => previews.create(principal, request),
    getPreview: ({ id }) => previews.get(principal, id),
    deletePreview: ({ id }) => previews.delete(principal, id),
  });
