import { OnDelete } from '../contract';
import type { EntityModel, Reference } from './types';

/** Whether a row cannot be deleted while others refer to it in this way. */
export const isRestricted = ({ onDelete }: Reference): boolean =>
  onDelete !== OnDelete.CASCADE && onDelete !== OnDelete.SET_NULL;

/** Whether a deletion can meet a row that forbids it, here or further down a cascade. */
export function mayBeRestricted(entity: EntityModel, seen = new Set([entity])): boolean {
  return entity.incoming.some((reference) => {
    if (isRestricted(reference)) return true;
    if (reference.onDelete !== OnDelete.CASCADE || seen.has(reference.source)) return false;
    return mayBeRestricted(reference.source, seen.add(reference.source));
  });
}
