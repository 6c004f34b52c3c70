import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint, isFieldName } from '../lexicon/field-lexicon';
import { isStateNoun } from '../lexicon/state-lexicon';
import { camelCase, entityName, singular, snakeCase, wordsOf } from '../names';
import { isMark, isWord, type Token } from '../text/token';
import { canBeEntity, type DomainNotes } from './domain-notes';
import { nounPhraseAt, type NounPhrase } from './noun-phrase';
import type { BriefReading, SentenceReading } from './reading';

/** "draft -> published -> archived", "go from pending to paid to shipped", "starts as an idea, then gets recorded". */
export function readStates(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  return (
    readArrows(reading, notes, at, tokens) ||
    readFromTo(reading, notes, at, tokens) ||
    readStartsAs(reading, notes, at, tokens)
  );
}

function entityBefore(notes: DomainNotes, at: SentenceReading, end: number): string | undefined {
  const { tokens } = at.sentence;
  const phrases: NounPhrase[] = [];
  for (let i = 0; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    if (phrase) phrases.unshift(phrase);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  const named = phrases.map((phrase) => ({
    phrase,
    words: phrase.words.filter((word) => !isStateNoun(singular(word)) && !LIFE_WORDS.has(word)),
  }));
  for (const { words } of named) {
    const known = words.length > 0 ? notes.entityFor(words) : undefined;
    if (known !== undefined) return known;
  }
  const nameable = named.find(
    ({ phrase, words }) =>
      words.length > 0 &&
      canBeEntity(words, true) &&
      !notes.isTaken(at, phrase) &&
      !isFieldName(words) &&
      (phrase.plural || phrase.determined || phrase.start === 0),
  );
  return nameable ? entityName(nameable.words) : notes.current;
}

const LIFE_WORDS = new Set(['lifecycle', 'workflow', 'flow', 'life', 'cycle']);

function state(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  start: number,
  end: number,
  states: readonly string[],
  entityEnd: number,
): boolean {
  const entity = entityBefore(notes, at, entityEnd);
  if (
    states.length < 2 ||
    entity === undefined ||
    states.some(
      (value) => isFieldName(value.split('_')) && fieldHint(camelCase(value.split('_')))?.field.type !== 'boolean',
    )
  )
    return false;
  notes.declare(entity, { at, start, end });
  reading.fact(at, start, end, FactKind.STATE, entity, states.join('>'));
  notes.current = entity;
  const field = notes.fields.findIndex(
    (note) => note.entity === entity && isStateNoun(note.field.name) && note.field.enumValues === undefined,
  );
  if (field >= 0) notes.fields.splice(field, 1);
  reading.use(at, 0, end);
  return true;
}

/** Words as one state, without articles: "a draft", "in progress". */
function stateOf(tokens: readonly Token[]): string {
  const words = tokens.filter(
    (token) =>
      token.kind === 'word' &&
      !isWord(
        token,
        'a',
        'an',
        'the',
        'then',
        'finally',
        'be',
        'get',
        'become',
        'it',
        'is',
        'and',
        'or',
        'to',
        'either',
        'as',
        'state',
        'status',
        'becomes',
        'gets',
        'later',
        'eventually',
        'afterwards',
        'next',
        'when',
        'they',
        'are',
        'them',
        'into',
        'maybe',
        'moves',
        'goes',
        'move',
        'go',
      ) &&
      !isMark(token, ','),
  );
  if (words[0]?.lower === 'in' && words[1]?.lower === 'end') words.splice(0, 2);
  return words.length === 0 || words.length > 3 ? '' : snakeCase(words.flatMap(({ lower }) => wordsOf(lower)));
}

function readArrows(reading: BriefReading, notes: DomainNotes, at: SentenceReading, tokens: readonly Token[]): boolean {
  const arrows = tokens.flatMap((token, i) =>
    isMark(token, '->', '→', '=>', '-->', '>', '⇒', '➔') || token.text === '→' ? [i] : [],
  );
  const [first] = arrows;
  const last = arrows.at(-1);
  if (first === undefined || last === undefined || tokens.slice(first, last).some((token) => isMark(token, '.')))
    return false;
  let start = first;
  while (
    start > 0 &&
    first - start < 3 &&
    !isMark(tokens[start - 1], ':', ',', '(', '-', '–', '=') &&
    !isWord(
      tokens[start - 1],
      'be',
      'go',
      'status',
      'state',
      'through',
      'from',
      'as',
      'flow',
      'of',
      'lifecycle',
      'workflow',
      'stages',
      'follow',
      'follows',
    )
  )
    start--;
  let end = last + 1;
  while (
    end < tokens.length &&
    end < last + 4 &&
    tokens[end]?.kind === 'word' &&
    !isWord(tokens[end], 'and', 'or', 'with', 'only', 'but', 'where', 'can', 'when')
  )
    end++;
  const cuts = [start - 1, ...arrows, end];
  const states = cuts.slice(0, -1).flatMap((cut, i) => splitAlternatives(tokens.slice(cut + 1, cuts[i + 1])));
  if (states.some((value) => value === '')) return false;
  return state(reading, notes, at, start, end, states, start);
}

function splitAlternatives(tokens: readonly Token[]): string[] {
  const cut = tokens.findIndex((token) => isWord(token, 'or') || isMark(token, '/', '|'));
  return cut < 0 ? [stateOf(tokens)] : [stateOf(tokens.slice(0, cut)), ...splitAlternatives(tokens.slice(cut + 1))];
}

/** "from pending to paid to shipped", "moves from open through in progress to closed". */
function readFromTo(reading: BriefReading, notes: DomainNotes, at: SentenceReading, tokens: readonly Token[]): boolean {
  const from = tokens.findIndex(
    (token, i) =>
      isWord(token, 'from') &&
      tokens
        .slice(Math.max(0, i - 4), i)
        .some((before) =>
          isWord(
            before,
            'go',
            'move',
            'change',
            'progress',
            'status',
            'state',
            'transition',
            'pass',
            'advance',
            'switch',
            'evolve',
            'step',
            'flow',
            'turn',
          ),
        ),
  );
  if (from < 0) return false;
  const states: string[] = [];
  let current: Token[] = [];
  let i = from + 1;
  for (; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || isMark(token, '.', ';', '(')) break;
    if (
      isWord(token, 'to', 'through', 'over', 'via', 'into') ||
      isMark(token, ',') ||
      isWord(token, 'then', 'and', 'or')
    ) {
      const value = stateOf(current);
      if (value !== '') states.push(value);
      current = [];
      if (isMark(token, ',') && !isWord(tokens[i + 1], 'to', 'then', 'and', 'through', 'finally') && states.length >= 2)
        break;
    } else current.push(token);
  }
  const value = stateOf(current);
  if (value !== '') states.push(value);
  if (states.some((one) => /^\d/.test(one))) return false;
  return state(reading, notes, at, from, i, states, from);
}

