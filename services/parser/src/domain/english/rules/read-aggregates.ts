import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { camelCase, singularWords } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { BriefReading, SentenceReading } from '../reading';
import { likeness, type Member } from '../things/members';
import { isFigure } from './figures';
import { entitiesSaid } from './filled-places';

/** "The average rating of a film should be shown", "I want to see the number of loans per book": figures of the parts of a whole. */
export function readAggregates(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  members: readonly Member[],
): boolean {
  const { tokens } = at.sentence;
  const cue = cueIn(tokens);
  if (!cue || !isAskedFor(tokens)) return false;
  const tie = tieIn(notes, tokens, cue, members);
  const figure =
    tie && (cue.kind === 'count' ? { name: '', type: 'integer' as const } : figureIn(tokens, cue, tie.part, members));
  const computed = tie && figure && expressionOf(cue.kind, tie, figure);
  if (!tie || !computed) return false;
  const name = camelCase(cue.kind === 'count' ? ['number', 'of', ...cue.words] : [cue.kind, ...cue.words]);
  if (members.some((member) => member.entity === tie.whole && member.name === name)) return false;
  const subject = `${tie.whole}.${name}`;
  reading.fact(at, cue.start, cue.end, FactKind.FIELD, subject, computed.type);
  reading.fact(at, 0, tokens.length, FactKind.RULE, subject, `computed:${computed.expression}`);
  return true;
}

interface Cue {
  readonly kind: 'average' | 'total' | 'count';
  /** What the figure is called: "cost" of "the total cost". */
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
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
  return undefined;
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
  const counted = notes.entityFor(singularWords(cue.words));
  const ties = named.flatMap((part) =>
    cue.kind === 'count' && part !== counted
      ? []
      : members.flatMap((member): Tie[] => {
          const { entity, target, name } = member;
          const isTie = entity === part && target !== undefined && target !== part && named.includes(target);
          return isTie ? [{ part, whole: target, link: name }] : [];
        }),
  );
  return ties.length === 1 ? ties[0] : undefined;
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

function expressionOf(
  kind: Cue['kind'],
  { part, link }: Tie,
  { name, type }: Pick<Member, 'name' | 'type'>,
): { expression: string; type: string } | undefined {
  const where = `where item.${link}Id == self.id`;
  const count = `count(${part} ${where})`;
  const sum = `sum(item.${name} for ${part} ${where})`;
  if (kind === 'count') return { expression: count, type: 'integer' };
  if (kind === 'total') return type === undefined ? undefined : { expression: sum, type };
  // Decimals are not divided.
  return type === 'decimal' ? undefined : { expression: `${sum} * 1.0 / ${count}`, type: 'number' };
}
