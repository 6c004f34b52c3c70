export * from './activities/parse-input';
export * from './domain/generate';
export * from './domain/generation-input';
export * from './domain/ports';
export * from './domain/tree-workspace';