/** "An episode starts as an idea, then gets recorded, then edited and finally published", "first draft, then published". */
function readStartsAs(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  tokens: readonly Token[],
): boolean {
  const opening = tokens.findIndex(
    (token, i) =>
      (isWord(token, 'start', 'begin') && isWord(tokens[i + 1], 'as', 'out', 'in', 'off', 'with')) ||
      (isWord(token, 'be', 'is', 'are') && isWord(tokens[i + 1], 'first', 'initially')) ||
      (isWord(token, 'first') && tokens.some((later, k) => k > i && isWord(later, 'then'))),
  );
  const hasThen = tokens.some((token) => isWord(token, 'then', 'later', 'finally', 'before', 'become', 'becomes'));
  const simple = opening < 0 && hasThen ? tokens.findIndex((token) => isWord(token, 'be', 'is', 'are')) : -1;
  const start = opening >= 0 ? opening : simple;
  if (start < 0 || !hasThen) return false;
  const states: string[] = [];
  let current: Token[] = [];
  let i = start + 1;
  for (; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token || isMark(token, '.', ';', '(', '!')) break;
    if (
      isMark(token, ',', '-', '–') ||
      isWord(token, 'then', 'and', 'or', 'later', 'finally', 'becomes', 'become', 'before')
    ) {
      const value = stateOf(current);
      if (value !== '') states.push(value);
      current = [];
    } else if (!isWord(token, 'as', 'out', 'off', 'first', 'initially', 'being', 'with', 'of', 'at'))
      current.push(token);
  }
  const value = stateOf(current);
  if (value !== '') states.push(value);
  const phrase = nounPhraseAt(tokens, 0, start);
  if (!phrase && notes.current === undefined) return false;
  return state(reading, notes, at, start, i, states, start);
}
