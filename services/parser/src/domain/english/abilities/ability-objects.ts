import { concernsAccounts, isAccountNoun, isPersonNoun, isRoleNoun } from '../../lexicon/account-lexicon';
import { isFieldName, isMomentName } from '../../lexicon/field-lexicon';
import { crudVerb, grammar } from '../../lexicon/grammar-lexicon';
import { isPassing, isUsualState, statesForVerb } from '../../lexicon/state-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { entityName, isPlural, singular, singularWords } from '../../names';
import { baseOfParticiple, isActionVerb } from '../../lexicon/verb-lexicon';
import { isWord, type Token } from '../../text/token';
import { frameOf } from '../grammar/clause-frame';
import type { Clause } from '../grammar/clause';
import { type DomainNotes, PRONOUNS, canBeEntity } from '../domain-notes';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import type { NounPhrase } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { isSpeaker } from '../grammar/speakers';
import { withParticle } from './ability-verbs';
import { meantBy, pronounIn } from './pronoun-objects';
import { isRecordHandedIn } from './handed-in-as';
import { askedFor } from './asked-objects';
import { changesValue, holderOf, statusSet } from './field-holders';
import { holdsFieldNames, readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import type { Target } from './target';

/** The entities that the object of the clause names; "them" stands for those spoken of last. */
export function objectEntities(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  clause: Clause,
): Target[] {
  const { tokens } = at.sentence;
  const object = behindEverybody(tokens, frameOf(tokens, clause).patient ?? clause.object);
  const isCrud =
    clause.verbs.some((verb) => (crudVerb(withParticle(tokens, verb)) ?? '') !== '') || isPublished(clause);
  const isChange = clause.verbs.every(({ lemma }) => changesValue(lemma));
  const targets: Target[] = [];
  const status = isChange ? statusSet(notes, tokens, clause) : undefined;
  if (status) return [status];
  for (const item of listItems(tokens, object)) {
    const bare = withoutManner(notes, item.phrase);
    const named = withoutStates(bare.words);
    // "Screenings", "drafts" may be things.
    const isThing = named.length === 0 && notes.entityFor(bare.words) !== undefined;
    const phrase = { ...bare, words: withoutHistory(notes, isThing ? [...bare.words] : named) };
    if (PRONOUNS.has(phrase.words.join(' ')) || isOrder(tokens, phrase)) continue;
    // "one review per product": no product is written.
    if (isWord(tokens[phrase.start - 1], 'per')) continue;
    // "everybody may look at them, even people who aren't signed in"
    if (isWord(tokens[phrase.start - 1], 'even') && isPersonNoun(singular(phrase.words.at(-1) ?? ''))) continue;
    if (isForOthers(tokens, phrase)) {
      at.missed.push({ start: item.start, end: object.end });
      continue;
    }
    const thing =
      notes.entityFor(phrase.words) ?? (namesField(phrase) ? notes.entityFor(phrase.words.slice(2)) : undefined);
    const applied = thing === undefined ? applicationOf(notes, phrase) : undefined;
    const holder = isChange && thing === undefined ? holderOf(notes, at, phrase) : undefined;
    const known = thing ?? applied ?? holder;
    const place = { start: item.start, end: phrase.end };
    if (known !== undefined) {
      notes.declare(known, { at, start: phrase.head.start, end: phrase.head.end });
      targets.push({
        name: known,
        place,
        isField: holder !== undefined,
        deed: deedBefore(notes, tokens, phrase, known),
      });
    } else if (
      clause.modal !== undefined &&
      clause.verbs.every(({ lemma }) => concernsAccounts(lemma)) &&
      isAccounts(phrase.words)
    ) {
      notes.declare('User', { at, start: phrase.head.start, end: phrase.head.end });
      targets.push({ name: 'User', place });
    } else if ((isCrud || isDoneTo(notes, tokens, clause)) && isNewEntity(notes, at, clause, { ...item, phrase })) {
      const name = notes.canonical(entityName(phrase.words));
      notes.declare(name, { at, start: phrase.head.start, end: phrase.head.end }, 'declared');
      targets.push({ name, place });
    }
    const target = targets.at(-1);
    if (target && item.group && holdsFieldNames(tokens, item.group))
      readFieldList(reading, notes, at, target.name, item.group);
  }
  const asked = askedFor(reading, notes, at, clause);
  if (asked) targets.push(asked);
  const pronoun = pronounIn(tokens, object) ?? stateIn(tokens, clause);
  const name = targets.length === 0 && pronoun ? meantBy(notes, at, clause, pronoun) : undefined;
  if (name !== undefined && pronoun) targets.push({ name, place: pronoun });
  return targets;
}

/** "Employers reject applicants": what those handed in, where nothing is kept of themselves. */
const applicationOf = (notes: DomainNotes, { words }: NounPhrase): string | undefined =>
  ['applicant', 'applicants'].includes(words.join(' ')) && notes.deeds.has('Application') ? 'Application' : undefined;

/** "Stewards may lock a bike", "teachers confirm enrolments", in a brief that tells of nothing else. */
function isDoneTo({ takesDeeds }: DomainNotes, tokens: readonly Token[], { modal, verbs, subject }: Clause): boolean {
  const who = tokens[(subject?.end ?? 0) - 1];
  const areAtWork = who !== undefined && isPlural(who.lower) && isRoleNoun(singular(who.lower));
  return (
    takesDeeds &&
    (modal !== undefined || areAtWork) &&
    verbs.every(({ lemma }) => isActionVerb(lemma)) &&
    !isWord(who, 'i', 'we', 'you')
  );
}

/** "cancel a screening only | before it starts", "close an auction early": behind the thing it tells how or when. */
function withoutManner(notes: DomainNotes, phrase: NounPhrase): NounPhrase {
  const words = phrase.words.slice(0, -1);
  const isManner = MANNERS.has(phrase.words.at(-1) ?? '') && notes.entityFor(phrase.words) === undefined;
  if (!isManner || notes.entityFor(withoutStates(words)) === undefined) return phrase;
  return { ...phrase, words, end: phrase.end - 1, head: { ...phrase.head, end: phrase.head.end - 1 } };
}

const MANNERS = new Set('only early late once first again directly manually online later permanently twice'.split(' '));

/** "see the newest first": in which order, and nothing of that name. */
const isOrder = (tokens: readonly Token[], { head, end }: NounPhrase): boolean =>
  /est$/.test(tokens[head.end - 1]?.lower ?? '') && tokens[head.end - 1]?.pos === 'ADJ' && isWord(tokens[end], 'first');

/** "everyone can read published articles, drafts only to their author": said of others than those who act. */
const isForOthers = (tokens: readonly Token[], { end }: NounPhrase): boolean =>
  isWord(tokens[end], 'only', 'just') && isWord(tokens[end + 1], 'to', 'for', 'by');

/** "create rentals and return cars": a second deed, though its word may be a noun, where no cars are called so. */
function deedBefore(
  notes: DomainNotes,
  tokens: readonly Token[],
  { words, head, plural }: NounPhrase,
  known: string,
): string | undefined {
  const [deed = '', ...rest] = words;
  const isJoined = isWord(tokens[head.start - 1], 'and', 'or') && head.end - head.start === 2;
  const isPlain = plural && rest.length === 1 && notes.canonical(entityName(rest)) === known;
  const isDeed = isActionVerb(deed) && notes.entityFor([deed]) === undefined && !isFieldName([deed]);
  return isJoined && isPlain && isDeed && entityName(words) !== known ? deed : undefined;
}

/** "ban users", "lock user accounts", "suspend a member": accounts, where nothing tells of members. */
const isAccounts = (words: readonly string[]): boolean =>
  words.every((word) => isAccountNoun(singular(word))) || isPersonNoun(singular(words.at(-1) ?? ''));

/** "Editors publish articles": what is brought before others is there. */
const isPublished = ({ verbs, modal, passive }: Clause): boolean =>
  !passive && modal === undefined && verbs.every(({ lemma }) => PUBLISHING.has(lemma));

const PUBLISHING = new Set(
  'publish post upload release broadcast issue announce sell offer deliver approve'.split(' '),
);

/** "everybody's entries", "each other's entries": the entries, whosesoever they are. */
function behindEverybody(tokens: readonly Token[], { start, end }: Range): Range {
  const isEachOther = isWord(tokens[start], 'each') && isWord(tokens[start + 1], 'other');
  const who = isEachOther ? start + 1 : start;
  const isWhose =
    (isEachOther || isWord(tokens[who], 'everybody', 'everyone', 'anybody', 'anyone')) && isWord(tokens[who + 1], "'s");
  return { start: isWhose ? who + 2 : start, end };
}

/** "the state of their device": a value of something. */
const namesField = ({ words }: NounPhrase): boolean => words[1] === 'of' && isFieldName(words.slice(0, 1));

/** "I want to make a diary app" asks for software, and keeps no apps. */
function isNewEntity(
  notes: DomainNotes,
  at: SentenceReading,
  { subject, verbs }: Clause,
  { phrase }: ListItem,
): boolean {
  const { tokens } = at.sentence;
  const { words, plural } = phrase;
  const noun = singular(words.at(-1) ?? '');
  const isHandedIn = isRecordHandedIn(tokens, verbs, phrase);
  return (
    canBeEntity(words, plural || isHandedIn) &&
    (plural || phrase.determined || phrase.quantity === 'one') &&
    !NOT_DATA.has(words.join(' ')) &&
    !isAllOfSoftware(tokens, phrase) &&
    !isView(tokens, verbs, phrase) &&
    !notes.isTaken(at, phrase) &&
    // "the quantity of an order", "the total cost of each car"
    !namesField(phrase) &&
    !words.some((word) => grammar.figureWords.has(word)) &&
    // What it is the history of may be told later.
    (notes.isSecond || words.at(-1) !== 'history') &&
    (plural || !isMomentName(words)) &&
    !(isSpeaker(at, subject) && projectHeads.has(noun) && !isHandedIn) &&
    (!isFieldName(words) || ((plural || isHandedIn) && grammar.pluralThings.has(noun)))
  );
}

/** "access to all functions": whatever the software does. */
const isAllOfSoftware = (tokens: readonly Token[], { start, words }: NounPhrase): boolean =>
  isWord(tokens[start], 'all', 'every') &&
  ['function', 'functionality', 'feature'].includes(singularWords(words).join(' '));

/** "see a report of deliveries per courier": figures of what is kept, and nothing that is kept itself. */
const isView = (tokens: readonly Token[], verbs: Clause['verbs'], { words, end, plural }: NounPhrase): boolean =>
  !plural &&
  grammar.viewNouns.has(words.at(-1) ?? '') &&
  isWord(tokens[end], 'of', 'on', 'per', 'with', 'about') &&
  verbs.every(({ lemma }) => crudVerb(lemma) === 'read' || ['download', 'export', 'print', 'get'].includes(lemma));

const NOT_DATA = new Set([
  'thing',
  'things',
  'same',
  'money',
  'note',
  'notes',
  'comment',
  'password',
  'email',
  'profile',
]);

/** "approved claims" are claims; "a received or ..." names nothing by itself. */
export function withoutStates(words: readonly string[]): string[] {
  const from = words.findIndex((word) => !isUsualState(word) && !isPassing(word));
  return from < 0
    ? words.length === 1 && baseOfParticiple(words[0] ?? '') === undefined
      ? [...words]
      : []
    : words.slice(from);
}

/** "see their order history", "the history of their orders": the orders, unless something is told of histories. */
function withoutHistory(notes: DomainNotes, words: string[]): string[] {
  const of = words.at(-1) === 'history' ? singularWords(words.slice(0, -1)) : [];
  const isThing = notes.fields.some(({ entity }) => entity === entityName(words));
  return of.length > 0 && !isThing && notes.entityFor(of) !== undefined ? of : words;
}

/** "Editors publish drafts", "managers approve or reject": what is spoken of already, by its state or not at all. */
function stateIn(tokens: readonly Token[], { object, verbs, relative }: Clause): Range | undefined {
  const words = tokens
    .slice(object.start, object.end)
    .filter(({ kind, lower }) => kind === 'word' && !grammar.articles.has(lower));
  const [first, ...rest] = words;
  const isState = rest.length === 0 && first !== undefined && isUsualState(singular(first.lower));
  const isBare =
    first === undefined &&
    !relative &&
    verbs.every(({ lemma, at }) => statesForVerb.has(lemma) || tokens[at]?.lower.endsWith('ing'));
  return isState || isBare ? { start: object.start, end: Math.min(object.end, object.start + 1) } : undefined;
}
