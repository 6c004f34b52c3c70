import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { grammar } from '../../lexicon/grammar-lexicon';
import { baseOfParticiple } from '../../lexicon/verb-lexicon';
import { camelCase, pluralWords, singularWords, snakeCase, wordsOf } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { likeness, type Member } from '../things/members';
import { recordsNamed } from '../things/recorded-deeds';
import { conditionsOf } from './guard-states';
import { isFigure } from './figures';
import { entitiesSaid } from './filled-places';

/**
 * "The average rating of a film should be shown", "the number of loans per book", "the most borrowed books": figures of the parts of a
 * whole.
 */
export function readAggregates(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const cue = cueIn(tokens);
  if (!cue || !isAskedFor(cue.order === undefined ? tokens : tokens.filter((_, i) => i < cue.start || i >= cue.end)))
    return false;
  const tie = tieIn(notes, tokens, cue, members);
  const figure =
    tie && (cue.kind === 'count' ? { name: '', type: 'integer' as const } : figureIn(tokens, cue, tie.part, members));
  const which = tie && chosenRows(reading, notes, tokens, cue, tie.part, members);
  const computed = tie && figure && which && expressionOf(cue.kind, tie, figure, which.condition);
  if (!tie || !which || !computed) return false;
  const words = [...which.words.filter((word) => !cue.words.includes(word)), ...cue.words];
  const counted = cue.order === undefined ? words : pluralWords(wordsOf(tie.part));
  const name = camelCase(cue.kind === 'count' ? ['number', 'of', ...counted] : [cue.kind, ...cue.words]);
  if (members.some((member) => member.entity === tie.whole && member.name === name)) return false;
  const subject = `${tie.whole}.${name}`;
  reading.fact(at, cue.start, cue.end, FactKind.FIELD, subject, computed.type);
  reading.fact(at, 0, tokens.length, FactKind.RULE, subject, `computed:${computed.expression}`);
  if (cue.order !== undefined)
    reading.fact(at, cue.start, cue.end, FactKind.QUERY, tie.whole, `sort=${cue.order}${name}`);
  return true;
}

interface Cue {
  readonly kind: 'average' | 'total' | 'count';
  /** What the figure is called: "cost" of "the total cost". */
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
  /** "the most bookings" asks for those first that have most. */
  readonly order?: '' | '-';
  /** "the most borrowed books": what is counted is done to them. */
  readonly deed?: string | undefined;
}

/** "the most bookings", "the fewest sales", "the most borrowed books"; "at most" is a limit. */
function superlativeIn(tokens: readonly Token[]): Cue | undefined {
  const start = tokens.findIndex((token, i) => isWord(token, 'most', 'fewest') && !isWord(tokens[i - 1], 'at'));
  const phrase = start < 0 ? undefined : nounPhraseAt(tokens, start + 1, wordsEnd(tokens, start + 1));
  if (!phrase) return undefined;
  const deed = baseOfParticiple(tokens[start + 1]?.lower ?? '');
  const order = isWord(tokens[start], 'most') ? '-' : '';
  return { kind: 'count', words: phrase.words, start, end: phrase.end, order, deed };
}

function cueIn(tokens: readonly Token[]): Cue | undefined {
  for (const [i, token] of tokens.entries()) {
    const isCount =
      (isWord(token, 'number') && isWord(tokens[i + 1], 'of')) ||
      (isWord(token, 'how') && isWord(tokens[i + 1], 'many'));
    const kind = isCount
      ? 'count'
      : isWord(token, 'average', 'mean')
        ? 'average'
        : isWord(token, 'total')
          ? 'total'
          : undefined;
    const start = isCount ? i + 2 : i + 1;
    const phrase = kind && nounPhraseAt(tokens, start, wordsEnd(tokens, start));
    if (kind && phrase) return { kind, words: phrase.words, start: i, end: phrase.end };
  }
  return superlativeIn(tokens);
}

/** The name of the figure alone: "the total cost" of "the total cost of a trip". */
function wordsEnd(tokens: readonly Token[], start: number): number {
  const stop = tokens.findIndex(
    (token, i) => i > start && (isWord(token, 'of', 'per', 'for', 'in') || token.kind === 'mark'),
  );
  return stop < 0 ? tokens.length : stop;
}

const ASKING =
  'show see display visible calculate compute know view report return include list want need get tell count'.split(' ');
