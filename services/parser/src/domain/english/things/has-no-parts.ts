import { isPersonNoun } from '../../lexicon/account-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { camelCase, isPlural, singular } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { ListItem } from '../lists/list-item';
import { listItems } from '../lists/list-items';
import { type DomainNotes, PRONOUNS } from '../domain-notes';
import { readClauses } from '../grammar/clauses';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { phrasesOf } from '../grammar/subjects';

/** Whether it tells how something was or may be, what it did, or what is to be built, and not what belongs to a kind of thing. */
export const hasNoParts = (notes: DomainNotes, tokens: readonly Token[], clause: Clause): boolean =>
  isSupposed(notes, tokens, clause) ||
  tellsOfThePast(tokens, clause) ||
  isPerfect(tokens, clause) ||
  isForAWhile(tokens, clause) ||
  goesOn(tokens, clause) ||
  asksForSoftware(tokens, clause);

/** "Honey with a moisture above 20 % is not accepted": what is refused is not what they have. */
export const isRefused = (tokens: readonly Token[], { verb, end, host, relative }: Clause): boolean =>
  host === undefined &&
  (isWord(tokens[verb.start], 'with', 'having') || isOfSome(tokens, { relative, verb })) &&
  readClauses(tokens, { start: end, end: tokens.length }).some(
    ({ verbs, negated, passive, modal }) =>
      (passive &&
        (negated || verbs.some(({ lemma }) => ['reject', 'refuse', 'forbid', 'ban', 'decline'].includes(lemma)))) ||
      (negated && modal !== undefined),
  );

/** "A member that has an overdue loan can't borrow another": those who have one, not all of them. */
const isOfSome = (tokens: readonly Token[], { relative, verb }: Pick<Clause, 'relative' | 'verb'>): boolean =>
  relative &&
  isWord(tokens[verb.start - 1], 'that', 'who', 'which') &&
  isWord(tokens[verb.start - 3], 'a', 'an', 'any', 'no');

/** "The council has read access to everything", "users have access only to their own goals": a right, and no part of the council. */
export function givesAccess(tokens: readonly Token[], { object: { start } }: Clause): boolean {
  if (isWord(tokens[start], 'read', 'write', 'full', 'unrestricted') && isWord(tokens[start + 1], 'access'))
    return true;
  const to = isWord(tokens[start + 1], 'only', 'exclusively', 'solely', 'just') ? start + 2 : start + 1;
  return isWord(tokens[start], 'access') && isWord(tokens[to], 'to');
}

/** "A patient gets a reminder the day before", "a customer gets a text": what is sent to somebody is no part of him. */
export function isSent(tokens: readonly Token[], { subject, object }: Clause): boolean {
  const sent = nounPhraseAt(tokens, object.start, object.end)?.words ?? [];
  const isToSomebody = subject !== undefined && isPersonNoun(singular(tokens[subject.end - 1]?.lower ?? ''));
  return grammar.messageNouns.has(singular(sent.at(-1) ?? '')) || (isToSomebody && SENT.has(sent.join(' ')));
}

const SENT = new Set(['text', 'email', 'mail', 'sms']);

/** "when we had forty customers": how it was, not how it shall be. */
const tellsOfThePast = (tokens: readonly Token[], { verb }: Clause): boolean =>
  isWordForm(tokens[verb.end - 1], 'had', 'needed', 'kept', 'contained', 'stored', 'included');

/** "if the doctor has doubts": what may be so of somebody who is named nowhere else. */
const isSupposed = (notes: DomainNotes, tokens: readonly Token[], { start, subject }: Clause): boolean =>
  subject !== undefined &&
  [tokens[start - 1], tokens[start]].some((token) => isWord(token, 'if', 'unless', 'until', 'while', 'whenever')) &&
  phrasesOf(tokens, subject).every(
    ({ words }) => notes.entityFor(words) === undefined && !PRONOUNS.has(words.join(' ')),
  );

/** "a course that has started": what it did, and nothing that it has. */
const isPerfect = (tokens: readonly Token[], { verbs, object, relative }: Clause): boolean =>
  verbs[0]?.lemma === 'have' &&
  isAlone(tokens, object.start + 1, object.end) &&
  (tokens[object.start]?.pos === 'VERB' || (relative && /ed$/.test(tokens[object.start]?.lower ?? ''))) &&
  baseOfParticiple(tokens[object.start]?.lower ?? '') !== undefined;

/** "has missed.", "has missed more than 10 hours", where "has limited seats" tells of seats. */
const isAlone = (tokens: readonly Token[], start: number, end: number): boolean =>
  tokens.slice(start, end).every(({ kind }) => kind === 'mark') ||
  isWord(tokens[start], 'more', 'less', 'fewer', 'the', 'a', 'an', 'his', 'her', 'their', 'its', 'at', 'all');

/** "A reservation holds for 48 hours": how long, and nothing that it has. */
const isForAWhile = (tokens: readonly Token[], { object: { start } }: Clause): boolean =>
  isWord(tokens[start], 'for') && (tokens[start + 1]?.kind === 'number' || tokens[start + 1]?.pos === 'NUM');

/** "They keep going missing": what goes on happening. */
const goesOn = (tokens: readonly Token[], { verbs, object: { start } }: Clause): boolean =>
  verbs[0]?.lemma === 'keep' && tokens[start]?.pos === 'VERB' && /ing$/.test(tokens[start].lower);

const isWordForm = (token: Token | undefined, ...forms: readonly string[]): boolean =>
  forms.includes(token?.lower ?? '');

/** "A parish requires a register of graves": the object is what is to be built. */
function asksForSoftware(tokens: readonly Token[], { verbs, object }: Clause): boolean {
  if (!['need', 'require', 'want'].includes(verbs[0]?.lemma ?? '')) return false;
  const phrase = nounPhraseAt(tokens, object.start, object.end);
  return phrase?.words.some((word) => projectHeads.has(word)) === true;
}

/** "to no more employees than it has seats": what it has is said elsewhere. */
export const isCompared = (tokens: readonly Token[], { verb }: Clause): boolean =>
  tokens.slice(Math.max(0, verb.start - 3), verb.start).some((token) => isWord(token, 'than'));

/** "Our shop has a problem", "each venue has its charm": one thing, called as no field is, of whoever asks or of each in its own way. */
export function isSaidInPassing(
  notes: DomainNotes,
  tokens: readonly Token[],
  { subject, verbs, object, passive }: Clause,
): boolean {
  if (verbs[0]?.lemma !== 'have' || passive || !subject) return false;
  const items = listItems(tokens, object);
  const [item, second] = items;
  if (item && items.every((one) => isJudged(tokens, one))) return true;
  if (!item || second || item.type !== undefined || item.link || item.group) return false;
  const { words, start, plural } = item.phrase;
  if (isFieldName(words) || fieldHint(camelCase(words)) !== undefined || notes.entityFor(words) !== undefined)
    return false;
  const isOurs = isWord(tokens[subject.start], 'our', 'my') && !isPlural(tokens[subject.end - 1]?.lower ?? '');
  return !plural && (isOurs || (isWord(tokens[start], 'its', 'their') && !isWord(tokens[start + 1], 'own')));
}

/** "a good reputation", "friendly keepers": what somebody finds of it. */
export const isJudged = (tokens: readonly Token[], { phrase }: ListItem): boolean =>
  [phrase.start, phrase.start + 1].some((i) => i < phrase.end && grammar.judgements.has(tokens[i]?.lower ?? '')) &&
  !isFieldName(phrase.words);
