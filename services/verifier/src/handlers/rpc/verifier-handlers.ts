import { create } from '@bufbuild/protobuf';
import type { Toolchain } from '@quantumlayer/blueprint-kit';
import {
  DescribeToolchainsResponseSchema,
  type DescribeToolchainsResponse,
  type VerifyRequest,
  type VerifyResponse,
} from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { Application } from '@quantumlayer/contracts/ir/v1/ir';
import { requireModel } from '@quantumlayer/ir';
import type { Gate } from '../../domain/gate';
import { eventsOf } from '../../domain/event-queue';
import type { DetectedSandbox } from '../../sandbox/detect-sandbox';
import type { ToolchainResolver } from '../../toolchain/toolchain-resolver';

export interface VerifierHandlersOptions {
  readonly gates: readonly Gate[];
  readonly toolchains: readonly Toolchain[];
  readonly resolver: () => Promise<ToolchainResolver>;
  readonly sandbox: () => Promise<DetectedSandbox>;
  readonly verify: (request: VerifyOrder, report: (event: VerifyResponse) => void) => Promise<void>;
}

/** A request whose names have been looked up. */
export interface VerifyOrder {
  readonly tree: string;
  readonly application: Application;
  readonly toolchain: Toolchain;
  readonly gates: readonly Gate[];
  readonly fresh: boolean;
  readonly signal: AbortSignal;
}

/** The handlers of the verifier's service, for any transport. */
export interface VerifierHandlers {
  verify(request: VerifyRequest, context: { readonly signal: AbortSignal }): AsyncIterable<VerifyResponse>;
  describeToolchains(): Promise<DescribeToolchainsResponse>;
}

export function verifierHandlers(options: VerifierHandlersOptions): VerifierHandlers {
  return {
    verify(request, { signal }) {
      const order = orderOf(request, options, signal);
      return eventsOf((report) => options.verify(order, report));
    },
    async describeToolchains() {
      const [resolver, { sandbox, reason }] = await Promise.all([options.resolver(), options.sandbox()]);
      const tools = (await Promise.all(options.toolchains.map((toolchain) => resolver.describe(toolchain)))).flat();
      return create(DescribeToolchainsResponseSchema, {
        sandbox: reason === '' ? sandbox.name : `${sandbox.name} (${reason})`,
        tools: tools.map(({ requirement, version, path }) => ({
          name: requirement.name,
          version,
          minimumVersion: requirement.minimumVersion,
          purpose: requirement.purpose,
          installHint: requirement.installHint,
          path: path ?? '',
          installsItself: requirement.selfInstall !== undefined,
        })),
      });
    },
  };
}

function orderOf(
  request: VerifyRequest,
  { gates, toolchains }: VerifierHandlersOptions,
  signal: AbortSignal,
): VerifyOrder {
  const { application, tree, fresh } = request;
  if (!application) throw new QuantumLayerError(ErrorCode.INVALID_INPUT, 'The request names no application.');
  requireModel(application);
  const language = application.stack?.language;
  const toolchain = toolchains.find((each) => each.language === language);
  if (!toolchain)
    throw new QuantumLayerError(
      ErrorCode.UNSUPPORTED,
      `There is no toolchain for language ${language ?? 'unspecified'}.`,
    );
  const unknown = request.gates.filter((name) => !gates.some((gate) => gate.name === name));
  if (unknown.length > 0) {
    const known = gates.map(({ name }) => name).join(', ');
    throw new QuantumLayerError(
      ErrorCode.INVALID_INPUT,
      `There is no gate ${unknown.join(', ')}; the gates are ${known}.`,
    );
  }
  const chosen = request.gates.length === 0 ? gates : gates.filter(({ name }) => request.gates.includes(name));
  return { tree, application, toolchain, gates: chosen, fresh, signal };
}