/** What limits a figure or selects by it does not ask for it. */
const LIMITING =
  'exceed most least than minus maximum minimum max min percent discount tax sort order filter below above between full'.split(
    ' ',
  );

const isAskedFor = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => isWord(token, ...ASKING)) &&
  !tokens.some((token) => isWord(token, ...LIMITING, 'not', "n't", 'cannot', 'if', 'when'));

interface Tie {
  readonly part: string;
  readonly whole: string;
  readonly link: string;
}

/** The part and the whole that the sentence names, where one reference ties them. */
function tieIn(notes: DomainNotes, tokens: readonly Token[], cue: Cue, members: readonly Member[]): Tie | undefined {
  const named = entitiesSaid(notes, tokens);
  const done = cue.deed === undefined ? [] : recordsNamed(cue.deed, (name) => notes.isDeclared(name));
  const counted = cue.deed === undefined ? [notes.entityFor(singularWords(cue.words))] : done;
  const tiesOf = (part: string): Tie[] =>
    cue.kind === 'count' && !counted.includes(part)
      ? []
      : members.flatMap(({ entity, target, name }): Tie[] => {
          const isTie = entity === part && target !== undefined && target !== part && named.includes(target);
          return isTie ? [{ part, whole: target, link: name }] : [];
        });
  const ties = [...new Set([...named, ...done])].flatMap(tiesOf);
  // "the total revenue per member": only one kind of what members have has a figure.
  const unnamed = ties.length === 0 && cue.kind === 'total' && named.length === 1;
  const figured = unnamed ? new Set(members.filter(isFigure).map(({ entity }) => entity)) : [];
  const found = unnamed ? [...figured].flatMap(tiesOf) : ties;
  return found.length === 1 ? found[0] : undefined;
}

/** The figure of the parts that is meant: the one that is named, or the only one. */
function figureIn(
  tokens: readonly Token[],
  { words }: Cue,
  part: string,
  members: readonly Member[],
): Member | undefined {
  const figures = members.filter((member) => member.entity === part && isFigure(member));
  const named = figures.filter((member) => likeness(member, words) >= 2);
  const chosen = named.length > 0 ? named : figures;
  return chosen.length === 1 ? chosen[0] : undefined;
}

interface Chosen {
  /** "open" */
  readonly words: readonly string[];
  /** What is asked of a row beside that it is one of the whole. */
  readonly condition: string;
}

/** "the number of open reports": the condition that chooses them; undefined where nothing tells in which rows it holds. */
function chosenRows(
  reading: BriefReading,
  notes: DomainNotes,
  tokens: readonly Token[],
  cue: Cue,
  part: string,
  members: readonly Member[],
): Chosen | undefined {
  const words = cue.kind === 'count' && cue.deed === undefined ? wordsBefore(notes, tokens, cue, part) : [];
  if (words.length === 0) return { words, condition: '' };
  const { field, states, members: own } = conditionsOf(reading, notes, part, members);
  const state = states.find((one) => one === snakeCase(words));
  const flag = own.find(({ name, type }) => type === 'boolean' && name === camelCase(words));
  if (state !== undefined) return { words, condition: ` and item.${field} == "${state}"` };
  return flag && { words, condition: ` and item.${flag.name} == true` };
}

/** What stands before the name of what is counted, "in repair" of "in repair cars". */
function wordsBefore(notes: DomainNotes, tokens: readonly Token[], { start, end }: Cue, part: string): string[] {
  const words = tokens
    .slice(start + 2, end)
    .filter(({ pos, lower }) => pos !== 'DET' && !grammar.articles.has(lower))
    .map(({ lower }) => lower);
  const name = words.findLastIndex((_, i) => notes.entityFor(singularWords(words.slice(i))) === part);
  return words.slice(0, Math.max(name, 0)).filter((word) => !wordsOf(part).includes(word));
}

function expressionOf(
  kind: Cue['kind'],
  { part, link }: Tie,
  { name, type }: Pick<Member, 'name' | 'type'>,
  which: string,
): { expression: string; type: string } | undefined {
  const where = `where item.${link}Id == self.id${which}`;
  const count = `count(${part} ${where})`;
  const sum = `sum(item.${name} for ${part} ${where})`;
  if (kind === 'count') return { expression: count, type: 'integer' };
  if (kind === 'total') return type === undefined ? undefined : { expression: sum, type };
  // Decimals are not divided.
  return type === 'decimal' ? undefined : { expression: `${sum} * 1.0 / ${count}`, type: 'number' };
}
