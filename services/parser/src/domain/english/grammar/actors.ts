import {
  isAccountNoun,
  isCollective,
  isGroupNoun,
  isOrdinaryWord,
  isOrganisation,
  isPersonNoun,
  isRoleNoun,
  isTeam,
} from '../../lexicon/account-lexicon';
import { isUsualState } from '../../lexicon/state-lexicon';
import { baseOf } from '../../lexicon/verb-lexicon';
import { singular, singularWords, snakeCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { type DomainNotes, PRONOUNS, canBeEntity } from '../domain-notes';
import type { Actor } from '../notes';
import { BUSINESS_OWNER, isBusinessOwner } from '../abilities/business-owner';
import { deedOfDoer } from '../abilities/doers-before';
import { isAnyOwner } from '../abilities/owners-by-trade';
import { speakerRole } from './speaker-named';
import { isSpeaker } from './speakers';
import { whichOnes } from './which-ones';
import { joinedPhrases } from '../lists/joined-phrases';
import { actingVisitors } from './acting-visitors';
import { exempted, namedSubject } from './named-subject';
import { groupNamed, isAnyRole, isInside } from './insiders';
import type { NounPhrase } from './noun-phrase';
import { isOfTrade } from './people-of-trades';
import type { Range } from './phrase-pattern';
import { bothMeant, peopleMeant, peopleOfBefore, speakerMeant } from './spoken-of-before';
import { phrasesOf } from './subjects';
import type { SentenceReading } from '../reading';

const SOMEBODY: Actor = { kind: 'someone', name: '', only: false };

/** Who may: a role, everybody, whoever is logged in, the owner; nobody in particular for "users" and "we". */
export function actorsOf(notes: DomainNotes, at: SentenceReading, subject: Range | undefined): Actor[] {
  const { tokens } = at.sentence;
  if (!subject) return [SOMEBODY];
  const meant = namedSubject(tokens, subject);
  if (meant)
    return actorsOf(notes, at, meant).map((actor) => (isExclusive(tokens, subject) ? { ...actor, only: true } : actor));
  const words = tokens.slice(subject.start, subject.end);
  const only =
    words.some((token) => isWord(token, 'only', 'just', 'solely', 'exclusively')) ||
    isWord(tokens[subject.start - 1], 'only');
  const said = [...words, ...whichOnes(tokens, subject)]
    .map(({ lower }) => lower)
    .join(' ')
    .replace(/\band (nobody|no one) else\b/, '');
  const speaker = speakerMeant(tokens, subject);
  if (speaker) return actorsOf(notes, at, speaker);
  // "Only I can confirm events", "just we can merge two persons"
  if (
    only &&
    isWord(
      words.find((token) => !isWord(token, 'only', 'just')),
      'i',
      'we',
    )
  )
    return [{ kind: 'role', name: speakerRole(notes.told), only, sure: true }];
  const group = groupNamed(tokens, subject);
  if (group) {
    const members = actorsOf(notes, at, group).map((actor) => ({ ...actor, only }));
    return members.length > 0 ? members : [{ kind: 'authenticated', name: 'authenticated', only }];
  }
  if (isInside(notes, tokens, subject) || isAnyRole(tokens, subject))
    return [{ kind: 'authenticated', name: 'authenticated', only }];
  const both = bothMeant(notes.told, at, subject).flatMap((one) => actorsOf(notes, one.at, one.people));
  if (both.length > 0) return both;
  const people = peopleMeant(tokens, subject);
  if (people.length > 0) return people.flatMap((one) => actorsOf(notes, at, one));
  const before = peopleOfBefore(notes.told, at, subject);
  const doers = before ? actorsOf(notes, before.at, before.people) : [];
  if (doers.some(({ kind }) => kind === 'role')) return doers;
  if (/\b(nobody|no one|none)\b/.test(said)) return [SOMEBODY];
  const denied = /\b(not|without)\b|n't/.test(said);
  // "archivists who are logged in": everybody of a role is.
  const isOfRole = roleNamed(notes, tokens, subject) || isOfAccounts(tokens, subject);
  if (
    /\b(logged|signed|log in|sign in|authenticated|registered|accounts?|logins?)\b/.test(said) &&
    !denied &&
    !isOfRole
  )
    return [{ kind: 'authenticated', name: 'authenticated', only }];
  const visitor = actingVisitors(notes, tokens, subject);
  if (visitor !== undefined) return [{ kind: 'role', name: visitor, only }];
  // "Anyone with the link": everybody would be more than is said.
  const restricted = whichOnes(tokens, subject).length > 0 && !denied;
  // "open to all", while those of whom it is said that "all may" were named before
  const isToAll = said === 'all' && isWord(tokens[subject.start - 1], 'to', 'for', 'by');
  if (isToAll || isEverybody(notes, said)) return [restricted ? SOMEBODY : { kind: 'anyone', name: 'anyone', only }];
  const owning = owningRole(notes, at, subject);
  if (owning) return [{ kind: 'role', name: owning, only, sure: true }];
  if (notes.ownersByTrade !== undefined && isAnyOwner(tokens, subject))
    return [{ kind: 'role', name: notes.ownersByTrade, only, sure: true }];
  if (isBusinessOwner(notes, said)) return [{ kind: 'role', name: BUSINESS_OWNER, only, sure: true }];
  // "Whoever claimed it": anybody with an account, if he did that.
  if (isAnybody(words) && deedOfDoer(notes, tokens, withWhich(tokens, subject)))
    return [{ kind: 'authenticated', name: 'authenticated', only: true }];
  if (isOwner(said, only && !isOfRole) && !notes.roles.has('owner'))
    return [{ kind: 'owner', name: 'owner', only }, ...besidesOwner(notes, at, subject, only)];
  const sure = isWord(tokens[subject.start - 1], 'as') && isWord(tokens[subject.start], 'a', 'an', 'the');
  const named = joinedPhrases(tokens, behindEither(tokens, subject));
  const phrases = named.some(isNoPerson) ? named.filter(isNoPerson) : named;
  const actors = phrases.flatMap((phrase) => actorOf(notes, at, phrase, only, sure));
  if (actors.length === 0 && isSpeaker(at, subject)) actors.push({ kind: 'someone', name: '', only });
  return actors;
}

const isAnybody = (words: readonly Token[]): boolean =>
  words.some((token) => isWord(token, 'whoever', 'one', 'person', 'somebody', 'someone', 'user', 'account'));

/** With what says which of them: "the person | who claimed it". */
const withWhich = (tokens: readonly Token[], { start, end }: Range): Range => ({
  start,
  end: end + (whichOnes(tokens, { start, end }).length || 1),
});

/** "either a driver or the clerk", "neither packers nor drivers" */
const behindEither = (tokens: readonly Token[], { start, end }: Range): Range => ({
  start: isWord(tokens[start], 'either', 'neither') ? start + 1 : start,
  end,
});

/** "Mrs. Hollander, our kiln master": of the two the office is a role. */
const isNoPerson = ({ words }: NounPhrase): boolean => !['mr', 'mrs', 'ms', 'miss'].includes(words[0] ?? '');

/** "The owner of a device or a lab manager": whoever else may. */
function besidesOwner(notes: DomainNotes, at: SentenceReading, subject: Range, only: boolean): Actor[] {
  const { tokens } = at.sentence;
  const parts = joinedBy(tokens, subject, 'or', 'and');
  if (parts.length < 2) return [];
  return parts
    .filter((part) => isSomebody(tokens, part))
    .flatMap((part) => actorsOf(notes, at, part))
    .flatMap((actor) => (actor.kind === 'role' ? [{ ...actor, only }] : []));
}

/** A role by itself: not "the book" of "the author of the article and the book". */
function isSomebody(tokens: readonly Token[], part: Range): boolean {
  const [phrase] = phrasesOf(tokens, part);
  const last = singular(phrase?.words.at(-1) ?? '');
  return phrase?.end === part.end && (isRoleNoun(last) || isPersonNoun(last) || isTeam(phrase.words));
}

/** Those of whom one is meant: "their author, an editor or by the office". */
export function joinedBy(tokens: readonly Token[], { start, end }: Range, ...joins: readonly string[]): Range[] {
  const isJoin = (i: number): boolean => isWord(tokens[i], ...joins) || isMark(tokens[i], ',');
  const cuts = tokens.flatMap((_, i) => (i > start && i < end && isJoin(i) ? [i] : []));
  return [...cuts, end].flatMap((cut, k) => {
    const from = k === 0 ? start : (cuts[k - 1] ?? start) + 1;
    const first = isWord(tokens[from], 'by') ? from + 1 : from;
    return first < cut ? [{ start: first, end: cut }] : [];
  });
}

/** Whether the subject begins with people of a certain role, not just with "users" or "people". */
function roleNamed(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): boolean {
  const which = tokens.findIndex((token, i) => i > start && i <= end && isWord(token, 'who', 'that'));
  if (which < 0) return false;
  const people = singular(tokens[which - 1]?.lower ?? '');
  // "the person who offered it" is anybody.
  if (isAccountNoun(people) || EVERYBODY_SPEAKING.includes(people)) return false;
  return isRoleNoun(people) || isPersonNoun(people) || notes.roles.has(people);
}

/** "account managers": a trade, not whoever has an account. */
function isOfAccounts(tokens: readonly Token[], subject: Range): boolean {
  const [phrase, second] = phrasesOf(tokens, subject);
  if (!phrase || second || phrase.words.length < 2 || phrase.end < subject.end) return false;
  const last = singular(phrase.words.at(-1) ?? '');
  return isAccountNoun(singular(phrase.words.at(-2) ?? '')) && isPersonNoun(last) && !isAccountNoun(last);
}

/** "nobody but an editor", "farmers alone" */
const isExclusive = (tokens: readonly Token[], subject: Range): boolean =>
  exempted(tokens, subject) !== undefined || isWord(tokens[subject.end - 1], 'alone');

/** Visitors and guests are everybody, unless they are roles by name. */
function isEverybody(notes: DomainNotes, said: string): boolean {
  const named = /\b(visitor|guest)s?\b/.exec(said)?.[1];
  if (named !== undefined && !/\bor (guest|visitor)/.test(said))
    return !notes.roles.has(named) && notes.entityFor([named]) === undefined;
  return /^public(ly)?$|\b(anyone|anybody|everyone|everybody|the public|anonymous|unauthenticated|unregistered|not logged in|outsiders?|strangers?|external (people|persons|visitors))\b/.test(
    said,
  );
}

/** "As a restaurant owner", "shop owners": people by their trade, unless it is what the data are of. */
function owningRole(notes: DomainNotes, at: SentenceReading, subject: Range): string | undefined {
  const { tokens } = at.sentence;
  const [phrase, second] = phrasesOf(tokens, subject);
  if (!phrase || second || phrase.words.length < 2 || singular(phrase.words.at(-1) ?? '') !== 'owner') return undefined;
  const isPossessed = tokens
    .slice(phrase.start, phrase.end)
    .some((token) => isWord(token, "'s", "'", 'of', 'their', 'its'));
  const isStory = isWord(tokens[subject.start - 1], 'as');
  if (isPossessed || (!isStory && notes.entityFor(phrase.words.slice(0, -1)) !== undefined)) return undefined;
  const name = snakeCase(singularWords(phrase.words));
  if (!notes.roles.has(name)) notes.roles.set(name, { at, start: phrase.head.start, end: phrase.head.end });
  return name;
}

const WHO_MADE_IT =
  /\bwho (created|wrote|posted|made|owns|added|submitted|uploaded|booked|offered|placed|opened|filed|published|entered)\b/;

const isOwner = (said: string, only: boolean): boolean =>
  /\b(owner|creator|original author|whoever)\b/.test(said) ||
  WHO_MADE_IT.test(said) ||
  (only && /\b(author|poster|who|that)\b/.test(said)) ||
  /\b(its|their|the|his|her) (author|poster|submitter|uploader)\b/.test(said);

const EVERYBODY_SPEAKING = ['people', 'we', 'i', 'they', 'you', 'person', 'he', 'she', 'somebody', 'someone'];
/** "other staff", "normal members": words that say which of them, not what they are called. */
const LOOSE = new Set(['other', 'any', 'remaining', 'certain', 'authorised', 'authorized']);

/** "normal users" */
const isOrdinary = ({ sentence: { tokens } }: SentenceReading, { start, end }: NounPhrase): boolean =>
  tokens.slice(start, end).some(({ lower }) => isOrdinaryWord(lower));

/** "verified organisations": some of them only, which is more than a role can say. */
function isRestricted(notes: DomainNotes, [first = '', ...rest]: readonly string[]): boolean {
  const isKnown =
    rest.length > 0 && (notes.entityFor(rest) !== undefined || notes.roles.has(snakeCase(singularWords(rest))));
  return isKnown && (isUsualState(first) || baseOf(first) !== undefined);
}

/** "the head of transport" keeps its order; "clerks of the offices" are office clerks. */
function roleName({ sentence: { tokens } }: SentenceReading, { head }: NounPhrase, words: readonly string[]): string {
  if (isTeam(words)) return snakeCase(words);
  const first = tokens[head.start];
  const isOf = isWord(tokens[head.start + 1], 'of');
  if (!isOf || words.length < 2) return snakeCase(singularWords(words));
  const rest = words.slice(0, -1);
  const last = singular(words.at(-1) ?? '');
  return isWord(first, ...CHIEFS) ? snakeCase([last, 'of', ...rest]) : snakeCase([...rest.map(singular), last]);
}

/** "The planning team", "the harbour office": people who do one job, where teams are no data. */
function isOffice(
  notes: DomainNotes,
  { sentence: { tokens } }: SentenceReading,
  { start, plural }: NounPhrase,
  words: readonly string[],
): boolean {
  const last = words.at(-1) ?? '';
  const isOne = isWord(tokens[start], 'the', 'our') && !plural && words.length > 1;
  return isOne && OFFICES.has(last) && notes.entityFor([last]) === undefined;
}

const OFFICES = new Set(['team', 'department', 'office', 'crew', 'desk']);

/** "guest users": whoever comes along. */
export const isVisitor = (words: readonly string[]): boolean =>
  words.some((word) => ['guest', 'visitor'].includes(word));

const CHIEFS = ['head', 'chief', 'director', 'president', 'chair', 'master'];

/** "the employee's manager": a manager; that it is only his own is more than a role can say. */
function withoutHolder(at: SentenceReading, phrase: NounPhrase): NounPhrase {
  const { tokens } = at.sentence;
  const { start, end } = phrase.head;
  const genitive = tokens.findIndex((token, i) => i > start && i < end - 1 && isWord(token, "'s", "'"));
  if (genitive < 0) return phrase;
  if (!at.missed.some((range) => range.start === start)) at.missed.push({ start, end: genitive + 1 });
  const words = phrase.words.slice(-(end - genitive - 1));
  return { ...phrase, words, head: { start: genitive + 1, end } };
}

function actorOf(notes: DomainNotes, at: SentenceReading, said: NounPhrase, only: boolean, sure: boolean): Actor[] {
  const phrase = withoutHolder(at, said);
  const words = phrase.words.filter((word) => !LOOSE.has(word) && !isOrdinaryWord(word));
  if (isRestricted(notes, words)) return [];
  const last = singular(words.at(-1) ?? '');
  if (words.length === 0) return [];
  const kind = words.slice(0, -1);
  // "admin users", "staff accounts", "an admin role"
  if (
    (isAccountNoun(last) || last === 'role') &&
    (isRoleNoun(singular(kind.at(-1) ?? '')) || isTeam(kind)) &&
    !isVisitor(kind)
  )
    return actorOf(notes, at, { ...phrase, words: kind }, only, sure);
  // "the HR department", "the sales team"
  if (isGroupNoun(last) && isTeam(kind)) return actorOf(notes, at, { ...phrase, words: kind }, only, sure);
  if (isAccountNoun(last))
    return [
      { kind: only ? 'authenticated' : 'someone', name: '', only, users: isOrdinary(at, phrase) ? 'ordinary' : 'all' },
    ];
  const isTrade = isOfTrade(at.sentence.tokens, phrase.head);
  if (!isTrade && (EVERYBODY_SPEAKING.includes(last) || PRONOUNS.has(last)))
    return [{ kind: only ? 'authenticated' : 'someone', name: '', only }];
  const called = roleName(at, phrase, words);
  const name = notes.shortRoles.get(called) ?? called;
  const entity = notes.entityFor(words);
  const isRole =
    sure ||
    isTrade ||
    notes.roles.has(name) ||
    isRoleNoun(last) ||
    isTeam(words) ||
    isOffice(notes, at, phrase, words) ||
    (isPersonNoun(last) && (entity !== undefined || canBeEntity(words))) ||
    // "Companies post jobs": of whom nothing is told, as little as of people.
    (isOrganisation(last) && phrase.plural && !notes.fields.some((field) => field.entity === entity)) ||
    (only && entity === undefined && canBeEntity(words));
  if (isRole) {
    if (!notes.roles.has(name)) notes.roles.set(name, { at, start: phrase.head.start, end: phrase.head.end });
    return [{ kind: 'role', name, only, sure }];
  }
  if (entity !== undefined) return [{ kind: 'entity', name: entity, only }];
  // "Families request a visit": somebody does, and what he does it with is told.
  return isCollective(last) && canBeEntity(words) && !only ? [SOMEBODY] : [];
}
