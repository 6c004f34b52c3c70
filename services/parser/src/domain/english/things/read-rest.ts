import { grammar } from '../../lexicon/grammar-lexicon';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import { noteField } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

/** "Everything else is optional", "the rest is required: year, technique": what holds for the fields of which nothing else was said. */
export function readRest(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const value = clause.negated || clause.passive ? undefined : presenceSaid(tokens, clause);
  const owner = notes.current;
  if (value === undefined || owner === undefined || !clause.subject || !isRest(tokens, clause.subject)) return false;
  const start = clause.object.start + 2;
  const list = isMark(tokens[start - 1], ':') ? { start, end: tokens.length } : undefined;
  for (const item of list ? listItems(tokens, list) : []) {
    const constraints = [...item.phrase.constraints, value];
    noteField(reading, notes, at, owner, { ...item, phrase: { ...item.phrase, constraints } });
  }
  const place = { at, start: clause.start, end: clause.object.start + 1 };
  if (!list)
    for (const { field } of notes.fields.filter(({ entity }) => entity === owner))
      if (!field.constraints.some((said) => said.value === 'required' || said.value === 'optional'))
        field.constraints = [...field.constraints, { value, start: place.start, end: place.end }];
  reading.use(at, clause.start, clause.end);
  return true;
}

function presenceSaid(tokens: readonly Token[], { verbs, object }: Clause): 'optional' | 'required' | undefined {
  const word = tokens[object.start]?.lower ?? '';
  if (verbs[0]?.lemma !== 'be') return undefined;
  return grammar.optionalAdjectives.has(word)
    ? 'optional'
    : grammar.requiredAdjectives.has(word)
      ? 'required'
      : undefined;
}

/** "everything else", "the rest", "all other fields" */
function isRest(tokens: readonly Token[], { start, end }: Range): boolean {
  const said = tokens
    .slice(start, end)
    .map(({ lower }) => lower)
    .join(' ');
  const isOthers = isWord(tokens[start], 'all', 'the') && isWord(tokens[start + 1], 'other');
  return (
    said === 'everything else' ||
    said === 'the rest' ||
    said === 'all else' ||
    said === 'all others' ||
    (isOthers && /(fields?|values?|details?|ones)$/.test(said))
  );
}
