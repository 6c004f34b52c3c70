import { grammar } from '../../lexicon/grammar-lexicon';
import { type Token, isWord } from '../../text/token';
import type { Range } from './phrase-pattern';
import { verbGroupAt } from './verb-groups';
import type { VerbGroup, Clause } from './clause';
import { bracketDepths } from './brackets';
import { boundaryBefore, contactOf, describedFrom } from './clause-boundaries';
import { subjectOf } from './clause-subjects';
import { isPlainThat } from './contrasts';
import { allowedModal, inheritedModal, sharesDenial } from './inherited-modality';
import { asDenied } from './exempted-people';
import { exempted } from './named-subject';
import { outerListFrom, siblingFrom } from './outer-list';
import { behindProviso } from './provisos';

/** The clauses of whole sentences, which every reader asks for. */
const whole = new WeakMap<readonly Token[], readonly Clause[]>();

/** The clauses of a stretch of tokens, in order. */
export function readClauses(tokens: readonly Token[], range: Range): readonly Clause[] {
  if (range.start > 0 || range.end < tokens.length) return clausesIn(tokens, range);
  const known = whole.get(tokens) ?? clausesIn(tokens, range);
  whole.set(tokens, known);
  return known;
}

function clausesIn(tokens: readonly Token[], range: Range): Clause[] {
  const depths = bracketDepths(tokens);
  const groups: VerbGroup[] = [];
  for (let i = range.start; i < range.end; ) {
    const proviso = groups.length > 0 && depths[i] === 0 ? behindProviso(tokens, i, range.end) : undefined;
    const group = depths[i] === 0 && proviso === undefined ? verbGroupAt(tokens, i, range) : undefined;
    if (group) groups.push(group);
    i = proviso ?? group?.end ?? i + 1;
  }
  const contacts = groups.map((group, k) => contactOf(tokens, groups, k, range.start));
  const clauses: Clause[] = [];
  let from = range.start;
  let inRow = false;
  for (const [k, group] of groups.entries()) {
    const next = groups[k + 1];
    const contact = contacts[k];
    const until = next ? (contacts[k + 1] ?? boundaryBefore(tokens, next, group.end, depths)) : range.end;
    const boundary = describedFrom(tokens, { end: group.end, until, next, after: groups[k + 2] }) ?? until;
    const named = contact === undefined ? group.doer : { start: contact, end: contact + 1 };
    const subject = named === undefined ? subjectOf(tokens, from, group, clauses) : (named ?? undefined);
    const clause: Clause = {
      start: Math.min(from, group.start),
      end: boundary,
      subject,
      verbs: group.verbs,
      modal:
        group.modal ?? allowedModal(clauses.at(-1), subject) ?? inheritedModal(tokens, from, group, clauses.at(-1)),
      negated:
        group.negated !== isNobody(tokens, subject) ||
        sharesDenial(tokens, { from, group, subject, previous: clauses.at(-1) }),
      passive: group.passive,
      verb: { start: group.main ?? group.start, end: group.end },
      object: { start: behindPointer(tokens, group.end, boundary), end: boundary },
      relative: contact !== undefined || isRelative(tokens, from, group, subject),
      host: group.attached ? clauses.at(-1) : undefined,
    };
    const sibling = siblingFrom(tokens, clause, next, inRow);
    inRow ||= sibling !== undefined;
    if (sibling === undefined) clauses.push(...withOuterList(tokens, asDenied(tokens, clause), depths));
    else clauses.push({ ...clause, end: sibling, object: { start: clause.object.start, end: sibling } });
    from = sibling ?? boundary;
  }
  return clauses;
}

/** "The warden notes on it the weather and the time": what it is noted on was spoken of before. */
const behindPointer = (tokens: readonly Token[], start: number, end: number): number =>
  isWord(tokens[start], 'on', 'in', 'for', 'about') &&
  isWord(tokens[start + 1], 'it', 'them') &&
  tokens[start + 2]?.pos === 'DET' &&
  start + 2 < end
    ? start + 2
    : start;

/** A list of parts and, where the list that it stands in goes on behind it, the rest of what the host has. */
function withOuterList(tokens: readonly Token[], clause: Clause, depths: readonly number[]): Clause[] {
  const from = outerListFrom(tokens, clause, depths);
  if (from === undefined || !clause.host) return [clause];
  const { host, end } = clause;
  return [
    { ...clause, end: from, object: { start: clause.object.start, end: from } },
    { ...host, start: from, end, object: { start: from + 1, end } },
  ];
}

/** "No sample may be deleted", "nothing may be changed", "nobody may see them", "neither students nor parents can ..." deny what the verb says. */
function isNobody(tokens: readonly Token[], subject: Range | undefined): boolean {
  if (subject && exempted(tokens, subject)) return false;
  const words = subject ? tokens.slice(subject.start, subject.end).filter(({ kind }) => kind === 'word') : [];
  const first = words.find(({ lower }) => !grammar.boundaries.has(lower));
  return (
    ['no', 'nobody', 'none', 'neither'].includes(first?.lower ?? '') ||
    (first?.lower === 'nothing' && words.length === 1) ||
    words.some(({ lower }, i) => lower === 'nobody' && !(isWord(words[i - 1], 'and') && isWord(words[i + 1], 'else')))
  );
}

const isEvent = (token: Token): boolean => isWord(token, 'when', 'if');

function isRelative(tokens: readonly Token[], from: number, group: VerbGroup, subject: Range | undefined): boolean {
  // "anything a captain can do": the relative word is left out.
  const before = tokens.slice(Math.max(0, group.start - 7), group.start);
  const all = before.findLastIndex((token) => isWord(token, 'anything', 'everything', 'whatever'));
  const isReduced = all >= 0 && group.start - all > 1 && !before.slice(all).some((token) => token.kind === 'mark');
  if (isReduced && all < before.length - 1 && group.modal !== undefined) return true;
  return tokens.slice(from, group.start).some(
    (token, i) =>
      (grammar.relatives.has(token.lower) && !isPlainThat(tokens, from + i)) ||
      (['whether', 'if', 'how', 'what', 'because', 'when'].includes(token.lower) &&
        // "when goods arrive, we record": what is recorded is said outright.
        !(isEvent(token) && subject !== undefined && subject.start > from + i + 1)),
  );
}
