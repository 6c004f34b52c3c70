import { camelCase, entityName } from '../../names';
import type { DomainNotes } from '../domain-notes';

/** What words that stand for an entity call it; undefined where they only name it, in full or by its last word. */
export function roleOf(notes: DomainNotes, words: readonly string[], entity: string): string | undefined {
  const name = entityName(words);
  const isNamed = notes.canonical(name) === entity || (words.length === 1 && entity.endsWith(name));
  return isNamed ? undefined : camelCase(words);
}
