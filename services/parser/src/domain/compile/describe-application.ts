import type { DraftModel } from '../draft-model';
import { pluralWords, wordsOf } from '../names';

/** Entities that a description names before it breaks off. */
const NAMED = 4;

/** What an application is for, as far as its data tell: "Keeps dogs, owners and stays." */
export function describeApplication({ entities, accountEntity }: DraftModel): string {
  const own = entities.filter(({ name }) => name !== accountEntity);
  const names = (own.length > 0 ? own : entities).map(({ name }) => pluralWords(wordsOf(name)).join(' '));
  if (names.length === 0) return '';
  const named = names.length > NAMED ? [...names.slice(0, NAMED - 1), 'more'] : names;
  const [last = ''] = named.slice(-1);
  return `Keeps ${named.length === 1 ? last : `${named.slice(0, -1).join(', ')} and ${last}`}.`;
}
