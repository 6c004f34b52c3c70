export * from './compose';
export * from './config';
export type { GenerationHost } from './domain/generation-host';
export { EventFeed } from './domain/event-feed';
export type { GenerationQueue } from './domain/stores';
export { createApiKeySecret } from './domain/api-key-secret';
