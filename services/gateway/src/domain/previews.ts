import { clone } from '@bufbuild/protobuf';
import type { CreatePreviewRequest } from '@quantumlayer/contracts/platform/v1/platform';
import { PreviewSchema, State, type Preview } from '@quantumlayer/contracts/preview/v1/preview';
import { ErrorCode, QuantumLayerError, toQuantumLayerError } from '@quantumlayer/errors';
import type { Principal } from './principal';
import type { AuditTrail, GenerationStore } from './stores';

/** Whose preview, and which. */
export interface PreviewIdentity {
  readonly organisation: string;
  /** The generation's. */
  readonly id: string;
}

/** Runs previews. A preview that is not there is NOT_FOUND. */
export interface PreviewDeployer {
  /** Answers as soon as it has begun. */
  deploy(order: PreviewIdentity & Omit<CreatePreviewRequest, keyof PreviewIdentity>): Promise<Preview>;
  find(identity: PreviewIdentity): Promise<Preview>;
  remove(identity: PreviewIdentity): Promise<void>;
}

export interface PreviewsPorts {
  readonly generations: Pick<GenerationStore, 'get'>;
  readonly audit: AuditTrail;
  /** Undefined where nothing runs previews. */
  readonly deployer: PreviewDeployer | undefined;
}

/** Failures that leave open whether the work was done all the same. */
const UNDECIDED: ReadonlySet<ErrorCode> = new Set([
  ErrorCode.UNAVAILABLE,
  ErrorCode.DEADLINE_EXCEEDED,
  ErrorCode.CANCELLED,
  ErrorCode.INTERNAL,
]);

/** What callers may do with the previews of their generations. */
export class Previews {
  constructor(private readonly ports: PreviewsPorts) {}

  async create(principal: Principal, request: CreatePreviewRequest): Promise<Preview> {
    const { deployer, identity } = await this.#of(principal, request.id);
    return this.#noted(principal, 'preview.create', request.id, () => deployer.deploy({ ...request, ...identity }));
  }

  async get(principal: Principal, id: string): Promise<Preview> {
    const { deployer, identity } = await this.#of(principal, id);
    return deployer.find(identity);
  }

  async delete(principal: Principal, id: string): Promise<Preview> {
    const { deployer, identity } = await this.#of(principal, id);
    const preview = clone(PreviewSchema, await deployer.find(identity));
    await this.#noted(principal, 'preview.delete', id, () => deployer.remove(identity));
    preview.state = State.ENDING;
    return preview;
  }

  /** The deployer keeps no log of ours: what it is asked for is noted before, and that it came to nothing after. */
  async #noted<T>(principal: Principal, action: string, id: string, work: () => Promise<T>): Promise<T> {
    const { audit } = this.ports;
    await audit.note(principal, action, id);
    try {
      return await work();
    } catch (error) {
      const decided = !UNDECIDED.has(toQuantumLayerError(error).code);
      await audit.note(principal, `${action}.${decided ? 'refused' : 'unanswered'}`, id);
      throw error;
    }
  }

  async #of(principal: Principal, id: string) {
    await this.ports.generations.get(principal, id);
    const { deployer } = this.ports;
    if (deployer === undefined)
      throw new QuantumLayerError(
        ErrorCode.UNSUPPORTED,
        'Nothing runs previews here: this gateway has no preview-deployer.',
      );
    return { deployer, identity: { organisation: principal.organisation, id } };
  }
}
