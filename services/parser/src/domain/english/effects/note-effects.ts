import type { DraftFieldType } from '../../draft-model';
import { fieldHint } from '../../lexicon/field-lexicon';
import { camelCase } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Range } from '../grammar/phrase-pattern';
import { isNumeric } from '../lists/item-properties';
import type { SentenceReading } from '../reading';
import type { Change, Occasion } from './effect-note';
import { noteOutcome } from './note-outcomes';
import { changesIn } from './read-changes';
import { cueAt, occasionAt } from './read-occasion';

interface Told {
  readonly occasion: Occasion;
  readonly changes: readonly Change[];
}

/** Notes what a deed changes in other rows; true where numbers are added or taken, which nobody else reads. */
export function noteEffects(notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const parts = partsOf(tokens);
  const told = parts.flatMap(({ start, end }) => {
    const words = start === 0 && end === tokens.length ? tokens : tokens.slice(start, end);
    const effect = ahead(words) ?? behind(words);
    return effect?.changes.every(isPlain) ? [{ ...effect, place: { at, start, end } }] : [];
  });
  if (told.length < parts.length) return false;
  notes.effects.push(...told.filter((note) => !noteOutcome(notes, note)));
  return told.some(({ changes }) => changes.some(({ kind }) => kind === 'add'));
}

/** "When ..., and once ...": each with an occasion of its own. */
function partsOf(tokens: readonly Token[]): Range[] {
  if (cueAt(tokens, 0) === 0) return [{ start: 0, end: tokens.length }];
  const starts = tokens.flatMap((token, i) =>
    isWord(token, 'and', 'but') && OPENINGS.includes(tokens[i + 1]?.lower ?? '') ? [i + 1] : [],
  );
  return [0, ...starts].map((start, i) => {
    const next = starts[i];
    if (next === undefined) return { start, end: tokens.length };
    return { start, end: isMark(tokens[next - 2], ',') ? next - 2 : next - 1 };
  });
}

const OPENINGS = ['when', 'whenever', 'once', 'after'];

/** Amounts are figures; "the applicant is added to the course" and "a reason must be given" add none. */
const isPlain = (change: Change): boolean =>
  change.kind === 'set' ||
  (change.amount.figure === undefined
    ? isNumeric(usualType(change.amount.words))
    : usualType(change.amount.words) !== 'text');

const usualType = (words: readonly string[]): DraftFieldType | undefined =>
  fieldHint(camelCase(words))?.field.type ?? fieldHint(words.at(-1) ?? '')?.field.type;

/** "When a task is done the room becomes clean", "returning a book makes the copy available" */
function ahead(tokens: readonly Token[]): Told | undefined {
  const occasion = occasionAt(tokens, 0, tokens.length);
  if (!occasion) return undefined;
  const changes = changesIn(tokens, occasion.end, tokens.length, cueAt(tokens, 0) === 0);
  return changes && { occasion: occasion.said, changes };
}

/** "The room becomes clean when a task is done" */
function behind(tokens: readonly Token[]): Told | undefined {
  const end = tokens.at(-1)?.kind === 'mark' ? tokens.length - 1 : tokens.length;
  for (let i = 2; i < end - 2; i++) {
    if (cueAt(tokens, i) === 0) continue;
    const occasion = occasionAt(tokens, i, end);
    const changes = occasion?.end === end ? changesIn(tokens, 0, i, false) : undefined;
    if (occasion && changes) return { occasion: occasion.said, changes };
  }
  return undefined;
}
