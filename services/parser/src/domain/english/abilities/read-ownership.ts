import { BUSINESS_OWNER } from './business-owner';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isAccountNoun, isPersonName } from '../../lexicon/account-lexicon';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { entityName, singular, snakeCase, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { behindWhose, fieldOfOthers, genitiveBehind, isOthers, ofOthers, ofWhose } from './of-others';

/** "Users see only their own notes" (private), "anyone can read, only the author can edit" (public read). */
export function readOwnership(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const own = tokens.findIndex(
    (token, i) =>
      isWord(token, 'own') &&
      isWord(tokens[i - 1], 'their', 'his', 'her', 'my', 'our', 'your', 'its', 'only') &&
      !isWord(tokens[i - 2], 'from', 'in', 'at', 'of', 'within', 'under', 'on'),
  );
  if (own >= 0) {
    const phrase = nounPhraseAt(tokens, own + 1, tokens.length);
    const whole = phrase && notes.entityFor(phrase.words) === undefined ? wholeOf(reading, notes, phrase.words) : [];
    const named = phrase && canBeEntity(phrase.words) && phrase.plural ? entityName(phrase.words) : undefined;
    const known = phrase && (notes.entityFor(phrase.words) ?? named);
    // "I want my own backend" owns nothing of the data.
    // "Wardens see all tasks, cleaners only their own"
    const spoken = phrase === undefined ? (ownedIn(notes, at) ?? notes.current) : undefined;
    const targets = whole.length > 0 ? whole : [known ?? spoken].filter((one) => one !== undefined);
    const reads = tokens
      .slice(0, own)
      .some((token) =>
        isWord(
          token,
          'see',
          'view',
          'access',
          'read',
          'list',
          'manage',
          'have',
          'has',
          'get',
          'keep',
          'work',
          'fetch',
          'own',
          'show',
          'return',
        ),
      );
    const only =
      tokens.some((token) => isWord(token, 'only', 'nobody', 'else', 'never', 'just', 'private', 'not', "n't")) ||
      tokens.slice(0, own).some((token) => isWord(token, 'have', 'has', 'manage', 'keep', 'own'));
    const edits = tokens
      .slice(0, own)
      .some((token) => isWord(token, 'edit', 'change', 'update', 'delete', 'modify', 'remove', 'touch', 'alter'));
    if (!(reads || edits) || !(only || edits)) return;
    for (const entity of targets) {
      if (phrase && whole.length === 0) notes.declare(entity, { at, start: phrase.head.start, end: phrase.head.end });
      const isPrivate = reads && (!edits || (only && !othersRead(tokens)));
      // "Teachers edit their own grades" opens nothing to those who "see only their own".
      if (!isPrivate && isHidden(reading, entity)) continue;
      reading.fact(at, 0, tokens.length, FactKind.OWNERSHIP, entity, isPrivate ? 'private' : 'public_read');
    }
    return;
  }
  const kept = tokens.findIndex((_, i) => keepsFromOthers(tokens, i, ...CHANGES));
  const changed = kept < 0 ? undefined : ofOthers(notes, tokens, kept);
  if (changed !== undefined && !keepsFromOthers(tokens, kept, ...READS)) {
    if (!isHidden(reading, changed)) reading.fact(at, 0, tokens.length, FactKind.OWNERSHIP, changed, 'public_read');
    return;
  }
  const hidden = hiddenAt(tokens);
  const field = hidden < 0 ? undefined : fieldOfOthers(notes, tokens, hidden);
  if (field) {
    at.missed.push(field);
    return;
  }
  if (hidden >= 0) {
    // "Messages between two families are private": the messages.
    const before = isWord(tokens[hidden], 'private', 'personal', 'mine', 'theirs', 'his', 'hers', 'yours')
      ? entityFirst(notes, tokens, hidden)
      : entityBefore(notes, tokens, hidden);
    const entity = isOthers(tokens, hidden)
      ? ofOthers(notes, tokens, hidden)
      : behindWhose(tokens, hidden) === undefined
        ? (ofOthers(notes, tokens, hidden) ?? before ?? thingSpokenOf(notes, at))
        : ofWhose(notes, tokens, hidden);
    if (entity !== undefined) reading.fact(at, 0, tokens.length, FactKind.OWNERSHIP, entity, 'private');
    return;
  }
  readOnlyOwnerEdits(reading, notes, at);
}

/** What the sentence says that its owner does something with. */
const ownedIn = (notes: DomainNotes, at: SentenceReading): string | undefined =>
  notes.abilities.find(({ place, actor }) => place.at === at && actor.kind === 'owner')?.entity;

const isHidden = ({ facts }: BriefReading, entity: string): boolean =>
  facts.some(({ kind, subject, value }) => kind === FactKind.OWNERSHIP && subject === entity && value === 'private');

/** "their own data", "her own records": all that there is, but the accounts themselves. */
function wholeOf(reading: BriefReading, notes: DomainNotes, words: readonly string[]): string[] {
  if (words.length !== 1 || !WHOLE.has(singular(words[0] ?? ''))) return [];
  const told = [...notes.entities.keys()].filter((name) => notes.isDeclared(name));
  const all = told.length > 0 ? told : (reading.usual?.data.entities ?? []).map(({ name }) => name);
  return all.filter((name) => ownable(name) !== undefined && !notes.roles.has(snakeCase(wordsOf(name))));
}

const WHOLE = new Set('data record entry thing stuff content information item resource object'.split(' '));

const othersRead = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'anyone', 'everyone', 'everybody', 'anybody', 'all', 'others'));

