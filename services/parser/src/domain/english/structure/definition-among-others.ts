import { isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { isStateNoun } from '../../lexicon/state-lexicon';
import { singular } from '../../names';
import { isMark, type Sentence } from '../../text/token';
import { canBeEntity } from '../domain-notes';
import { isLabelWord, type Label, labelOf } from '../grammar/line-labels';
import { nounPhraseAt } from '../grammar/noun-phrase';
import { listItems } from '../lists/list-items';
import { looksLikeFields } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

/** "- Category: name (unique)" beside "- Ticket: title, text": a usual name of a field, but here of a thing as all in the list are. */
export function definitionAmongOthers(reading: BriefReading, { sentence }: SentenceReading): Label | undefined {
  const { tokens, kind, parent } = sentence;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  if (kind !== 'bullet' || !phrase || !isMark(tokens[phrase.end], ':', '-', '–', '—')) return undefined;
  const rest = { start: phrase.end + 1, end: tokens.length };
  // "Note – shift, text": a note of somebody, or a thing like the others.
  const isThing = grammar.thingLabels.has(singular(phrase.words.at(-1) ?? ''));
  const isLabel = isLabelWord(phrase.words) && !isThing;
  if (!canBeEntity(phrase.words, true) || isLabel || isStateNoun(phrase.words.at(-1) ?? '')) return undefined;
  const parts = listItems(tokens, rest);
  if (!looksLikeFields(tokens, rest) || !parts.some((part) => isFieldName(part.phrase.words))) return undefined;
  const others = reading.sentences.filter(
    (other) => other.sentence !== sentence && other.sentence.parent === parent && other.sentence.kind === kind,
  );
  const defined = others.filter((other) => labelOf(other.sentence.tokens)?.kind === 'definition');
  const tellsParts = parts.length > 1 || parts.some(({ group }) => group !== undefined);
  const isUsual = defined.length * 2 > others.length || (defined.length > 0 && tellsParts);
  return isUsual ? { kind: 'definition', phrase, rest } : undefined;
}

/** "Data" above "- Tool: name, price": the lines define a thing each, and are no parts of what was spoken of last. */
export function opensWithDefinition(reading: BriefReading, line: Sentence): boolean {
  const first = reading.childrenOf(line).find(({ sentence }) => sentence.kind === 'bullet')?.sentence.tokens ?? [];
  const label = labelOf(first);
  return label?.kind === 'definition' && listItems(first, label.rest).length > 1;
}
