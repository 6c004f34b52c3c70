import { create } from '@bufbuild/protobuf';
import { durationFromMs } from '@bufbuild/protobuf/wkt';
import { PreviewSchema, PreviewService, Step, type Preview } from '@quantumlayer/contracts/preview/v1/preview';
import { createClient, type Client, type Transport } from '@quantumlayer/rpc';
import type { PreviewDeployer, PreviewIdentity } from '../../domain/previews';

/** Begins host names; what follows in them keeps previews apart. */
const NAME = 'preview';
/** Where the images of generated projects keep their data; all else in a preview is read-only. */
const WRITABLE = ['/app/data'];
/** Seconds for an answer; a former preview of the same generation may have to go first. */
const PATIENCE = 30;

/** The service preview-deployer. */
export class RemotePreviewDeployer implements PreviewDeployer {
  readonly #service: Client<typeof PreviewService>;

  constructor(transport: Transport) {
    this.#service = createClient(PreviewService, transport);
  }

  async deploy(order: Parameters<PreviewDeployer['deploy']>[0]): Promise<Preview> {
    const { organisation, id, image, port, environment, healthPath, ttlSeconds } = order;
    const ttl = ttlSeconds === 0 ? {} : { ttl: durationFromMs(ttlSeconds * 1000) };
    const program = { image, port, environment, healthPath, writablePaths: WRITABLE };
    const request = { organisation, id, name: NAME, ...program, ...ttl };
    for await (const { event } of this.#service.deployPreview(request, { timeoutSeconds: PATIENCE })) {
      if (event.case === 'preview') return event.value;
      // Its parts are there: the work goes on without a caller.
      if (event.case === 'progress' && event.value.step !== Step.APPLYING) break;
    }
    return this.find(order);
  }

  async find({ organisation, id }: PreviewIdentity): Promise<Preview> {
    const { preview } = await this.#service.getPreview({ organisation, id }, { timeoutSeconds: PATIENCE });
    return preview ?? create(PreviewSchema);
  }

  async remove({ organisation, id }: PreviewIdentity): Promise<void> {
    await this.#service.deletePreview({ organisation, id }, { timeoutSeconds: PATIENCE });
  }
}