/** People are whose data it is, not the data. */
const ownable = (entity: string | undefined): string | undefined =>
  entity === undefined || isAccountNoun(entity.toLowerCase()) ? undefined : entity;

/** The entity named first before the place, what the clause is about. */
function entityFirst(notes: DomainNotes, tokens: readonly Token[], end: number): string | undefined {
  const parts = tokens.findLastIndex((token, i) => i < end && ['.', ';', ':'].includes(token.text));
  for (let i = parts + 1; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    const known = ownable(phrase && notes.entityFor(phrase.words));
    if (known !== undefined) return known;
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return undefined;
}

/** "Plans belong to the user who made them; no other user may read them": what the statement before is about, rather than people. */
function thingSpokenOf(notes: DomainNotes, at: SentenceReading): string | undefined {
  const current = ownable(notes.current);
  if (current !== undefined && !isPersonName(current)) return current;
  const before = notes.told[notes.told.lastIndexOf(at) - 1]?.sentence.tokens ?? [];
  return entityFirst(notes, before, before.at(-1)?.kind === 'mark' ? before.length - 1 : before.length) ?? current;
}

/** The entity named last before the place; those who own are none. */
function entityBefore(notes: DomainNotes, tokens: readonly Token[], end: number): string | undefined {
  let found: string | undefined;
  for (let i = 0; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    const known = phrase && notes.entityFor(phrase.words);
    if (known !== undefined) found = ownable(known) ?? found;
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return found;
}

/**
 * "goals are private", "nobody else may see them", "visible only to their owner", "they only see the households that they
 * registered": where the words stand that hide something from others.
 */
function hiddenAt(tokens: readonly Token[]): number {
  return tokens.findIndex((token, i) => {
    const next = tokens[i + 1];
    const before = tokens.slice(Math.max(0, i - 4), i);
    if (isWord(token, 'private', 'personal') || isMineAlone(tokens, i))
      return (
        before.some((one) => isWord(one, 'be', 'stay', 'remain', 'keep')) &&
        (next === undefined || next.kind === 'mark' || isWord(next, ...BEHIND_PRIVATE))
      );
    if (keepsFromOthers(tokens, i, ...READS)) return true;
    const behind = tokens.slice(i + 1, i + 12);
    const sees = behind.some((one) => isWord(one, 'see', 'view', 'read', 'access', 'look'));
    if (isWord(token, 'nobody', 'other', 'one') && (isWord(next, 'else') || isWord(token, 'other')))
      return (
        sees &&
        (isWord(token, 'nobody', 'one') || isDenied(tokens, i)) &&
        (behind.some((one) => isWord(one, 'them', 'it', 'these', 'those', 'that')) ||
          behindWhose(tokens, i) !== undefined)
      );
    if (isButWhose(tokens, i)) return sees && behind.some((one) => isWord(one, 'them', 'it', 'these', 'those', 'that'));
    if (isWord(token, 'visible', 'accessible') && (isWord(next, 'only') || before.some((one) => isWord(one, 'only'))))
      return behind.some((one) =>
        isWord(one, 'owner', 'creator', 'author', 'them', 'him', 'themselves', 'user', 'whoever', 'who'),
      );
    const made =
      isWord(token, 'they', 'he', 'she', 'themselves') &&
      isWord(next, 'create', 'register', 'add', 'make', 'write', 'own', 'enter', 'submit', 'upload', 'record', 'book');
    return (
      made &&
      tokens.slice(0, i).some((one) => isWord(one, 'only', 'just')) &&
      tokens.slice(0, i).some((one) => isWord(one, 'see', 'view', 'read', 'access', 'list'))
    );
  });
}

/** Words that do not go on with a noun: "private otherwise", "private unless they are shared". */
const BEHIND_PRIVATE = 'to too and for as by alone only otherwise unless until except but at'.split(' ');

/** "customers never see each other's invoices", "nobody can see the permits of other employees", "someone else's data" */
function keepsFromOthers(tokens: readonly Token[], i: number, ...verbs: readonly string[]): boolean {
  const isReciprocal = isWord(tokens[i + 1], 'other', 'another') && isWord(tokens[i], 'each', 'one');
  const before = tokens.slice(Math.max(0, i - 7), i);
  return (
    ((isReciprocal && genitiveBehind(tokens, i) !== undefined) || isOthers(tokens, i)) &&
    (before.some((token) => isWord(token, 'never', 'not', "n't", 'cannot', 'nobody', 'no', 'none')) ||
      isForSomeOnly(tokens.slice(Math.max(0, i - 10), i))) &&
    before.some((token) => isWord(token, ...verbs))
  );
}

/** "Only managers can see the requests of others": nobody else can. */
function isForSomeOnly(before: readonly Token[]): boolean {
  const only = before.findIndex((token) => isWord(token, 'only'));
  const can = before.findIndex((token) => isWord(token, 'can', 'may'));
  return only >= 0 && can > only + 1;
}

const READS = ['see', 'view', 'read', 'access', 'look'];
const CHANGES = ['edit', 'change', 'update', 'delete', 'modify', 'remove', 'alter', 'cancel', 'touch'];

/** "Nobody but the user (himself) may see them", "only the user himself", "no one except me": whose they are, where users have no names. */
function isButWhose(tokens: readonly Token[], i: number): boolean {
  const but = isWord(tokens[i + 1], 'but', 'except') ? i + 1 : i + 2;
  const isNobody = isWord(tokens[i], 'nobody', 'no', 'none') && isWord(tokens[but], 'but', 'except', 'besides');
  if (!isNobody && !isWord(tokens[i], 'only')) return false;
  const who = isNobody ? but + 1 : i + 1;
  const the = isWord(tokens[who], 'the', 'that', 'this') ? who + 1 : who;
  const isUser = the > who && isWord(tokens[the], 'user', 'person') && tokens[the]?.lower !== 'users';
  const isHimself = isWord(tokens[the + 1], 'himself', 'herself', 'themselves', 'themself', 'concerned', 'in');
  return (isUser && (isNobody || isHimself)) || (isNobody && isWord(tokens[who], 'himself', 'themselves', 'me'));
}

/** "my todos are mine alone", "a diary is theirs alone" */
const isMineAlone = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'mine', 'theirs', 'his', 'hers', 'yours') && isWord(tokens[i + 1], 'alone', 'only');

const isDenied = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at, at + 5).some((one) => isWord(one, 'not', "n't", 'cannot', 'never')) ||
  tokens.slice(Math.max(0, at - 3), at).some((one) => isWord(one, 'no', 'not', "n't", 'never'));

