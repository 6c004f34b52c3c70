export * from './activities/parse-input';
export * from './domain/generate';
export * from './domain/generation-input';
export type { GenerationResult } from './domain/outcome';
export * from './domain/ports';
export * from './domain/tree-workspace';
export { appendAnswers } from './domain/understand';
export { verifyAgain } from './domain/verify-again';
