export type * from './blueprint';
export type * from './toolchain';
export * from './render';
export * from './readme/description-of';
export * from './readme/rules-of';
export * from './readme/who-may';
