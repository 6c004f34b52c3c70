import { camelCase, snakeCase } from '../../names';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';

/** "- purpose" of an entity with "- colour", "- black and white" below it: the values that the field may have. */
export function readNestedValues(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  entity: string,
): boolean {
  const { tokens } = at.sentence;
  const phrase = nounPhraseAt(tokens, 0, tokens.length);
  const children = reading.childrenOf(at.sentence);
  if (!phrase || phrase.plural || phrase.end !== tokens.length || children.length < 2) return false;
  const isValue = ({ sentence }: SentenceReading): boolean =>
    sentence.kind === 'bullet' &&
    sentence.tokens.length <= 3 &&
    sentence.tokens.every(({ kind }) => kind === 'word') &&
    reading.childrenOf(sentence).length === 0;
  if (!children.every(isValue)) return false;
  const enumValues = children.map(({ sentence }) => snakeCase(sentence.tokens.map(({ lower }) => lower)));
  const { words } = phrase;
  notes.fields.push({
    entity,
    field: { name: camelCase(words), words, type: 'enum', enumValues, constraints: [] },
    phrase,
    place: { at, start: 0, end: tokens.length },
  });
  for (const child of [at, ...children]) reading.use(child, 0, child.sentence.tokens.length);
  return true;
}
