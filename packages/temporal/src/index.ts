export * from './contract';
export * from './failures';
