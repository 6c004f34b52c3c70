import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { camelCase, singularWords } from '../names';
import { isWord, type Token } from '../text/token';
import { readClauses } from './clauses';
import type { DomainNotes } from './domain-notes';
import { fieldHint } from '../lexicon/field-lexicon';
import { nounPhraseAt } from './noun-phrase';
import { phrasesOf } from './subjects';
import type { BriefReading, SentenceReading } from './reading';

/** Rules that span rows or fields: no overlaps, a capacity, a stock, an order of dates, "one vote per person". */
export function readRules(reading: BriefReading, notes: DomainNotes, at: SentenceReading): void {
  const { tokens } = at.sentence;
  if (readComparison(reading, notes, at)) return;
  const all = tokens.map(({ lower }) => lower);
  const lemmas = tokens.map(({ lemma }) => lemma);
  const has = (...words: string[]): boolean => words.some((word) => all.includes(word) || lemmas.includes(word));
  const forbids = has(
    'not',
    "n't",
    'never',
    'no',
    'cannot',
    'without',
    'prevent',
    'reject',
    'refuse',
    'avoid',
    'forbid',
    'only',
    'disallow',
    'must',
    'once',
  );
  const entity = lastEntity(notes, tokens) ?? notes.current;
  if (entity === undefined) return;
  const meets = has('overlap', 'overlapping', 'overlaps', 'double', 'clash', 'conflict', 'collide', 'twice');
  const inTime = has(
    'overlap',
    'overlapping',
    'book',
    'booking',
    'double',
    'time',
    'slot',
    'date',
    'clash',
    'schedule',
    'reserve',
    'collide',
  );
  const sameTime = has('same') && has('time', 'slot') && has('not', "n't", 'never', 'no', 'cannot');
  if (forbids && ((meets && inTime) || sameTime)) {
    reading.fact(at, 0, tokens.length, FactKind.RULE, timedEntity(notes, tokens) ?? entity, 'no_overlap');
    return;
  }
  if (
    forbids &&
    has('capacity', 'seats', 'places', 'full', 'sold') &&
    has('exceed', 'more', 'than', 'full', 'over', 'beyond', 'up', 'sold') &&
    !isFieldList(tokens)
  ) {
    reading.fact(at, 0, tokens.length, FactKind.RULE, entity, 'capacity');
    return;
  }
  if (
    has('stock', 'inventory', 'quantity') &&
    has(
      'lower',
      'reduce',
      'decrease',
      'decrement',
      'deduct',
      'subtract',
      'insufficient',
      'enough',
      'lowers',
      'drop',
      'fall',
      'take',
      'run',
      'runs',
    )
  ) {
    reading.fact(at, 0, tokens.length, FactKind.RULE, entity, 'stock');
  }
}

const isFieldList = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, 'have', 'with')) && tokens.filter(({ text }) => text === ',').length >= 2;

function entitiesIn(notes: DomainNotes, tokens: readonly Token[]): string[] {
  const names: string[] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    const known = phrase ? notes.entityFor(singularWords(phrase.words)) : undefined;
    if (known !== undefined) names.push(known);
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return names;
}

const lastEntity = (notes: DomainNotes, tokens: readonly Token[]): string | undefined => entitiesIn(notes, tokens)[0];

/** What overlaps is what has a time. */
function timedEntity(notes: DomainNotes, tokens: readonly Token[]): string | undefined {
  const timed = (entity: string): boolean =>
    notes.fields.some(
      ({ entity: owner, field }) =>
        owner === entity &&
        ['datetime', 'date', 'time'].includes(field.type ?? fieldHint(field.name)?.field.type ?? ''),
    );
  const named = entitiesIn(notes, tokens);
  return (
    named.find(timed) ??
    named.find((name) => ['Booking', 'Reservation', 'Appointment', 'Loan', 'Rental'].includes(name)) ??
    [...notes.entities.values()].find(({ name, strength }) => strength === 'declared' && timed(name))?.name
  );
}

/** "the end must be after the start", "the minimum must not exceed the maximum". */
function readComparison(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  for (const clause of readClauses(tokens, { start: 0, end: tokens.length })) {
    const operator = operatorAt(tokens, clause.object.start, clause.negated, tokens[clause.verb.end - 1]);
    if (!operator) continue;
    const [left] = phrasesOf(tokens, clause.subject);
    const right = nounPhraseAt(tokens, operator.end, clause.object.end);
    if (!left || !right) continue;
    const first = fieldNamed(notes, left.words);
    const second = fieldNamed(notes, right.words, first?.entity);
    if (!first || !second || first.entity !== second.entity || first.name === second.name) continue;
    reading.fact(
      at,
      clause.start,
      right.end,
      FactKind.RULE,
      first.entity,
      `invariant:self.${first.name} ${operator.symbol} self.${second.name}`,
    );
    return true;
  }
  return false;
}

function operatorAt(
  tokens: readonly Token[],
  start: number,
  negated: boolean,
  verb: Token | undefined,
): { symbol: string; end: number } | undefined {
  const opposite: Readonly<Record<string, string>> = { '>': '<=', '<': '>=', '>=': '<', '<=': '>' };
  const found = comparison(tokens, start, verb);
  return found && negated ? { ...found, symbol: opposite[found.symbol] ?? found.symbol } : found;
}

function comparison(
  tokens: readonly Token[],
  start: number,
  verb: Token | undefined,
): { symbol: string; end: number } | undefined {
  const skip = isWord(tokens[start], 'always', 'strictly') ? start + 1 : start;
  if (isWord(verb, 'exceed')) return { symbol: '>', end: skip };
  if (isWord(verb, 'follow')) return { symbol: '>', end: skip };
  if (isWord(verb, 'precede')) return { symbol: '<', end: skip };
  const word = tokens[skip];
  const orEqual = isWord(tokens[skip + 1], 'or') && isWord(tokens[skip + 2], 'equal', 'on');
  const offset = orEqual ? (isWord(tokens[skip + 3], 'to') ? 4 : 3) : 1;
  if (isWord(word, 'after')) return { symbol: orEqual ? '>=' : '>', end: skip + offset };
  if (isWord(word, 'before')) return { symbol: orEqual ? '<=' : '<', end: skip + offset };
  if (isWord(word, 'later', 'greater', 'higher', 'more', 'larger', 'bigger') && isWord(tokens[skip + 1], 'than'))
    return { symbol: '>', end: skip + 2 };
  if (isWord(word, 'earlier', 'less', 'lower', 'smaller', 'fewer') && isWord(tokens[skip + 1], 'than'))
    return { symbol: '<', end: skip + 2 };
  return undefined;
}

function fieldNamed(
  notes: DomainNotes,
  words: readonly string[],
  entity?: string,
): { entity: string; name: string } | undefined {
  const name = camelCase(words);
  const candidates = notes.fields.filter((note) => entity === undefined || note.entity === entity);
  const found =
    candidates.findLast((note) => note.field.name === name && note.entity === (entity ?? notes.current)) ??
    candidates.findLast((note) => note.field.name === name) ??
    candidates.findLast(
      (note) => note.field.words[0] === words[0] && (entity !== undefined || note.entity === notes.current),
    ) ??
    candidates.findLast((note) => note.field.words[0] === words[0] || note.field.words.at(-1) === words.at(-1));
  return found && { entity: found.entity, name: found.field.name };
}
