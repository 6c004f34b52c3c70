import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { camelCase, entityName, singularWords, spoken, wordsOf } from '../../names';
import { isWord } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import { phrasesOf } from '../grammar/subjects';
import type { BriefReading, SentenceReading } from '../reading';
import { type Party, partiesBehind, referToParties } from '../relations/parties';

const TALLYING = new Set('track keep record store manage count maintain hold monitor'.split(' '));

/** "Stock is tracked per product and warehouse": how much there is, once for each two of them. */
export function readTally(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const { object, passive, negated, relative, verbs } = clause;
  if (!passive || negated || relative || !TALLYING.has(verbs.at(-1)?.lemma ?? '')) return false;
  const [phrase, second] = phrasesOf(tokens, clause.subject);
  const isPer = isWord(tokens[object.start], 'per', 'by') || isWord(tokens[object.start + 1], 'each', 'every');
  if (!phrase || second || !isPer || !isQuantity(phrase)) return false;
  const { parties, end } = partiesBehind(notes, tokens, object.start, object.end);
  const further = parties.length === 1 ? newParty(notes, at, end, object.end) : undefined;
  if (further) parties.push(further);
  const [one, other, third] = [...new Set(parties.map(({ name }) => name))];
  if (one === undefined || other === undefined || third !== undefined) return false;
  const place = { at, start: clause.start, end: further?.end ?? end };
  const name = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  notes.declare(name, place);
  referToParties(notes, at, name, clause.start, parties);
  const quantity = {
    name: 'quantity',
    words: ['quantity'],
    type: 'integer',
    enumValues: undefined,
    constraints: [],
  } as const;
  if (!notes.fields.some(({ entity, field }) => entity === name && field.name === quantity.name))
    notes.fields.push({ entity: name, field: quantity, phrase, place, exact: true });
  const [first, next] = [one, other].map((party) => camelCase(wordsOf(spoken(party))));
  if (notes.isSecond)
    reading.fact(
      at,
      clause.start,
      place.end,
      FactKind.CONSTRAINT,
      `${name}.${first ?? ''}`,
      `unique_with=${next ?? ''}`,
    );
  notes.current = name;
  reading.use(at, clause.start, place.end);
  return true;
}

/** "per part and warehouse", where nothing else tells of warehouses. */
function newParty(notes: DomainNotes, at: SentenceReading, start: number, limit: number): Party | undefined {
  const { tokens } = at.sentence;
  const phrase = isWord(tokens[start], 'and') ? nounPhraseAt(tokens, start + 1, limit) : undefined;
  if (!phrase || !canBeEntity(phrase.words) || isFieldName(phrase.words) || phrase.plural) return undefined;
  const name = notes.canonical(entityName(phrase.words));
  notes.declare(name, { at, start: phrase.start, end: phrase.end });
  return { name, start: phrase.start, end: phrase.end };
}

/** "stock", "inventory", "the stock level": what is counted. */
const isQuantity = ({ words }: NounPhrase): boolean =>
  canBeEntity(words, true) &&
  ['integer', 'number'].includes(fieldHint(camelCase(singularWords(words)))?.field.type ?? '');