/** "only the author can edit", "only the person who offered a tool may change it". */
function readOnlyOwnerEdits(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  const only = tokens.findIndex((token) => isWord(token, 'only', 'except'));
  if (only < 0 || notes.current === undefined) return;
  // "Only the owner may delete anything": the owner of the business.
  if (notes.sweeping.some(({ place, actor }) => place.at === at && actor.name === BUSINESS_OWNER)) return;
  const after = tokens.slice(only + 1, only + 8);
  const owner =
    after.some((token) => isWord(token, 'owner', 'creator', 'author', 'poster', 'whoever')) ||
    // "The clerk is the only one who deletes them": a clerk, whosesoever they are.
    (!isWord(after[0], 'one') &&
      after.some((token) => isWord(token, 'person', 'user', 'member', 'one', 'people')) &&
      after.some((token) => isWord(token, 'who', 'that')));
  const edits = tokens
    .slice(only)
    .some((token) => isWord(token, 'edit', 'change', 'update', 'delete', 'modify', 'remove', 'alter', 'cancel'));
  // "Only the shop owner can change products": the owner of the shop, whosesoever the products are.
  const isOfWhole = notes.abilities.some(({ place, holder }) => place.at === at && holder !== undefined);
  if (!owner || !edits || isOfWhole) return;
  const entity = ownedIn(notes, at) ?? entityBefore(notes, tokens, tokens.length) ?? notes.current;
  reading.fact(at, only, tokens.length, FactKind.OWNERSHIP, entity, 'public_read');
}
