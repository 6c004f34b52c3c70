import type { MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  State,
  type DeployPreviewResponseSchema,
  type PreviewSchema,
  type PreviewService,
} from '@quantumlayer/contracts/preview/v1/preview';
import type { Handlers } from '@quantumlayer/rpc';
import { deployPreview, type DeployEvent, type DeployPorts } from '../../domain/deploy-preview';
import { urlOf } from '../../domain/place';
import type { Preview } from '../../domain/preview';
import { deletePreview, extendPreview, findPreview, listPreviews } from '../../domain/preview-book';
import type { PreviewSettings } from '../../domain/preview-settings';
import { readExtension, readOrder } from '../../domain/read-order';

export function previewHandlers(ports: DeployPorts): Handlers<typeof PreviewService> {
  const { settings } = ports;
  return {
    async *deployPreview(request, { signal }) {
      const events = deployPreview(ports, readOrder(request, settings), signal);
      for await (const event of events) yield toResponse(settings, event);
    },
    getPreview: async (request) => ({ preview: toMessage(settings, await findPreview(ports, request)) }),
    listPreviews: async ({ organisation }) => {
      const previews = await listPreviews(ports, organisation);
      return { previews: previews.map((preview) => toMessage(settings, preview)) };
    },
    extendPreview: async ({ ttl, ...identity }) => {
      const seconds = readExtension(ttl?.seconds ?? 0n, settings);
      return { preview: toMessage(settings, await extendPreview(ports, identity, seconds)) };
    },
    deletePreview: async (request) => {
      await deletePreview(ports, request);
      return {};
    },
  };
}

function toResponse(
  settings: PreviewSettings,
  event: DeployEvent,
): MessageInitShape<typeof DeployPreviewResponseSchema> {
  if (event.kind === 'preview') return { event: { case: 'preview', value: toMessage(settings, event.preview) } };
  const { step, message } = event;
  return { event: { case: 'progress', value: { step, message } } };
}

function toMessage(settings: PreviewSettings, preview: Preview): MessageInitShape<typeof PreviewSchema> {
  const { organisation, id, name, image, state, failure, createdAt, expiresAt } = preview;
  return {
    ...{ organisation, id, name, image, state },
    url: state === State.READY ? urlOf(settings, preview).href : '',
    ...(failure === undefined ? {} : { failure: { ...failure, logLines: [...failure.logLines] } }),
    createdAt: timestampFromDate(createdAt),
    expiresAt: timestampFromDate(expiresAt),
  };
}
