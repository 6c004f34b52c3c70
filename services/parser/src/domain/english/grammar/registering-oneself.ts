import { crudVerb } from '../../lexicon/grammar-lexicon';
import type { VerbGroup } from './clause';

type Verbs = VerbGroup['verbs'];

/** "Buyers can register, search and rate listings": they register themselves; who edits as well registers the listings. */
export function withoutRegistering(verbs: Verbs): Verbs {
  const [first, second] = verbs;
  const isThemselves =
    first?.lemma === 'register' &&
    second !== undefined &&
    crudVerb(second.lemma) === 'read' &&
    !verbs.some(({ lemma }) => ['update', 'delete', '*'].includes(crudVerb(lemma) ?? ''));
  return isThemselves ? verbs.slice(1) : verbs;
}
