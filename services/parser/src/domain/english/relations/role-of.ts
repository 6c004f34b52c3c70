import { camelCase, entityName } from '../../names';
import type { DomainNotes } from '../domain-notes';

/** What words that stand for an entity call it; undefined where they only name it, in full or by its last word. */
export const roleOf = (notes: DomainNotes, words: readonly string[], entity: string): string | undefined =>
  notes.canonical(entityName(words)) === entity ? undefined : camelCase(words);
