export * from './domain/generate';
export * from './domain/ports';
