import { grammar } from '../../lexicon/grammar-lexicon';
import { softwareNouns } from '../../lexicon/project-lexicon';
import { entityName } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import { canBeEntity, type DomainNotes } from '../domain-notes';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { holdsFieldNames, looksLikeFields, readFieldList } from '../lists/read-field-list';
import type { BriefReading, SentenceReading } from '../reading';

const PARTS = new Set(
  'fields attributes properties columns data details information info particulars field attribute property column'.split(
    ' ',
  ),
);
const isParts = (token: Token | undefined): boolean => PARTS.has(token?.lower ?? '');

interface FieldsOf {
  readonly owner: NounPhrase;
  readonly list: Range;
}

/** "The fields of an order are number and date", "fields for a van: plate, colour", "an order has these fields: number, date", also with bullets below. */
export function readFieldsOf(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const said = labelledOwner(tokens) ?? subjectWithFields(tokens) ?? keptAbout(tokens) ?? keptOfEach(tokens);
  if (!said || notes.isTaken(at, said.owner) || !canBeEntity(said.owner.words, true)) return false;
  // "..., and its lines, each with a price": the rest tells of something else.
  const other = tokens.findIndex(
    (token, i) => i > said.list.start && isMark(tokens[i - 1], ',') && isWord(token, 'each'),
  );
  const list = other < 0 ? said.list : { start: said.list.start, end: other - 1 };
  const isIntroduction = list.start >= list.end;
  if (!isIntroduction && !(looksLikeFields(tokens, list) && holdsFieldNames(tokens, list))) return false;
  const name = notes.entityFor(said.owner.words) ?? notes.canonical(entityName(said.owner.words));
  notes.declare(name, { at, start: said.owner.start, end: said.owner.end });
  reading.use(at, 0, list.start);
  notes.current = name;
  at.noContent = isIntroduction;
  return isIntroduction || (readFieldList(reading, notes, at, name, list) && other < 0);
}

function labelledOwner(tokens: readonly Token[]): FieldsOf | undefined {
  const label = isWord(tokens[0], 'the', 'all') ? 1 : 0;
  // "Data kept on each sample"
  const tie = grammar.haveParticiples.has(tokens[label + 1]?.lower ?? '') ? label + 2 : label + 1;
  if (!isParts(tokens[label]) || !isWord(tokens[tie], 'of', 'for', 'about', 'on', 'with')) return undefined;
  const opening = tokens.findIndex(
    (token, i) => i > tie + 1 && (isWord(token, ...OPENINGS) || isMark(token, ':', '–', '—')),
  );
  const owner = opening < 0 ? undefined : nounPhraseAt(tokens, tie + 1, opening);
  const start = isMark(tokens[opening + 1], ':') || isWord(tokens[opening + 1], 'of') ? opening + 2 : opening + 1;
  return owner?.end === opening ? { owner, list: { start, end: tokens.length } } : undefined;
}

const OPENINGS = ['be', 'include', 'comprise', 'contain', 'consist'];

/** "What we keep about a visitor: the name, how often they come" */
function keptAbout(tokens: readonly Token[]): FieldsOf | undefined {
  const isOpening = isWord(tokens[0], 'what') && isWord(tokens[1], 'we', 'i', 'you', 'they');
  const tie = isOpening
    ? tokens.findIndex((token, i) => i > 2 && i < 7 && isWord(token, 'about', 'of', 'on', 'for', 'with', 'per'))
    : -1;
  const owner = tie < 0 ? undefined : nounPhraseAt(tokens, tie + 1, tokens.length);
  const opens = owner && (isMark(tokens[owner.end], ':', '–', '—') || isWord(tokens[owner.end], 'be'));
  return opens ? { owner, list: { start: owner.end + 1, end: tokens.length } } : undefined;
}

/** "For each lift the following data shall be stored: number, address", "per lift we keep: number, address" */
function keptOfEach(tokens: readonly Token[]): FieldsOf | undefined {
  const owner = isWord(tokens[0], 'for', 'per', 'of') ? nounPhraseAt(tokens, 1, tokens.length) : undefined;
  const colon = tokens.findIndex((token) => isMark(token, ':'));
  const isEach = isWord(tokens[0], 'per') || isWord(tokens[1], 'each', 'every', 'a', 'an', 'any', 'all');
  if (!owner || !isEach || colon <= owner.end + 1) return undefined;
  const between = tokens.slice(owner.end, colon);
  const keeps = between.some(({ lemma }) => KEEPS.has(lemma));
  const namesMore = between.some(
    (token) => ['NOUN', 'PROPN'].includes(token.pos) && !isParts(token) && !softwareNouns.has(token.lower),
  );
  return keeps && !namesMore ? { owner, list: { start: colon + 1, end: tokens.length } } : undefined;
}

const KEEPS = new Set('keep store record note save log hold register write capture track need enter have'.split(' '));

/** "An order has the following fields: number, date" */
function subjectWithFields(tokens: readonly Token[]): FieldsOf | undefined {
  const colon = tokens.findIndex((token) => isMark(token, ':'));
  const isLabel = isParts(tokens[colon - 1]) && isWord(tokens[colon - 2], 'following', 'these', 'those');
  const verb = isLabel ? tokens.findIndex(({ lemma }, i) => i > 0 && i < colon && grammar.haveVerbs.has(lemma)) : -1;
  const owner = verb < 0 ? undefined : nounPhraseAt(tokens, 0, verb);
  return owner?.end === verb ? { owner, list: { start: colon + 1, end: tokens.length } } : undefined;
}
