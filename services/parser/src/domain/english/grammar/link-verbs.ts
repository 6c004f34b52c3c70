import { isFieldName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { isPersonNoun } from '../../lexicon/account-lexicon';
import { tendingAt } from '../../lexicon/relation-lexicon';
import { statesForVerb } from '../../lexicon/state-lexicon';
import { camelCase, singular } from '../../names';
import { type Token, isWord } from '../../text/token';
import type { Clause } from './clause';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { isOfOne, isOfSeveralKnown, standsWithOne } from './counted-ones';
import { isSpeaker } from './speakers';
import { type NounPhrase, nounPhraseAt } from './noun-phrase';
import type { Range } from './phrase-pattern';
import { recordsOf } from '../things/recorded-deeds';
import type { SentenceReading } from '../reading';
import { phrasesOf, subjectEntities } from './subjects';

/** What a verb makes of two entities: one refers to the other, takes part in it with others, or is made up of several. */
export type Link = 'belongs' | 'joins' | 'has';

/** Verbs that tie two things together: "links a member to a plot". */
export const LINKING: ReadonlySet<string> = new Set([
  'link',
  'connect',
  'join',
  'tie',
  'associate',
  'put',
  'assign',
  'bind',
  'match',
  'pair',
  'relate',
  'attach',
]);

/** "made up of", "divided into" */
const PARTED: ReadonlySet<string> = new Set([
  'made',
  'composed',
  'comprised',
  'built',
  'divided',
  'split',
  'broken',
  'assembled',
  'subdivided',
  'cut',
  'sliced',
  'sectioned',
  'partitioned',
]);

const PARTICLES = ['after', 'up', 'out', 'off', 'over', 'upon', 'down', 'on', 'for'] as const;

const PREPOSITIONS = [
  'to',
  'by',
  'in',
  'with',
  'of',
  'at',
  'on',
  'for',
  'from',
  'about',
  'into',
  'under',
  'within',
  'as',
  'through',
  'inside',
  'onto',
  'against',
] as const;

/** "may be assigned to a technician", "optionally belongs to a folder": there are rows without. */
export const mayBeWithout = (tokens: readonly Token[], { modal, subject, verb, end }: Clause): boolean =>
  (['may', 'might', 'could'].includes(modal ?? '') &&
    !tokens.slice(verb.end, end).some((token) => isWord(token, 'only', 'once'))) ||
  tokens.slice(subject?.end ?? verb.start, verb.end).some((token) => isWord(token, 'optionally', 'possibly'));

/** "Cooks put in orders", "a pupil hands in essays": what is made so is in nothing. */
export const makesWithParticle = (tokens: readonly Token[], { verbs, passive, object }: Clause): boolean =>
  !passive &&
  !BRINGING.has(verbs[0]?.lemma ?? '') &&
  crudVerb(camelCase([verbs[0]?.lemma ?? '', tokens[object.start]?.lower ?? ''])) === 'create';

/** The link that the verb states by itself, whether or not the entities are known. */
export function saidLink(tokens: readonly Token[], clause: Clause): Link | undefined {
  const lemma = clause.verbs[0]?.lemma ?? '';
  if (makesWithParticle(tokens, clause)) return undefined;
  const verb = tokens[clause.verb.end - 1]?.lower ?? '';
  if (isParted(tokens, clause)) return 'has';
  if (
    grammar.belongVerbs.has(lemma) ||
    LINKING.has(lemma) ||
    (clause.passive && grammar.linkParticiples.has(verb)) ||
    isPartOf(tokens, clause) ||
    isOneForOne(tokens, clause) ||
    isUnder(tokens, clause)
  )
    return 'belongs';
  if (tendedBy(tokens, clause)) return 'has';
  // "Invoices go to customers": each to one of them.
  const goesTo = lemma === 'go' && isWord(tokens[clause.object.start], 'to');
  if (goesTo) return 'belongs';
  const joins =
    !clause.passive &&
    ((grammar.joinVerbs.has(lemma) && !isRegistering(tokens, clause)) ||
      isSigningUp(tokens, clause) ||
      (lemma === 'take' && isWord(tokens[clause.object.start], 'part', 'place')));
  return joins ? (lemma === 'take' && isWord(tokens[clause.object.start], 'place') ? 'belongs' : 'joins') : undefined;
}

/** "A skipper registers a boat", which is entered, not "registers for a race". */
const isRegistering = (tokens: readonly Token[], { verbs, object }: Clause): boolean =>
  verbs[0]?.lemma === 'register' && !isWord(tokens[object.start], 'for', 'with', 'in', 'at', 'to', 'on');

/** "Volunteers sign up for shifts" */
const isSigningUp = (tokens: readonly Token[], { verbs, object }: Clause): boolean =>
  verbs[0]?.lemma === 'sign' && isWord(tokens[object.start], 'up') && isWord(tokens[object.start + 1], 'for', 'to');

const isParted = (tokens: readonly Token[], clause: Clause): boolean =>
  clause.passive &&
  PARTED.has(tokens[clause.verb.end - 1]?.lower ?? '') &&
  (isWord(tokens[clause.object.start], 'of', 'into') ||
    (isWord(tokens[clause.object.start], 'up') && isWord(tokens[clause.object.start + 1], 'of')));

/** "A carrier is responsible for several rounds", "a keeper looks after up to five animals": they are his. */
function tendedBy(tokens: readonly Token[], clause: Clause): Range | undefined {
  const { verbs, modal, passive, subject, object } = clause;
  const [verb, second] = verbs;
  const words = verb && tendingAt(tokens, verb.at);
  if (!verb || words === undefined || second || modal !== undefined || passive || !subject) return undefined;
  const range = { start: verb.at + words, end: object.end };
  const tended = nounPhraseAt(tokens, range.start, range.end);
  const isNumber = tended?.quantity === 'many' && tended.plural;
  return isNumber && isDistributed(tokens, subject) ? range : undefined;
}

/** "every product is in one category", "a copy is of a book" */
const isPartOf = (tokens: readonly Token[], clause: Clause): boolean =>
  clause.verbs[0]?.lemma === 'be' &&
  isWord(
    tokens[clause.object.start],
    'part',
    'in',
    'for',
    'about',
    'on',
    'within',
    'by',
    'from',
    'of',
    'at',
    'to',
    'under',
    'with',
  );

/** "A rental is one kayak for one customer": it is of both. */
const isOneForOne = (tokens: readonly Token[], { verbs, object: { start, end } }: Clause): boolean =>
  verbs[0]?.lemma === 'be' &&
  isWord(tokens[start], 'one') &&
  !isWord(tokens[start + 1], 'of') &&
  tokens.some((token, i) => i > start + 1 && i < end && isWord(token, 'one') && isWord(tokens[i - 1], ...PREPOSITIONS));

/** "Every employee reports to a manager": he stands under him. */
export const isUnder = (tokens: readonly Token[], { verbs, object, passive }: Clause): boolean =>
  !passive && ['report', 'answer'].includes(verbs[0]?.lemma ?? '') && isWord(tokens[object.start], 'to');

/** "A student can take many courses": what somebody does with several is there for others, too, unless he makes it. */
function isShared(tokens: readonly Token[], { subject, modal, verbs }: Clause): boolean {
  const isSomebody = subject !== undefined && isPersonNoun(singular(tokens[subject.end - 1]?.lower ?? ''));
  const makes = verbs.some(({ lemma }) => MAKING.has(lemma) || crudVerb(lemma) === 'create');
  return isSomebody && ['can', 'may'].includes(modal ?? '') && !makes;
}

const MAKING = new Set(
  'own keep hold run write place post make send give publish issue pay buy sell order hire open start file'.split(' '),
);

/**
 * The link of any other verb between two known entities: "sensors are mounted on machines", "each dog lives in a kennel",
 * "a kennel houses up to four dogs". What somebody does to rows (create, approve) is no link.
 */
export function knownLink(notes: DomainNotes, at: SentenceReading, clause: Clause): Link | undefined {
  const { tokens } = at.sentence;
  const lemma = clause.verbs[0]?.lemma ?? '';
  if (lemma === 'be' || lemma === 'have' || clause.verbs.length > 1 || isSpeaker(at, clause.subject)) return undefined;
  if (makesWithParticle(tokens, clause) || keepsFrom(tokens, clause)) return undefined;
  const leads = isWord(tokens[clause.object.start], 'to', 'on') && clause.modal === undefined && !clause.passive;
  const shown = clause.passive && crudVerb(lemma) === 'read' && isWord(tokens[clause.object.start], 'in', 'on', 'at');
  const phrasal = clause.passive && isWord(tokens[clause.object.start], 'after');
  if (!clause.subject || (!leads && !shown && !phrasal && !isOneOf(tokens, clause) && (crudVerb(lemma) ?? '') !== ''))
    return undefined;
  if (isWord(tokens[clause.subject.start], 'which', 'what')) return undefined;
  const object = linkedObject(tokens, clause);
  const phrase = object && phrasesOf(tokens, object)[0];
  if (isDeed(tokens, clause) && !isPlaceCounted(tokens, clause, phrase)) return undefined;
  const target = phrase && notes.entityFor(phrase.words);
  const [source] = subjectEntities(notes, at, clause.subject, false);
  if (phrase && isOfOne(tokens, object, phrase) && (clause.passive || standsWithOne(notes, at, clause, source)))
    return 'belongs';
  if (!phrase || target === undefined) return undefined;
  if (source === undefined && phrase.quantity === 'one' && clause.passive && introducesKind(tokens, clause.subject))
    return 'belongs';
  if (source === undefined) return isOfSeveralKnown(notes, tokens, clause, phrase) ? 'has' : undefined;
  if (!notes.isForeseen(target) || !notes.isForeseen(source) || notes.roles.has(source.toLowerCase())) return undefined;
  const another = namesAnother(tokens, phrase);
  if (source === target && !another) return undefined;
  // "Owners bring in their pets": whose they are.
  if (isWord(tokens[phrase.start], 'their', 'his', 'her') && phrase.plural && source !== target) return 'has';
  if (BRINGING.has(lemma) && !clause.passive && phrase.plural && phrase.quantity === undefined) return 'has';
  const prepositional = object.start > clause.object.start;
  if (clause.passive) return prepositional && !isWord(tokens[object.start - 1], 'as') ? 'belongs' : undefined;
  const counted = phrase.quantity !== undefined || another;
  if (clause.modal !== undefined && !counted) return undefined;
  if (prepositional) return 'belongs';
  const isOfKind = isDistributed(tokens, clause.subject) || isOfSeveralKnown(notes, tokens, clause, phrase);
  if (!counted && !isOfKind) return undefined;
  return phrase.plural ? (source === target || isShared(tokens, clause) ? 'joins' : 'has') : 'belongs';
}

/** "Customers bring in bikes": whose they are. */
const BRINGING = new Set(['bring', 'drop', 'own', 'keep', 'possess']);

/** "Scores are hidden from students": they have nothing to do with them. */
const keepsFrom = (tokens: readonly Token[], { verbs, object }: Clause): boolean =>
  HIDING.has(verbs[0]?.lemma ?? '') && tokens.slice(object.start, object.end).some((token) => isWord(token, 'from'));

const HIDING = new Set(['hide', 'conceal', 'withhold', 'shield', 'protect', 'exclude', 'ban', 'keep']);

/** "Instructors can cancel any lesson": a step of its life, by somebody. */
const isDeed = (tokens: readonly Token[], { subject, passive, verbs }: Clause): boolean => {
  const lemma = verbs[0]?.lemma ?? '';
  return (
    !passive &&
    subject !== undefined &&
    statesForVerb.has(lemma) &&
    recordsOf(lemma).length === 0 &&
    isPersonNoun(singular(tokens[subject.end - 1]?.lower ?? ''))
  );
};

/** "A nurse may serve on one ward only": of how many, and no step of its life. */
const isPlaceCounted = (tokens: readonly Token[], { object }: Clause, phrase: NounPhrase | undefined): boolean =>
  phrase?.quantity !== undefined &&
  isWord(tokens[object.start], 'at', 'in', 'on', 'for') &&
  phrase.start > object.start;

/** "is requested by one family", "is filed against exactly one policy": as many as there are of what is done. */
const isOneOf = (tokens: readonly Token[], { passive, object }: Clause): boolean =>
  passive &&
  isWord(tokens[object.start], 'by', 'against', 'for', 'under') &&
  isWord(tokens[object.start + 1], 'one', 'exactly', 'another');

/** "A peal was rung at one tower": what has not been spoken of may be a thing of its own. */
function introducesKind(tokens: readonly Token[], subject: Range): boolean {
  const phrase = nounPhraseAt(tokens, subject.start, subject.end);
  return (
    phrase?.end === subject.end &&
    isWord(tokens[phrase.start], 'a', 'an') &&
    !phrase.plural &&
    canBeEntity(phrase.words, true) &&
    !isFieldName(phrase.words)
  );
}

/** "each", "every", "a": what is said holds for one row at a time. */
const isDistributed = (tokens: readonly Token[], subject: Range): boolean =>
  isWord(tokens[subject.start], 'each', 'every', 'a', 'an', 'one');

/** "another employee", "other tasks" */
export const namesAnother = (tokens: readonly Token[], { start, head }: NounPhrase): boolean =>
  tokens.slice(start, head.end).some((token) => isWord(token, 'another', 'other', 'others'));

/** What the verb links to: behind its preposition, or directly behind an active verb. */
export function linkedObject(tokens: readonly Token[], clause: Clause): Range | undefined {
  const { start, end } = clause.object;
  const tended = tendedBy(tokens, clause);
  if (tended) return tended;
  if (isOneForOne(tokens, clause)) return { start, end };
  for (let i = start; i < Math.min(end, start + 4); i++) {
    // "is sent in by one practice"
    const isParticle = isWord(tokens[i + 1], 'by', 'to', 'from') && clause.passive;
    // "is looked after by one keeper"
    if (clause.passive && i === start && isWord(tokens[i], ...PARTICLES) && isParticle) continue;
    if (isWord(tokens[i], ...PREPOSITIONS) && !isQuantity(tokens, i, end) && !isParticle) return { start: i + 1, end };
    if (tokens[i]?.kind === 'mark') break;
    if (i > start && nounPhraseAt(tokens, start, end)?.head.start === start) break;
  }
  return clause.passive ? undefined : { start, end };
}

/** The "to" of "up to four dogs" belongs to the quantity. */
const isQuantity = (tokens: readonly Token[], i: number, end: number): boolean =>
  (isWord(tokens[i], 'to') && isWord(tokens[i - 1], 'up')) ||
  (isWord(tokens[i], 'at') && isWord(tokens[i + 1], 'least', 'most') && i + 2 < end);
