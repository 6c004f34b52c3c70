import { wordsOf } from '../names';
import lexicon from '../../../data/lexicons/accounts.json';

const roles = new Set(lexicon.roleNouns);
const teams = new Set(lexicon.teamNouns);
const ordinary = new Set(lexicon.ordinaryRoles);
const working = new Set(lexicon.workingRoles);
const organisations = new Set(lexicon.organisations);
const confidential = new Set(lexicon.confidentialNouns);
const makers = new Set(lexicon.makerRoles);
const authored = new Set(lexicon.authoredNouns);
const replied = new Set(lexicon.repliedNouns);
const ownDeeds = new Set(lexicon.ownDeeds);
const ordinaryWords = new Set(lexicon.ordinaryWords);
const administrators = new Set(lexicon.administratorRoles);
const groups = new Set(lexicon.groupNouns);
const accounts = new Set(lexicon.accountNouns);
const accountVerbs = new Set(lexicon.accountVerbs);
const keptAccountWords = new Set(lexicon.keptAccountWords);
const collectives = new Set(lexicon.collectives);
const rightsHeadings = new Set(lexicon.rightsHeadings);
const notPersons = new Set(lexicon.notPersons);

/** Whether the noun is a usual name of a role: "librarian". */
export const isRoleNoun = (noun: string): boolean => roles.has(noun);

/** Whether the words, in the singular, stand above lines that say who may what: "rights", "who may do what". */
export const isRightsHeading = (words: readonly string[]): boolean => rightsHeadings.has(words.join(' '));

/** Whether the role is by its name one that may do everything: "admin". */
export const isAdministratorRole = (noun: string): boolean => administrators.has(noun);

/** Whether those of the role use what others keep, as members and customers do. */
export const isOrdinaryRole = (noun: string): boolean => ordinary.has(noun);

/** Whether those of the role come from outside: customers, and not employees. */
export const isClientRole = (noun: string): boolean => ordinary.has(noun) && !working.has(noun);

/** Whether the noun, "order", names what somebody has with a house, and nobody else's business. */
export const isBetweenTwo = (noun: string): boolean => confidential.has(noun.toLowerCase());

/** Whether those of the role, "pet_owner", act for themselves and not for a house, so that what they make is theirs: sellers, and not clerks. */
export function actsForHimself(role: string): boolean {
  if (role === 'business_owner') return false;
  const noun = role.split('_').at(-1) ?? '';
  return isClientRole(noun) || makers.has(noun) || organisations.has(noun);
}

/** Whether the noun names a house that acts as one: "companies post jobs". */
export const isOrganisation = (noun: string): boolean => organisations.has(noun);

/** Whether the thing, "review", is what somebody says or does for himself, whoever he is. */
export const isAuthored = (noun: string): boolean => authored.has(noun);

/** Whether the thing, "comment", is nobody's but his who makes it, even where it is not said who does. */
export const isReplied = (noun: string): boolean => replied.has(noun);

/** Whether it is done with what one made oneself: "cancel", but not "claim". */
export const isOwnDeed = (verb: string): boolean => ownDeeds.has(verb);

/** Whether the word tells users from those with a special role: "normal users". */
export const isOrdinaryWord = (word: string): boolean => ordinaryWords.has(word);

/** Several people under one name, without article: "accounting", "front desk". */
export const isTeam = (words: readonly string[]): boolean =>
  teams.has(words.join(' ')) || teams.has(words.at(-1) ?? '');

/** Whether the noun, in the singular, names people who belong together: "department". */
export const isGroupNoun = (noun: string): boolean => groups.has(noun) || collectives.has(noun);

/** Whether several people act as one under the noun: "family". */
export const isCollective = (noun: string): boolean => collectives.has(noun);

/** Whether it is done to accounts themselves: "ban users". */
export const concernsAccounts = (verb: string): boolean => accountVerbs.has(verb);

/** Whether the word tells that accounts are what is kept, of money or of clients: "bank". */
export const isKeptAccountWord = (word: string): boolean => keptAccountWords.has(word);

/** Whether the noun stands for whoever uses the software: "user". */
export const isAccountNoun = (noun: string): boolean => accounts.has(noun);

/** Whether the noun, in the singular, names somebody: nouns for people end alike. */
export const isPersonNoun = (noun: string): boolean =>
  isRoleNoun(noun) ||
  (!notPersons.has(noun) && noun.length > 3 && lexicon.personEndings.some((ending) => noun.endsWith(ending)));

/** Of an entity by its name: a team leader, but no work order. */
export const isPersonName = (entity: string): boolean => isPersonNoun(wordsOf(entity).at(-1)?.toLowerCase() ?? '');
