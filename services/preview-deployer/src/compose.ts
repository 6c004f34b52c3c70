import { PreviewService } from '@quantumlayer/contracts/preview/v1/preview';
import { implementService, type Service } from '@quantumlayer/rpc';
import type { DeployPorts } from './domain/deploy-preview';
import { keepPreviews, type Round } from './domain/keep-previews';
import { previewHandlers } from './handlers/rpc/preview-handlers';

export interface PreviewDeployer {
  readonly service: Service;
  /** One round over all previews: ends what is over, takes along what nobody waits for. */
  readonly keep: () => Promise<Round>;
}

/** Wires the service. */
export function composePreviewDeployer(ports: DeployPorts): PreviewDeployer {
  return { service: implementService(PreviewService, previewHandlers(ports)), keep: () => keepPreviews(ports) };
}
