import type { GenerationEvent } from '@quantumlayer/contracts/generation/v1/events';
import { DiscardPolicy, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';

const DAY = 24 * 60 * 60 * 1_000_000_000;
const MINUTE = 60 * 1_000_000_000;

/**
 * The stream of everything that happens to generations. The database is the truth: the stream may forget, and whoever comes late asks the
 * gateway.
 */
export const GENERATION_STREAM = {
  name: 'GENERATIONS',
  description: 'Events of generations, as the gateway recorded them.',
  subjects: ['quantumlayer.generation.>'],
  storage: StorageType.File,
  retention: RetentionPolicy.Limits,
  discard: DiscardPolicy.Old,
  max_age: 7 * DAY,
  max_bytes: 1024 * 1024 * 1024,
  // A relay that does not hear that an event was taken sends it again under the same identifier.
  duplicate_window: 2 * MINUTE,
} satisfies Partial<StreamConfig> & { name: string };

/** `quantumlayer.generation.ORGANISATION.GENERATION.KIND`, so that a consumer may ask for an organisation's, for one's, or for all that finished. */
export function subjectOf(organisation: string, { generationId, event }: GenerationEvent): string {
  return `quantumlayer.generation.${organisation}.${generationId}.${event.case ?? 'unknown'}`;
}

/** The same for every delivery of an event. */
export function messageIdOf({ generationId, sequence }: GenerationEvent): string {
  return `${generationId}:${sequence.toString()}`;
}

/** The generation that a message is about, by its subject. */
export function generationOf(subject: string): string {
  return subject.split('.')[3] ?? '';
}
