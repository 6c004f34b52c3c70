import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { SentenceReading } from '../reading';

const REPORTS = new Set('report overview summary statistic dashboard breakdown chart'.split(' '));
const GETS = new Set('need want see view get show have generate run print download receive access'.split(' '));
const FIGURES = ['number', 'total', 'average', 'sum', 'per', 'overdue', 'top', 'count'] as const;

/**
 * The places of what is asked to be shown of other things, "a report of the total per status", "an overview of visits per month": no
 * thing that is kept, unless something is told of it.
 */
export function reportsAsked(notes: DomainNotes, at: SentenceReading, clauses: readonly Clause[]): Range[] {
  const { tokens } = at.sentence;
  return clauses.flatMap(({ verbs, start, object }) =>
    verbs.every(({ lemma }) => GETS.has(lemma)) && isReport(notes, tokens, object) ? [{ start, end: object.end }] : [],
  );
}

/** "Managers need a report of sales": nothing else is said. */
export function needsReport(notes: DomainNotes, tokens: readonly Token[]): boolean {
  const verb = tokens.findIndex((token) => isWord(token, 'need', 'want'));
  return verb > 0 && verb <= MOST_BEFORE && isReport(notes, tokens, { start: verb + 1, end: tokens.length });
}

const OF = ['of', 'on', 'about', 'per', 'with', 'by'] as const;
/** Words of who needs it. */
const MOST_BEFORE = 3;

function isReport(notes: DomainNotes, tokens: readonly Token[], { start, end }: Range): boolean {
  const phrase = nounPhraseAt(tokens, start, end);
  const of = phrase?.words.indexOf('of') ?? -1;
  const words = phrase?.words.slice(0, of < 0 ? undefined : of) ?? [];
  const goesOn = tokens.slice(start, (phrase?.end ?? start) + 1).some((token) => isWord(token, ...OF));
  return goesOn && REPORTS.has(singular(words.at(-1) ?? '')) && notes.entityFor(words) === undefined;
}

/** "Reports: number of defects per machine; overdue orders": a list of them. */
export const listsReports = (tokens: readonly Token[]): boolean =>
  ['reports', 'reporting', 'statistics', 'dashboard'].includes(tokens[0]?.lower ?? '') &&
  isMark(tokens[1], ':') &&
  tokens.some((token) => isWord(token, ...FIGURES));
