export { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
export * from './describe-violations';
export * from './error-detail';
export * from './exit-code';
export * from './grpc-status';
export * from './problem-details';
export * from './quantum-layer-error';
export * from './to-quantum-layer-error';
export * from './validate-message';
