import { entityName, singularWords, wordsOf } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import { numberOf } from '../grammar/numbers';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading } from '../reading';
import type { Member } from '../things/members';
import { lastingCondition, saysLasting } from './counted-rows';
import type { Deed } from './guard-deeds';
import { type Demand, conditionsOf, stateCondition } from './guard-states';

/** A condition of a deed, and the words that say it. */
export interface RowsGuard {
  readonly expression: string;
  readonly place: Range;
}

/** Rows that refer to the one that something is done to. */
interface Parts {
  readonly name: string;
  readonly phrase: NounPhrase;
  /** What ties them to it, as an expression. */
  readonly tie: string;
}

/** Words that open a condition; of the others, what holds of the thing is a condition of what is denied only. */
const CONDITIONS = 'while whilst if when unless until till once before provided'.split(' ');
const HOLDING = ['without', 'with', 'having'];
const NEEDING = ['need', 'require', 'have'];

/**
 * "An incident cannot be closed while it has open tasks", "can only be sent when all its lines are packed": what the rows that refer to
 * it must be like.
 */
export function rowsGuards(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  clause: Clause,
  deed: Deed,
  members: readonly Member[],
): RowsGuard[] {
  if (deed.operations.includes('create')) return [];
  const all = partsOf(notes, tokens, deed, members);
  return all.flatMap((parts): RowsGuard[] => {
    const cue = cueBefore(tokens, parts.phrase, clause, deed);
    if (cue === undefined) return [];
    const claim = { reading, notes, tokens, cue, parts, members };
    const opens = isWord(tokens[cue], 'unless', 'until', 'till', 'before');
    const expression = expressionOf(claim, deed.denied === opens);
    return expression === undefined ? [] : [{ expression, place: { start: cue, end: claimEnd(tokens, parts.phrase) } }];
  });
}

/** "needs at least two reviews before it can be approved": the clause behind "before", of what needs them. */
export function neededFirst(tokens: readonly Token[], clauses: readonly Clause[], clause: Clause): Clause | undefined {
  const isBefore = isWord(tokens[clause.start], 'before') && clause.passive;
  const needing = isBefore
    ? clauses.find(({ end, verbs }) => end <= clause.start && verbs.some(({ lemma }) => NEEDING.includes(lemma)))
    : undefined;
  return needing?.subject && !needing.negated
    ? { ...clause, subject: needing.subject, modal: 'can', negated: false }
    : undefined;
}

function partsOf(notes: DomainNotes, tokens: readonly Token[], { entity }: Deed, members: readonly Member[]): Parts[] {
  const referring = members.filter((member) => member.target === entity && member.entity !== entity);
  const found: Parts[] = [];
  for (let i = 0; i < tokens.length; ) {
    const phrase = nounPhraseAt(tokens, i, tokens.length);
    const named = phrase && notes.entityFor(singularWords(phrase.words));
    // "at least one line" of an order: an order line.
    const links = referring.filter((member) =>
      named === undefined ? phrase && member.entity.endsWith(entityName(phrase.words)) : member.entity === named,
    );
    const [link] = links;
    if (phrase && link && links.length === 1)
      found.push({ name: link.entity, phrase, tie: `item.${link.name}Id == self.id` });
    i = Math.max(i + 1, phrase?.end ?? 0);
  }
  return found;
}

/** The word that opens what is said of the parts: "while" of "while there are open tasks", "needs" of "needs two reviews before". */
function cueBefore(
  tokens: readonly Token[],
  { head }: NounPhrase,
  { start, verb }: Clause,
  { denied }: Deed,
): number | undefined {
  const isOnly = tokens.slice(0, verb.end + 1).some((token) => isWord(token, 'only'));
  const cues = denied || isOnly ? [...CONDITIONS, ...HOLDING] : CONDITIONS;
  const cue = tokens.findLastIndex((token, i) => i < head.start && cues.includes(token.lower));
  if (cue >= 0 && cue !== start && (cue >= verb.end || cue < verb.start)) return cue;
  const need = tokens.findIndex((token, i) => i < head.start && isWord(token, ...NEEDING));
  return isWord(tokens[start], 'before') && need >= 0 && head.end <= start ? need : undefined;
}

interface Claim {
  readonly reading: BriefReading;
  readonly notes: DomainNotes;
  readonly tokens: readonly Token[];
  readonly cue: number;
  readonly parts: Parts;
  readonly members: readonly Member[];
}

