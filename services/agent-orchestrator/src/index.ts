export * from './compose';
export type * from './domain/agent';
export type * from './domain/ports';
export { describeReason } from './domain/rejection';
export { roleName } from './domain/roles';
