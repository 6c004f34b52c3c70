import type {
  BuildRequest,
  BuildResponse,
  Release,
  RepairRequest,
  RepairResponse,
} from '@quantumlayer/contracts/agents/v1/agents';
import type { ParseRequest, ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import type {
  DescribeToolchainsResponse,
  VerifyRequest,
  VerifyResponse,
} from '@quantumlayer/contracts/verification/v1/verification';

/** The services as their clients see them. */
export interface Services {
  /** Told before a project that was made earlier is parsed; only services that build from the brief at once need it. */
  begin?(release: Release): void;
  parse(request: ParseRequest, signal: AbortSignal): Promise<ParseResponse>;
  build(request: BuildRequest, signal: AbortSignal): AsyncIterable<BuildResponse>;
  repair(request: RepairRequest, signal: AbortSignal): Promise<RepairResponse>;
  verify(request: VerifyRequest, signal: AbortSignal): AsyncIterable<VerifyResponse>;
  describeToolchains(signal: AbortSignal): Promise<DescribeToolchainsResponse>;
}
