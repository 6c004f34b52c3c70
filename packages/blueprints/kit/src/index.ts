export type * from './blueprint';
export type * from './toolchain';
export * from './render';
