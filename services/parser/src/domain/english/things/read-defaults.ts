import { entityName, singularWords } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';
import { numberOf } from '../grammar/numbers';
import { meantField } from './meant-field';
import { asEnumValue, writtenValue } from './said-defaults';

/** A field, and what it holds where nobody says otherwise. */
interface SaidDefault {
  readonly field: NounPhrase;
  /** Of which new ones are told: "new members start with zero points". */
  readonly owner?: NounPhrase;
  readonly value: Range;
}

/**
 * "The default weight is 12", "default status: open", "the default for the weight is 12", "by default the status is open", "if no
 * weight is given, 12 is used", "the status defaults to open and the weight to 12": sentences that say nothing but a default.
 */
export function readDefaults(_reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const end = tokens.at(-1)?.kind === 'mark' ? tokens.length - 1 : tokens.length;
  const one = namedDefault(tokens, end) ?? byDefault(tokens, end) ?? otherwise(tokens, end) ?? startsWith(tokens, end);
  const told = (one ? [one] : defaultsTo(tokens, end)).map(({ field, owner, value }) => ({
    field,
    owner,
    value: trimmed(tokens, value),
  }));
  if (told.length === 0) return noteBare(notes, at, end);
  if (told.some(({ value }) => value === undefined || value.end - value.start > LONGEST)) return false;
  for (const { field, owner, value } of told) {
    const entity = owner && notes.entityFor(owner.words);
    if (!value || (owner && entity === undefined)) return false;
    const text =
      (isWord(tokens[value.start], 'no') ? '0' : numberOf(tokens[value.start])) ?? writtenValue(tokens, value);
    notes.constraints.push({
      ...fieldMeant(notes, at, field),
      ...(entity === undefined ? {} : { entity }),
      implies: false,
      values: [`default=${text}`],
      place: { at, start: 0, end },
    });
  }
  return true;
}

/** "The default is medium", "default: medium", behind the field that may hold it: where no field is named, the last of which it is a value. */
function noteBare(notes: DomainNotes, at: SentenceReading, end: number): boolean {
  const { tokens } = at.sentence;
  const first = isWord(tokens[0], 'the') ? 1 : 0;
  if (!isWord(tokens[first], 'default')) return false;
  const said = behindIs(tokens, isWord(tokens[first + 1], 'value') ? first + 2 : first + 1, end);
  const value = said && trimmed(tokens, said);
  if (!value) return false;
  const text = numberOf(tokens[value.start]) ?? writtenValue(tokens, value);
  const whose = notes.topic ?? notes.current;
  const field = notes.fields.findLast(
    ({ entity, field: { enumValues } }) => entity === whose && enumValues?.includes(asEnumValue(text)),
  );
  if (!field) return false;
  notes.constraints.push({
    entity: field.entity,
    words: [...field.field.words],
    values: [`default=${text}`],
    place: { at, start: 0, end },
  });
  return true;
}

/** "New members start with zero points", "every player starts out with a balance of 10" */
function startsWith(tokens: readonly Token[], end: number): SaidDefault | undefined {
  const first = isWord(tokens[0], 'a', 'an', 'each', 'every', 'all', 'any', 'the') ? 1 : 0;
  const isNew = isWord(tokens[first], 'new', 'fresh');
  const from = isNew ? first + 1 : first;
  const verb = tokens.findIndex((token, i) => i > from && i <= from + 3 && isWord(token, 'start', 'begin'));
  const owner = from > 0 && verb > 0 ? nounPhraseAt(tokens, from, verb) : undefined;
  const start = isWord(tokens[verb + 1], 'out', 'off') ? verb + 3 : verb + 2;
  if (owner?.end !== verb || !isWord(tokens[start - 1], 'with')) return undefined;
  const figure = isWord(tokens[start], 'no') ? '0' : numberOf(tokens[start]);
  if (figure !== undefined) {
    const field = nounPhraseAt(tokens, start + 1, end);
    return field?.end === end ? { owner, field, value: { start, end: start + 1 } } : undefined;
  }
  const of = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'of'));
  const field = of < 0 ? undefined : nounPhraseAt(tokens, start, of);
  const isFigure = numberOf(tokens[of + 1]) !== undefined;
  return field?.end === of && isFigure ? { owner, field, value: { start: of + 1, end } } : undefined;
}

const LONGEST = 4;

/** "hive type", of a hive; "the status" of whatever is spoken of. */
function fieldMeant(notes: DomainNotes, at: SentenceReading, phrase: NounPhrase): ReturnType<typeof meantField> {
  const meant = meantField(notes, at, phrase, false);
  const owner = meant.words.slice(0, -1);
  const entity = owner.length > 0 ? entityName(owner) : undefined;
  const isOwned = entity !== undefined && notes.fields.some((note) => note.entity === entity);
  return isOwned ? { ...meant, entity, words: singularWords(meant.words.slice(-1)) } : meant;
}

/** "(the) default weight is 12", "the default for the weight: 12", "the default of the weight should be 12" */
function namedDefault(tokens: readonly Token[], end: number): SaidDefault | undefined {
  const first = isWord(tokens[0], 'the', 'its', 'their', 'as') ? 1 : 0;
  if (!isWord(tokens[first], 'default', 'standard', 'initial', 'preset')) return undefined;
  const behind = isWord(tokens[first + 1], 'value', 'setting') ? first + 2 : first + 1;
  const start = isWord(tokens[behind], 'for', 'of') ? behind + 1 : behind;
  const field = nounPhraseAt(tokens, start, end);
  const value = field && behindIs(tokens, field.end, end);
  return value && { field, value };
}

