import { fieldHint, isFieldName } from '../lexicon/field-lexicon';
import { isStateNoun, isUsualState } from '../lexicon/state-lexicon';
import { camelCase, entityName, singular } from '../names';
import { verbForState } from '../state-machine';
import { isMark, isWord, type Token } from '../text/token';
import { actorsOf } from './actors';
import { readClauses } from './clauses';
import { canBeEntity, type DomainNotes } from './domain-notes';
import { nounPhraseAt, type NounPhrase } from './noun-phrase';
import type { Range } from './phrase-pattern';
import type { BriefReading, SentenceReading } from './reading';
import { stateSequence, type StateSequence } from './state-sequence';

/** Where states begin, and where what they are states of ends. */
interface Opening {
  readonly start: number;
  readonly entityEnd: number;
  /** Nothing but their own look says that states follow. */
  readonly strict: boolean;
}

/** "draft -> published -> archived", "go from pending to paid to shipped", "starts as an idea, then gets recorded". */
export function readStates(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Range | undefined {
  const { tokens } = at.sentence;
  const openings = [arrows(tokens), fromTo(tokens), label(tokens), startsAs(tokens), ...being(tokens)];
  for (const opening of openings) {
    const end = opening && readFrom(reading, notes, at, opening);
    if (opening && end !== undefined) return { start: opening.entityEnd, end };
  }
  return undefined;
}

function readFrom(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { start, entityEnd, strict }: Opening,
): number | undefined {
  const { tokens } = at.sentence;
  const sequence = stateSequence(tokens, { start, end: tokens.length }, strict);
  const states = sequence.steps.flat();
  if (new Set(states).size !== states.length || states.length < 2) return undefined;
  if (strict && !isLifecycle(tokens, start, sequence)) return undefined;
  if (states.some(isOtherField)) return undefined;
  const entity = entityBefore(notes, at, entityEnd, strict);
  if (entity === undefined) return undefined;
  notes.declare(entity, { at, start, end: sequence.end });
  notes.lifecycles.push({ entity, steps: sequence.steps, place: { at, start, end: sequence.end } });
  notes.current = entity;
  withdrawStateField(notes, entity);
  noteAgents(notes, at, entity, sequence);
  reading.use(at, strict ? entityEnd : 0, sequence.end);
  return sequence.end;
}

/** Adjectives and participles in a row are states where words of time order them, or enough of them are known for that. */
function isLifecycle(tokens: readonly Token[], start: number, { steps, ordered }: StateSequence): boolean {
  const states = steps.flat();
  const known = states.filter((state) => isUsualState(state) || /^(in|on|under)_/.test(state)).length;
  const either = isWord(tokens[start], 'either') || isWord(tokens[start - 1], 'either');
  if (ordered) return known > 0 || states.length > 2;
  return states.length > 2 ? known > 1 || known * 2 >= states.length : either && known > 0;
}

const isOtherField = (state: string): boolean =>
  !isUsualState(state) &&
  isFieldName(state.split('_')) &&
  fieldHint(camelCase(state.split('_')))?.field.type !== 'boolean';

/** The states take the place of a status without values. */
function withdrawStateField(notes: DomainNotes, entity: string): void {
  const field = notes.fields.findIndex(
    (note) => note.entity === entity && isStateNoun(note.field.name) && note.field.enumValues === undefined,
  );
  if (field >= 0) notes.fields.splice(field, 1);
}

/** "approved or rejected by a manager": who may bring the states about. */
function noteAgents(notes: DomainNotes, at: SentenceReading, entity: string, { agents }: StateSequence): void {
  for (const { states, range } of agents)
    for (const actor of actorsOf(notes, at, range))
      for (const state of states)
        notes.abilities.push({
          actor,
          verb: verbForState(state),
          entity,
          negated: false,
          allowed: true,
          place: { at, start: range.start, end: range.end },
        });
}

const LIFE_WORDS = new Set(['lifecycle', 'workflow', 'flow', 'life', 'cycle', 'following', 'different', 'possible']);

function entityBefore(notes: DomainNotes, at: SentenceReading, end: number, strict: boolean): string | undefined {
  const { tokens } = at.sentence;
  const phrases: NounPhrase[] = [];
  for (let i = 0; i < end; ) {
    const phrase = nounPhraseAt(tokens, i, end);
    if (phrase) phrases.unshift(phrase);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  const named = phrases.map((phrase) => ({
    phrase,
    words: phrase.words.filter(
      (word) => !isStateNoun(singular(word)) && !LIFE_WORDS.has(word) && !isWord({ lower: word } as Token, 'be', 'go'),
    ),
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
  if (nameable) return strict ? undefined : entityName(nameable.words);
  return strict && named.length > 0 ? undefined : notes.current;
}

/** "pending -> approved -> paid": the states begin behind the last word that only introduces them. */
function arrows(tokens: readonly Token[]): Opening | undefined {
  const first = tokens.findIndex((token) => isMark(token, '->', '→', '=>', '-->', '>', '⇒', '➔') || token.text === '→');
  if (first < 1) return undefined;
  let start = first;
  while (
    start > 0 &&
    first - start < 3 &&
    !isMark(tokens[start - 1], ':', ',', '(', '-', '–', '=') &&
    !introduces(tokens[start - 1])
  )
    start--;
  return { start, entityEnd: start, strict: false };
}

const introduces = (token: Token | undefined): boolean =>
  isWord(
    token,
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
    'stage',
    'follow',
    'move',
  );

/** "from pending to paid to shipped", "moves from open through in progress to closed", "goes through the stages a, b and c". */
function fromTo(tokens: readonly Token[]): Opening | undefined {
  const from = tokens.findIndex(
    (token, i) => isWord(token, 'from', 'through') && tokens.slice(Math.max(0, i - 4), i).some(movesOn),
  );
  if (from < 0) return undefined;
  if (isWord(tokens[from], 'through')) {
    const noun = tokens.findIndex((token, i) => i > from && i < from + 6 && isStageNoun(token));
    if (noun < 0) return undefined;
    const start = isMark(tokens[noun + 1], ':', '-', '–', '(') ? noun + 2 : noun + 1;
    return { start, entityEnd: from, strict: false };
  }
  if (tokens[from + 1]?.kind === 'number' || isWord(tokens[from + 1], 'a', 'an') || !hasTo(tokens, from))
    return undefined;
  return { start: from + 1, entityEnd: from, strict: false };
}

const hasTo = (tokens: readonly Token[], from: number): boolean =>
  tokens.slice(from, from + 9).some((token) => isWord(token, 'to', 'through', 'via', 'into'));

const isStageNoun = (token: Token): boolean => isWord(token, 'state', 'status', 'stage', 'phase', 'step');

const movesOn = (token: Token): boolean =>
  isWord(
    token,
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
  ) || isWord(token, 'step', 'flow', 'turn', 'proceed', 'travel');

/** "Lifecycle: draft, submitted, approved", "the possible states are ...", "has three stages: ..." */
function label(tokens: readonly Token[]): Opening | undefined {
  for (let i = 0; i < Math.min(tokens.length, 14); i++) {
    const isLife = isWord(tokens[i], 'lifecycle', 'workflow') || (isWord(tokens[i], 'cycle', 'flow') && i < 4);
    const isStages = ['states', 'stages', 'statuses', 'phases'].includes(tokens[i]?.lower ?? '');
    if (!isLife && !isStages) continue;
    const next = tokens[i + 1];
    if (isMark(next, ':', '-', '–', '(') || isWord(next, 'be')) return { start: i + 2, entityEnd: i, strict: isStages };
    if (isStages && next?.kind === 'word' && isUsualState(next.lower))
      return { start: i + 1, entityEnd: i, strict: true };
  }
  return undefined;
}

/** "An episode starts as an idea, then gets recorded, then edited and finally published". */
function startsAs(tokens: readonly Token[]): Opening | undefined {
  const verb = tokens.findIndex(
    (token, i) =>
      isWord(token, 'start', 'begin') &&
      (isWord(tokens[i + 1], 'as', 'out', 'off', 'with') ||
        (isWord(tokens[i + 1], 'in') && isWord(tokens[i + 3], 'state', 'status')) ||
        isUsualState(tokens[i + 1]?.lower ?? '')),
  );
  if (verb < 0) return undefined;
  const rest = tokens.slice(verb);
  if (
    !rest.some((token) => isWord(token, 'then', 'later', 'finally', 'become', 'before', 'go', 'move', 'subsequently'))
  )
    return undefined;
  return {
    start: isWord(tokens[verb + 1], 'as', 'out', 'off', 'with', 'in') ? verb + 2 : verb + 1,
    entityEnd: verb,
    strict: false,
  };
}

/** "A job is quoted, accepted, in review and delivered", "bikes are either available, rented or in repair". */
function being(tokens: readonly Token[]): Opening[] {
  return readClauses(tokens, { start: 0, end: tokens.length })
    .filter(({ verbs, passive, negated }) => !negated && (passive || verbs[0]?.lemma === 'be'))
    .map((clause) => {
      const [verb] = clause.verbs;
      const start = clause.passive ? (verb?.at ?? clause.verb.end) : clause.verb.end;
      return { start, entityEnd: entityEndOf(clause.subject, clause.verb), strict: true };
    });
}

const entityEndOf = (subject: Range | undefined, verb: Range): number => subject?.end ?? verb.start;
