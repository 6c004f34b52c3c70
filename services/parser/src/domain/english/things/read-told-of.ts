import { fieldHint, isFieldName } from '../../lexicon/field-lexicon';
import { grammar } from '../../lexicon/grammar-lexicon';
import { camelCase, entityName } from '../../names';
import { type Token, isWord } from '../../text/token';
import { type DomainNotes, canBeEntity } from '../domain-notes';
import { actorsOf } from '../grammar/actors';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { listItems } from '../lists/list-items';
import type { ListItem } from '../lists/list-item';
import { noteField } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';
import { managedObject } from './read-managed';

/** "Nurses note the weight and the temperature of a patient": parts of what stands behind them, whoever writes them down. */
export function readToldOf(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { tokens } = at.sentence;
  const lemma = clause.verbs.at(-1)?.lemma ?? '';
  const tells = grammar.tellVerbs.has(lemma) || ['track', 'measure', 'monitor'].includes(lemma);
  if (clause.negated || clause.passive || clause.relative || !tells) return false;
  const owner = ownerBehind(notes, tokens, clause.object);
  if (!owner) return false;
  const { start } = managedObject(tokens, clause.object);
  const list = { start: isWord(tokens[start], 'down', 'in', 'up') ? start + 1 : start, end: owner.start };
  const items = listItems(tokens, list);
  if (items.length === 0 || !items.every((item) => isPart(notes, item))) return false;
  const place = { at, start: owner.start, end: owner.end };
  notes.declare(owner.name, place);
  for (const item of items) noteField(reading, notes, at, owner.name, item);
  for (const actor of actorsOf(notes, at, clause.subject))
    if (actor.kind === 'role')
      notes.abilities.push({
        actor,
        verb: 'update',
        entity: owner.name,
        negated: false,
        allowed: clause.modal !== undefined,
        place: { at, start: clause.start, end: clause.end },
      });
  notes.current = owner.name;
  reading.use(at, clause.start, owner.end);
  return true;
}

/** "of each refill", "for a patient", at the end of what is told. */
function ownerBehind(
  notes: DomainNotes,
  tokens: readonly Token[],
  { start, end }: Range,
): (Range & { readonly name: string }) | undefined {
  for (let i = start + 1; i < end; i++) {
    if (!isWord(tokens[i], 'of', 'for') || !isWord(tokens[i + 1], 'a', 'an', 'each', 'every', 'the', 'any')) continue;
    const phrase = nounPhraseAt(tokens, i + 1, end);
    const isKind = phrase && !isWord(tokens[i + 1], 'the') && canBeEntity(phrase.words) && !isFieldName(phrase.words);
    const name =
      phrase && (notes.entityFor(phrase.words) ?? (isKind ? notes.canonical(entityName(phrase.words)) : undefined));
    const closes = phrase && (phrase.end >= end || tokens[phrase.end]?.kind === 'mark');
    if (closes && name !== undefined && !phrase.plural) return { name, start: i, end: phrase.end };
  }
  return undefined;
}

/** "the weight", "the pickup date": one of something, by a usual name. */
const isPart = (notes: DomainNotes, { phrase }: ListItem): boolean =>
  notes.entityFor(phrase.words) === undefined &&
  (isFieldName(phrase.words) || fieldHint(camelCase(phrase.words)) !== undefined) &&
  (phrase.determined || !phrase.plural);
