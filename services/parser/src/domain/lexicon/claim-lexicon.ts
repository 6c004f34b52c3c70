import lexicon from '../../../data/lexicons/claims.json';
import { takesBack } from '../state-machine';
import { camelCase, wordsOf } from '../names';

const operations = (verbs: readonly string[]): ReadonlySet<string> =>
  new Set(verbs.map((verb) => camelCase(verb.split(' '))));

const claiming = operations(lexicon.claiming);
const lent = operations(lexicon.lent);
const handedOut = operations(lexicon.handedOut);
const releasing = operations(lexicon.releasing);

/** Whether whoever does it has the thing then, and nobody else: "claim", "pickUp", "borrow". */
export const isClaim = (operation: string): boolean => claiming.has(operation);

/** Whether it is for a time: what is borrowed comes back, whether or not the brief tells how. */
export const isForATime = (operation: string): boolean => lent.has(operation);

/** Whether a clerk may do it for somebody else: "librarians check books out and in". */
export const isForOthers = (operation: string): boolean => handedOut.has(operation);

const takenThings = new Set(lexicon.takenThings);

/** "Volunteers take shifts", "drivers take rides": what somebody takes upon himself; who takes a photo or a course claims nothing. */
export const isTakenOn = (verb: string, entity: string): boolean =>
  verb === 'take' && takenThings.has(wordsOf(entity).at(-1) ?? '');

/** Whether it gives back what the claim took: "release" and "claim", "checkIn" and "checkOut", "unlock" and "lock". */
export const givesBack = (operation: string, claim: string): boolean =>
  (isClaim(claim) && releasing.has(operation)) || takesBack(operation, claim);
