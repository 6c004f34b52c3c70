export * from './compose';
export * from './config';
export type { VerifierHandlers } from './handlers/rpc/verifier-handlers';
export type * from './sandbox/sandbox';
export type { DetectedSandbox } from './sandbox/detect-sandbox';
