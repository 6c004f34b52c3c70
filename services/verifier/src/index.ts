export * from './compose';
export * from './compose-start';
export * from './config';
export type { UserProgram } from './sandbox/user-program';
export type { VerifierHandlers } from './handlers/rpc/verifier-handlers';
export type * from './sandbox/sandbox';
export type { DetectedSandbox } from './sandbox/detect-sandbox';
export * from './domain/repair';
