import { camelCase, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Place } from '../notes';
import { type AlternativeRun, alternativesAt } from '../grammar/alternative-runs';
import type { Clause } from '../grammar/clause';
import { type NounPhrase, phraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { plainPhrase } from '../grammar/plain-phrase';
import type { SentenceReading } from '../reading';
import { readConstraints } from './constraints';
import { figuresAmong, oneOf } from './fixed-figures';

const OPENINGS = [
  'one of',
  'any of',
  'either',
  'always',
  'always one of',
  'usually',
  'one of the following',
  'any of the following',
  'one of these',
  'one of the values',
  'one of the following values',
  'one of these values',
].map((words) => words.split(' '));
/** Verbs that list what there is of something. */
const COMING = new Set('come exist sell offer'.split(' '));
/** Verbs that give something one of a few marks, and what the mark is called. */
export const GRADES: Readonly<Record<string, string>> = {
  rate: 'rating',
  grade: 'grade',
  classify: 'class',
  class: 'class',
  categorise: 'category',
  categorize: 'category',
  rank: 'rank',
};

/** The values behind "is", "can be", "come in", "are rated"; more may follow only behind a mark. */
export function valuesSaid({ sentence }: SentenceReading, clause: Clause): AlternativeRun | undefined {
  const { tokens } = sentence;
  const { object, passive, verb, verbs } = clause;
  const lemma = verbs[0]?.lemma ?? '';
  // "is available or taken": a value.
  const isAvailable = isWord(tokens[object.start], 'available') && isWord(tokens[object.start + 1], 'in', 'as');
  const comes = COMING.has(lemma) || isAvailable;
  const graded = passive && GRADES[lemma] !== undefined;
  let start = isAvailable ? object.start + 1 : object.start;
  if (comes && !isWord(tokens[start], 'in', 'as')) return undefined;
  const undone = passive && areOpposites(tokens, clause) ? verbs[0]?.at : undefined;
  if (undone !== undefined) return alternativesAt(tokens, undone, tokens.length);
  if (!comes && !graded && (lemma !== 'be' || passive)) return undefined;
  if (comes || (graded && isWord(tokens[start], 'as'))) start++;
  const opening = phraseAt(tokens, start, tokens.length, OPENINGS) ?? 0;
  start += opening;
  const isListed = isMark(tokens[start], ':');
  const isOneOf =
    isListed || (opening > 0 && tokens.slice(start - opening, start).some((token) => isWord(token, 'of')));
  if (isListed) start++;
  const isList = comes || isOneOf || isWord(tokens[verb.start], 'being');
  const isKind = lemma === 'be' && !isOneOf && isWord(tokens[start], 'a', 'an') && tokens[start]?.text !== 'A';
  const run = alternativesAt(tokens, start, tokens.length, isList ? ['or', 'and'] : ['or'], isOneOf, isKind);
  return run && (tokens[run.end] === undefined || tokens[run.end]?.kind === 'mark' || saysMore(tokens, run.end, object))
    ? run
    : undefined;
}

/** "is locked or unlocked": how it is at the moment, and not what is done to it. */
const areOpposites = (tokens: readonly Token[], { verbs, modal }: Clause): boolean => {
  const [one, other] = verbs.map(({ at }) => tokens[at]?.lower ?? '');
  const isPlain = modal === undefined && verbs.length === 2 && isWord(tokens[(verbs[0]?.at ?? 0) + 1], 'or');
  return isPlain && one !== undefined && other !== undefined && new RegExp(`^(un|dis|de)-?${one}$`).test(other);
};

/** "... or large and have a number": the next clause begins where the values end. */
const saysMore = (tokens: readonly Token[], at: number, { end }: Range): boolean =>
  toldDefault(tokens, at) || (at === end && isWord(tokens[at], 'and', 'but'));

/** "... or used and defaults to used" */
const toldDefault = (tokens: readonly Token[], at: number): boolean =>
  isWord(tokens[at], 'and', 'with', 'but') && tokens.slice(at + 1, at + 4).some((token) => isWord(token, 'default'));

/** The field with its values, in the place of what was said of it without them; "with normal being the default" belongs to it. */
export function noteValues(
  notes: DomainNotes,
  place: Place,
  entity: string,
  said: readonly string[],
  values: readonly string[],
  phrase: NounPhrase | undefined,
): void {
  const { tokens } = place.at.sentence;
  const words = said.flatMap((word) => wordsOf(word));
  const name = camelCase(words);
  const existing = notes.fields.findIndex((note) => note.entity === entity && note.field.name === name);
  const [before] = existing < 0 ? [] : notes.fields.splice(existing, 1);
  if (before) before.place.at.settled.push({ start: before.place.start, end: before.place.end });
  const figures = figuresAmong(values);
  const stop = tokens.findIndex((token, i) => i > place.end && isMark(token, '.', ';'));
  const behind = readConstraints(tokens, { start: place.end, end: stop < 0 ? tokens.length : stop });
  notes.declare(entity, place);
  notes.fields.push({
    entity,
    field: {
      name,
      words,
      type: figures ? 'integer' : 'enum',
      enumValues: figures ? undefined : [...new Set(values)],
      constraints: [
        ...(before?.field.constraints ?? []),
        ...(figures ? [{ value: oneOf(figures), start: place.start, end: place.end }] : []),
        ...behind.filter(({ value }) => value.startsWith('default=')),
      ],
    },
    phrase: phrase ?? { ...plainPhrase(tokens, place), words },
    place,
  });
}
