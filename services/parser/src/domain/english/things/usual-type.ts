import type { DraftFieldType } from '../../draft-model';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { fieldHint } from '../../lexicon/field-lexicon';
import { wordsOf } from '../../names';
import type { FieldNote } from '../notes';
import { isBound } from './fixed-figures';

/** "An employee has a name and a position": what somebody works as, where a song has its place in a row. */
export function usualType(entity: string, { name, constraints }: FieldNote['field']): DraftFieldType {
  const isPost = ['position', 'rank'].includes(name) && isSomebody(wordsOf(entity).at(-1)?.toLowerCase() ?? '');
  return isPost && !constraints.some(({ value }) => isBound(value))
    ? 'string'
    : (fieldHint(name)?.field.type ?? 'string');
}

const isSomebody = (noun: string): boolean => isPersonNoun(noun) || noun === 'contact' || noun === 'player';
