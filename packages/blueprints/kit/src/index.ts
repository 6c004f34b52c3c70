export type * from './blueprint';
export type * from './toolchain';
