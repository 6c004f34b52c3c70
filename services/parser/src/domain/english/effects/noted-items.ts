import { isPersonNoun } from '../../lexicon/account-lexicon';
import { lengthOf } from '../../lexicon/effect-lexicon';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase, singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt, type NounPhrase } from '../grammar/noun-phrase';
import { alternatives } from '../lists/field-values';
import type { Noted, ReadNoted } from './deed-note';
import type { Read } from './effect-note';

/** "the reason", "when it was done and by whom": what is noted of a deed, up to where the list ends; undefined where anything else stands in it. */
export function notedAt(
  notes: DomainNotes,
  tokens: readonly Token[],
  start: number,
  limit: number,
): ReadNoted | undefined {
  const found: Noted[] = [];
  for (let at = start; at < limit; ) {
    const item = itemAt(notes, tokens, at, limit);
    if (!item) return undefined;
    found.push(...item.said);
    const next = behindJoin(tokens, item.end);
    if (next === undefined || next >= limit || !itemAt(notes, tokens, next, limit))
      return { said: found, end: item.end };
    at = next;
  }
  return undefined;
}

function behindJoin(tokens: readonly Token[], at: number): number | undefined {
  const isComma = isMark(tokens[at], ',');
  if (isWord(tokens[isComma ? at + 1 : at], 'and')) return isComma ? at + 2 : at + 1;
  return isComma ? at + 1 : undefined;
}

function itemAt(
  notes: DomainNotes,
  tokens: readonly Token[],
  at: number,
  limit: number,
): Read<readonly Noted[]> | undefined {
  const asked = askedAt(tokens, at);
  if (asked) return { said: [asked], end: questionEnd(tokens, at, limit) };
  const bare = bareMomentAt(tokens, at);
  if (bare !== undefined) return { said: [{ kind: 'moment', words: [] }], end: bare };
  const phrase = nounPhraseAt(tokens, at, limit);
  return phrase && partNamed(notes, tokens, phrase, limit);
}

/** "when", "by whom", "why" */
function askedAt(tokens: readonly Token[], at: number): Noted | undefined {
  const isAsked = isWord(tokens[at], 'at', 'on') && isWord(tokens[at + 1], 'what', 'which');
  if (isWord(tokens[at], 'when') || (isAsked && isWord(tokens[at + 2], 'time', 'date', 'day')))
    return { kind: 'moment', words: [] };
  if (isWord(tokens[at], 'why')) return { kind: 'said', words: ['reason'] };
  const isWho = isWord(tokens[at], 'who') || (isWord(tokens[at], 'by') && isWord(tokens[at + 1], 'whom', 'who'));
  return isWho ? { kind: 'doer' } : undefined;
}

function questionEnd(tokens: readonly Token[], start: number, limit: number): number {
  let end = start + 1;
  while (end < limit && tokens[end]?.kind === 'word' && !isWord(tokens[end], 'and')) end++;
  return end;
}

/** "the time", "the date and time", "the moment of release": of the deed, as nothing else is named. */
function bareMomentAt(tokens: readonly Token[], at: number): number | undefined {
  const start = isWord(tokens[at], 'the', 'its') ? at + 1 : at;
  const length = lengthOf('bareMoments', tokens, start);
  if (length === 0) return undefined;
  const end = start + length;
  if (isWord(tokens[end], 'of')) return isWord(tokens[end + 1], 'the', 'a') ? end + 3 : end + 2;
  const next = tokens[end];
  return next === undefined || next.kind === 'mark' || isWord(next, 'and', 'be', 'have', 'must', 'to')
    ? end
    : undefined;
}

/** "the release date", "a reason", "the clerk who did it" */
function partNamed(
  notes: DomainNotes,
  tokens: readonly Token[],
  phrase: NounPhrase,
  limit: number,
): Read<readonly Noted[]> | undefined {
  const { end } = phrase;
  const words = ofItself(notes, phrase.words);
  if (!phrase.determined || phrase.plural) return undefined;
  if (isWord(tokens[end], 'who')) return { said: [{ kind: 'doer' }], end: questionEnd(tokens, end, limit) };
  if (isPersonNoun(singular(words.at(-1) ?? '')) || lengthOf('rights', tokens, end - 1) > 0) return undefined;
  const type = fieldHint(camelCase(words))?.field.type;
  if (notes.entityFor(words) !== undefined || !(isFieldName(words) || type !== undefined)) return undefined;
  if (type === 'date' || type === 'datetime') return { said: [{ kind: 'moment', words }], end };
  const group = isMark(tokens[end], '(') ? tokens.findIndex((token, i) => i > end && isMark(token, ')')) : -1;
  const values = group < 0 ? [] : alternatives(tokens, { start: end + 1, end: group }, true);
  return values.length > 1
    ? { said: [{ kind: 'said', words, values }], end: group + 1 }
    : { said: [{ kind: 'said', words }], end };
}

/** "the condition of the device": its condition. */
function ofItself(notes: DomainNotes, words: readonly string[]): readonly string[] {
  const behind = words.findIndex((_, i) => i > 0 && notes.entityFor(words.slice(0, i)) !== undefined);
  return behind < 0 ? words : words.slice(behind);
}
