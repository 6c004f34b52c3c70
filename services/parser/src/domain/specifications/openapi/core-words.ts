import { pascalCase, singular, wordsOf } from '../../names';

/** "NewPet", "PetUpdateRequest", "app.v1.PetWithOwner", "pets" -> pet: the words that name the thing itself. */
export function coreWords(name: string): string[] {
  const words = wordsOf(ownPart(name));
  const joined = words.findIndex((word, index) => index > 0 && JOINING.has(word));
  const whole = joined > 0 ? words.slice(0, joined) : words;
  const core = whole.filter((word, index) => !(index > 0 ? SUFFIXES : PREFIXES).has(word));
  const kept = core.length > 0 ? core : whole;
  return [...kept.slice(0, -1), singular(kept.at(-1) ?? '')];
}

/** "app.v1.Pet" and "app__schemas__Pet" are Pet; so is the "PetReply_Pet" that stands within an answer. */
function ownPart(name: string): string {
  const last = name.split(/\.|__/).findLast((part) => part !== '') ?? name;
  return last.replace(/^\w*(?:Reply|Response|Request|Result)_(?=[A-Z])/, '');
}

/** PascalCase singular of a component's core words. */
export const coreName = (component: string): string => pascalCase(coreWords(component));

/** "PetWithOwner", "PetsByStatus": what follows tells what else is shown or how they were chosen. */
const JOINING = new Set(['with', 'without', 'by', 'including']);
const PREFIXES = new Set(
  'new create update patch base edit add put post get insert modify delete single multiple paginated paged'.split(' '),
);
const SUFFIXES = new Set(
  `response request dto create update input output read out in patch model schema entity detail details summary payload body
  base write view resource object get post put data new full public info basic brief short mini lite preview ref reference
  compact extended embedded nested minimal params props fields attributes`.split(/\s+/),
);