/** What must hold for the deed where the claim is wanted, or must not be so. */
function expressionOf(claim: Claim, wanted: boolean): string | undefined {
  const { tokens, cue, parts } = claim;
  const lead = tokens.slice(cue, parts.phrase.head.start);
  const says = (...words: string[]): boolean => lead.some((token) => isWord(token, ...words));
  const predicate = predicateOf(tokens, parts.phrase);
  const isAll =
    says('all', 'every', 'each') || (wanted && parts.phrase.plural && predicate !== undefined && !says('any', 'some'));
  if (isAll) return wanted && predicate ? ofRows('not exists', parts, whichOf(claim, predicate, false)) : undefined;
  const which = whichOf(claim, predicate, true);
  const limit = limitIn(lead);
  if (limit) return ofRows('count', parts, which, wanted ? limit : { ...limit, sign: OPPOSITE[limit.sign] });
  const isNone = says('no', 'without') || (says('not', "n't") && says('any'));
  return ofRows(wanted === isNone ? 'not exists' : 'exists', parts, which);
}

type Sign = '>=' | '<' | '>' | '<=';
const OPPOSITE: Readonly<Record<Sign, Sign>> = { '>=': '<', '<': '>=', '>': '<=', '<=': '>' };

interface Limit {
  readonly sign: Sign;
  readonly figure: string;
}

/** "at least two", "fewer than 5", "more than three" */
function limitIn(lead: readonly Token[]): Limit | undefined {
  const at = lead.findIndex((token) => numberOf(token) !== undefined);
  const figure = numberOf(lead[at]);
  if (figure === undefined) return undefined;
  const before = lead.slice(0, at);
  const says = (...words: string[]): boolean => before.some((token) => isWord(token, ...words));
  if (says('least', 'minimum')) return { sign: '>=', figure };
  if (says('few', 'fewer', 'less') && says('than')) return { sign: '<', figure };
  if (says('more', 'over')) return { sign: '>', figure };
  return says('most', 'maximum', 'up') ? { sign: '<=', figure } : undefined;
}

/** The condition of the parts, of the words before or behind them; none where nothing is said, null where it names nothing known. */
function whichOf(
  { reading, notes, tokens, parts, members }: Claim,
  predicate: Range | undefined,
  required: boolean,
): string | null | undefined {
  const { name, phrase } = parts;
  const adjectives = { start: phrase.head.start, end: phrase.head.end - lengthOfName(parts) };
  const said = predicate ?? (adjectives.end > adjectives.start ? adjectives : undefined);
  if (!said) return undefined;
  const known = conditionsOf(reading, notes, name, members);
  const demand: Demand = { bond: 'in', required, path: 'item' };
  const isLasting = required && saysLasting(tokens.slice(said.start, said.end));
  return (
    stateCondition(tokens, said, known, demand) ??
    (isLasting ? lastingCondition(reading, notes, name, members) : undefined) ??
    null
  );
}

/** How many words of the phrase are the name itself: two of "open order lines". */
function lengthOfName({ name, phrase }: Parts): number {
  const own = wordsOf(name);
  const said = phrase.words.slice(-own.length);
  return own.length > 1 && said.slice(0, -1).every((word, i) => word === own[i]) ? own.length : 1;
}

/** "are done" of "when all its tasks are done", "that are not paid" */
function predicateOf(tokens: readonly Token[], { end }: NounPhrase): Range | undefined {
  const start = isWord(tokens[end], 'that', 'which') ? end + 1 : end;
  return isWord(tokens[start], 'be', 'have') ? { start, end: claimEnd(tokens, { end }) } : undefined;
}

function claimEnd(tokens: readonly Token[], { end }: { readonly end: number }): number {
  let last = end;
  while (last < tokens.length && !isMark(tokens[last], ',', '.', ';', ')', ':') && !isWord(tokens[last], 'before'))
    last++;
  return last;
}

function ofRows(
  kind: 'exists' | 'not exists' | 'count',
  { name, tie }: Parts,
  which: string | null | undefined,
  limit?: Limit,
): string | undefined {
  if (which === null) return undefined;
  const rows = `(${name} where ${which === undefined ? tie : `${tie} and (${which})`})`;
  return limit ? `count${rows} ${limit.sign} ${limit.figure}` : `${kind}${rows}`;
}