/** "By default, the status is open" */
function byDefault(tokens: readonly Token[], end: number): SaidDefault | undefined {
  if (!isWord(tokens[0], 'by') || !isWord(tokens[1], 'default')) return undefined;
  const field = nounPhraseAt(tokens, isMark(tokens[2], ',') ? 3 : 2, end);
  const value = field && behindIs(tokens, field.end, end);
  return value && { field, value };
}

/** "The status defaults to open and the weight to 12" */
function defaultsTo(tokens: readonly Token[], end: number): SaidDefault[] {
  const told: SaidDefault[] = [];
  for (let i = 0; i < end; ) {
    const field = nounPhraseAt(tokens, isWord(tokens[i], 'and') ? i + 1 : i, end);
    const verb = field && isWord(tokens[field.end], 'default') ? field.end + 1 : field?.end;
    const isSaid = verb !== undefined && isWord(tokens[verb], 'to') && (told.length > 0 || verb > (field?.end ?? 0));
    if (!field || !isSaid) return [];
    const stop = tokens.findIndex(
      (token, at) => at > verb + 1 && at < end && (isMark(token, ',') || isWord(token, 'and')),
    );
    told.push({ field, value: { start: verb + 1, end: stop < 0 ? end : stop } });
    if (stop < 0) break;
    i = isMark(tokens[stop], ',') ? stop + 1 : stop;
  }
  return told;
}

/** "is 12", "should be open", ": green" */
function behindIs(tokens: readonly Token[], start: number, end: number): Range | undefined {
  if (isMark(tokens[start], ':', '=', '-', '–')) return { start: start + 1, end };
  const verb = isWord(tokens[start], 'should', 'must', 'shall', 'will') ? start + 1 : start;
  return isWord(tokens[verb], 'be') ? { start: verb + 1, end } : undefined;
}

/** "If no weight is given, (use) 12 (is used)", "when the weight is missing, it is 12", "without a weight, take 12" */
function otherwise(tokens: readonly Token[], end: number): SaidDefault | undefined {
  const comma = tokens.findIndex((token) => isMark(token, ','));
  if (comma < 2 || !isWord(tokens[0], 'if', 'when', 'without', 'unless')) return undefined;
  const field = nounPhraseAt(tokens, isWord(tokens[1], 'no') ? 2 : 1, comma);
  if (!field || !isLeftOut(tokens, { start: 0, end: comma }, field.end)) return undefined;
  const instead = { start: comma + 1, end };
  const value = usedInstead(tokens, instead) ?? itIs(tokens, field, instead);
  return value && { field, value };
}

/** Whether the condition says that nothing is given, and nothing more. */
function isLeftOut(tokens: readonly Token[], { start, end }: Range, behind: number): boolean {
  const rest = tokens.slice(behind, end).map(({ lower }) => lower);
  if (isWord(tokens[start], 'without')) return rest.length === 0;
  const isNone = isWord(tokens[start + 1], 'no');
  const given = new Set(
    'given set specified provided entered said stated chosen known passed supplied sent'.split(' '),
  );
  const missing = new Set('missing omitted empty absent blank unset'.split(' '));
  const last = rest.at(-1) ?? '';
  const isDenied = rest.includes('not') || rest.includes("n't") || isWord(tokens[start], 'unless');
  return rest.length <= 4 && (missing.has(last) ? !isNone : given.has(last) && (isNone || isDenied));
}

/** "use 12", "12 is used", "we assume EUR" */
function usedInstead(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const verb = tokens.findIndex((token, i) => i >= start && i < end && isWord(token, 'use', 'assume', 'take', 'apply'));
  if (verb < 0) return undefined;
  const isPassive = isWord(tokens[verb - 1], 'be');
  return isPassive ? { start, end: verb - 1 } : { start: verb + 1, end };
}

/** "it is 12", "the weight is 12", "it defaults to 12" */
function itIs(tokens: readonly Token[], field: NounPhrase, { start, end }: Range): Range | undefined {
  const again = isWord(tokens[start], 'it') ? start + 1 : nounPhraseAt(tokens, start, end)?.end;
  if (again === undefined) return undefined;
  const isSame = isWord(tokens[start], 'it') || field.words.at(-1) === tokens[again - 1]?.lower;
  if (!isSame) return undefined;
  const value = behindIs(tokens, again, end);
  return value ?? (isWord(tokens[again], 'default') ? { start: again + 2, end } : undefined);
}

/** Without articles before the value, and without what is said again behind it; undefined where it is no mere value. */
function trimmed(tokens: readonly Token[], { start, end }: Range): Range | undefined {
  const first = isWord(tokens[start], 'a', 'an', 'the') || isWord(tokens[start], 'to') ? start + 1 : start;
  const isUnit = numberOf(tokens[first]) !== undefined && end - first === 2;
  const range = { start: first, end: isUnit ? first + 1 : end };
  const isPlain = tokens
    .slice(range.start, range.end)
    .every(
      ({ kind, pos, quoted }) =>
        quoted || (kind !== 'mark' && !['VERB', 'AUX', 'PRON', 'CCONJ', 'SCONJ'].includes(pos)),
    );
  const isOne = range.end - range.start === 1 && tokens[range.start]?.kind !== 'mark';
  return range.end > range.start && (isPlain || isOne) ? range : undefined;
}
