import { camelCase } from '../../names';
import { isMark, isWord } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { NounPhrase } from '../grammar/noun-phrase';
import { listItems } from '../lists/list-items';
import type { SaidField } from '../lists/said-field';
import type { SentenceReading } from '../reading';

/** "| for idea, execution and presentation": what is judged apart, each with a figure of its own. */
export function criteriaAt(notes: DomainNotes, at: SentenceReading, start: number, end: number): NounPhrase[] {
  const { tokens } = at.sentence;
  const from = isWord(tokens[start], 'star', 'point', 'each') ? start + 1 : start;
  if (!isWord(tokens[from], 'for')) return [];
  const stop = tokens.findIndex((token, i) => i > from && i < end && isMark(token, ';', '.', ':'));
  const items = listItems(tokens, { start: from + 1, end: stop < 0 ? end : stop });
  const isCriterion = items.every(
    ({ phrase }) => !phrase.determined && notes.entityFor(phrase.words) === undefined && phrase.words.length < 3,
  );
  return items.length > 1 && isCriterion ? items.map(({ phrase }) => phrase) : [];
}

export function noteFigure(
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
  phrase: NounPhrase,
  constraints: SaidField['constraints'],
): void {
  const { words, start, end } = phrase;
  notes.fields.push({
    entity,
    field: { name: camelCase(words), words, type: 'integer', enumValues: undefined, constraints },
    phrase,
    place: { at, start, end },
  });
}
