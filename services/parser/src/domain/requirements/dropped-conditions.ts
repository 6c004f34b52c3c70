import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { numberOf } from '../english/grammar/numbers';
import { countAt } from '../english/grammar/counts';
import { readClauses } from '../english/grammar/clauses';
import type { Range } from '../english/grammar/phrase-pattern';
import { isFromTheStart } from '../english/grammar/conditions';
import { conditionCue } from '../english/rules/guard-conditions';
import type { SentenceReading, Statement } from '../english/reading';
import { isMark, isWord, type Token } from '../text/token';

/**
 * Words that limit what the sentence allows, and that no fact took up: a condition ("if they have paid"), a prohibition, an
 * obligation, a restriction of who may. A rule that is dropped must never look understood.
 */
export function droppedConditions(reading: SentenceReading): Range[] {
  const { sentence } = reading;
  if (sentence.kind === 'heading' || sentence.kind === 'row') return [];
  const { tokens } = sentence;
  const limitsSaid = [
    ...conditions(tokens),
    ...rules(tokens),
    ...restrictions(tokens),
    ...selections(tokens),
    ...times(tokens),
    ...figures(tokens),
    ...sizes(tokens),
    ...own(tokens),
    ...meant(tokens),
  ];
  const dropped = limitsSaid.filter(
    (limit) =>
      limit.end > limit.start &&
      hasContent(tokens, limit) &&
      !landed(reading, limit, limit === limitsSaid.find(({ kind }) => kind === 'rule') || limitsSaid.length === 1),
  );
  return dropped
    .filter(
      (one, i) => !dropped.some((other, k) => k !== i && contains(other, one) && !(contains(one, other) && k > i)),
    )
    .sort((a, b) => a.start - b.start);
}

interface Limit extends Range {
  /** A count of one is what a relation says. */
  readonly kind: 'condition' | 'rule' | 'count' | 'own';
}

const contains = (outer: Range, inner: Range): boolean => outer.start <= inner.start && inner.end <= outer.end;

/** Facts that limit something; who may do what limits only where the words of the limit are its own. */
const LIMITING = new Set([
  FactKind.RULE,
  FactKind.CONSTRAINT,
  FactKind.FIELD,
  FactKind.STATE,
  FactKind.EXCLUSION,
  FactKind.NON_FUNCTIONAL,
  FactKind.AUTHENTICATION,
  FactKind.OWNERSHIP,
  FactKind.PAGINATION,
  FactKind.LANGUAGE,
  FactKind.DATABASE,
  FactKind.FRAMEWORK,
]);
const ALLOWING = new Set([FactKind.PERMISSION, FactKind.RELATION, FactKind.QUERY, FactKind.OPERATION]);

/** A fact that the whole sentence states takes up one limit only, the first: "must not overlap and can't be longer than 3 hours". */
function landed({ stated, settled, sentence: { tokens } }: SentenceReading, limit: Limit, isFirst: boolean): boolean {
  // "without logging in" is what everybody may.
  const isOpen =
    isWord(tokens[limit.start], 'without', 'with', 'who', 'that') &&
    stated.some(({ kind }) => kind === FactKind.PERMISSION);
  if (isOpen && tokens.slice(limit.start, limit.end).some((token) => /^(log|sign|account|authenti)/.test(token.lower)))
    return true;
  if (settled.some((range) => overlaps(range, limit))) return true;
  // "cannot be on two trips at the same time"
  const isTwo = tokens.slice(limit.start, limit.end).some((token) => isWord(token, 'two', 'twice', 'one'));
  if (isTwo && stated.some(({ kind, value }) => kind === FactKind.RULE && value.startsWith('no_overlap'))) return true;
  const isWhole = ({ kind, start, end }: Statement): boolean =>
    (kind === FactKind.RULE || kind === FactKind.OWNERSHIP) && start === 0 && end >= tokens.length;
  // "the letters they wrote": said of what stands before; "users who wrote a post can edit it": of what they may.
  const isBehind = ({ start, end }: Statement): boolean =>
    limit.kind === 'own' && ((start < limit.start && end === limit.start) || start === limit.end);
  return stated.some(
    (statement) =>
      (overlaps(statement, limit) || isBehind(statement)) &&
      limits(statement, limit) &&
      (isFirst || !isWhole(statement)),
  );
}

const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end;

function limits({ kind, subject, value, start, end }: Statement, limit: Limit): boolean {
  if (limit.kind === 'own')
    return [FactKind.OWNERSHIP, FactKind.RULE].includes(kind) || (kind === FactKind.PERMISSION && subject === 'owner');
  if (limit.kind === 'count' && kind === FactKind.RELATION) return true;
  if (LIMITING.has(kind)) return true;
  if (kind === FactKind.OPERATION && value.startsWith('transition')) return true;
  return ALLOWING.has(kind) && (limit.kind === 'rule' || contains(limit, { start, end }));
}

const hasContent = (tokens: readonly Token[], { start, end }: Range): boolean =>
  tokens
    .slice(start + 1, end)
    .some(({ kind, pos }) => kind !== 'mark' && ['NOUN', 'VERB', 'PROPN', 'ADJ', 'NUM'].includes(pos));

const IDLE = [
  'any',
  'needed',
  'necessary',
  'possible',
  'applicable',
  'known',
  'wanted',
  'required',
  'relevant',
  'present',
  'given',
  'appropriate',
  'desired',
  'nothing',
  'you',
  'i',
  'we',
];
const MAY = [
  'can',
  'could',
  'may',
  'must',
  'should',
  'shall',
  'cannot',
  'allowed',
  'permitted',
  'able',
  'only',
  'never',
  'not',
  "n't",
  'no',
  'need',
  'possible',
];

/** "if they have paid", "up to a week before": what is allowed or asked for only then. */
function conditions(tokens: readonly Token[]): Limit[] {
  const found: Limit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const length = isWord(tokens[i], 'without', 'except', 'besides') ? 1 : conditionCue(tokens, i);
    // "nobody except the vet may": who may, which is no condition.
    const isWho = isWord(tokens[i - 1], 'nobody', 'none', 'one') && isWord(tokens[i], 'except', 'besides');
    if (
      length === 0 ||
      isWho ||
      isWord(tokens[i + length], ...IDLE) ||
      !isAllowance(tokens, i) ||
      isFromTheStart(tokens, i)
    )
      continue;
    let end = i + length;
    while (
      end < tokens.length &&
      !isMark(tokens[end], ',', '.', ';', ')', ':', '–', '—') &&
      !(isWord(tokens[end], 'so') && end > i + 1)
    )
      end++;
    found.push({ start: i, end, kind: 'condition' });
    i = end - 1;
  }
  return found;
}

/** Whether the sentence allows, forbids or asks for something at all; "records of the time before" do not. */
const isAllowance = (tokens: readonly Token[], cue: number): boolean =>
  tokens.some((token, i) => (i < cue || i > cue + 1) && isWord(token, ...MAY));

/** "Nobody may see them", "must be approved by two people", "only during the day". */
function rules(tokens: readonly Token[]): Limit[] {
  return readClauses(tokens, { start: 0, end: tokens.length })
    .filter(({ negated, modal, verb, subject, end }) => {
      if (isTalk(tokens, subject)) return false;
      return (
        negated ||
        modal === 'must' ||
        modal === 'cannot' ||
        isWord(tokens[end - 1], 'only') ||
        tokens.slice(verb.start, verb.end).some((token) => isWord(token, 'never'))
      );
    })
    .map(({ start, end }) => ({ start, end, kind: 'rule' as const }));
}

const isTalk = (tokens: readonly Token[], subject: Range | undefined): boolean =>
  subject !== undefined && isWord(tokens[subject.end - 1], 'i', 'we', 'you', 'that', 'this', 'which');

/** "members who have paid may ...": the words that say which of them. */
function restrictions(tokens: readonly Token[]): Limit[] {
  const modal = tokens.findIndex((token) => isWord(token, 'can', 'may', 'could', 'cannot'));
  const who = tokens.findIndex(
    (token, i) =>
      i > 0 &&
      i < modal &&
      isWord(token, 'who', 'whose', 'with', 'over', 'under', 'aged') &&
      !isWord(tokens[i - 1], 'be'),
  );
  return who > 0 && !tokens.slice(who, modal).some((token) => isMark(token, '.', ';', ':'))
    ? [{ start: who, end: modal, kind: namesDeed(tokens, who) ? 'own' : 'condition' }]
    : agentsByDeed(tokens);
}

/** "users who wrote a post", "the volunteer who started it": by what they did with what they may do something with. */
const namesDeed = (tokens: readonly Token[], who: number): boolean =>
  isWord(tokens[who], 'who') && isWord(tokens[who + 2], 'it', 'them', 'a', 'an', 'the');

/** "may only be closed by the agent who claimed them" */
const agentsByDeed = (tokens: readonly Token[]): Limit[] =>
  tokens.flatMap((_, who) =>
    namesDeed(tokens, who) &&
    isAllowance(tokens, who) &&
    tokens.slice(Math.max(0, who - 4), who).some((token) => isWord(token, 'by'))
      ? [{ start: who, end: Math.min(tokens.length, who + 3), kind: 'own' as const }]
      : [],
  );

/** "see only published articles", "may only borrow available books": which of them. */
function selections(tokens: readonly Token[]): Limit[] {
  return tokens.flatMap((only, i) => {
    if (only.lower !== 'only') return [];
    const verb = [i - 1, i + 1].find((at) => tokens[at]?.pos === 'VERB');
    const which = verb === i + 1 ? i + 2 : i + 1;
    const says = ['ADJ', 'VERB', 'NOUN'].includes(tokens[which]?.pos ?? '');
    const what = ['NOUN', 'PROPN'].includes(tokens[which + 1]?.pos ?? '');
    return verb !== undefined && says && what ? [{ start: i, end: which + 2, kind: 'condition' as const }] : [];
  });
}

/** "may extend a loan once": how often; "once it is paid" is when. */
const times = (tokens: readonly Token[]): Limit[] =>
  tokens.flatMap((token, i) => {
    const isLast = tokens[i + 1] === undefined || isMark(tokens[i + 1], '.', ',', ';', ')');
    const often = isWord(token, 'once', 'twice') && isLast && !isWord(tokens[i - 1], 'at', 'more');
    return often && isAllowance(tokens, i)
      ? [{ start: Math.max(0, i - 2), end: i + 1, kind: 'condition' as const }]
      : [];
  });

/** "at most five members", "by two managers": how many, where something is allowed or limited. */
function figures(tokens: readonly Token[]): Limit[] {
  const found: Limit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const count = countAt(tokens, i, tokens.length);
    if (!count || (count.length === 1 && !isAllowance(tokens, i))) continue;
    const { length } = count;
    const kind = count.quantity === 'one' || numberOf(tokens[i + length - 1]) === '1' ? 'count' : 'condition';
    found.push({ start: i, end: Math.min(tokens.length, i + length + 1), kind });
    i += length;
  }
  return found;
}

/** "claims over 1000 euros": which of them. */
const sizes = (tokens: readonly Token[]): Limit[] =>
  tokens.flatMap((token, i) =>
    isWord(token, 'over', 'under', 'above', 'below') &&
    tokens[i + 1]?.kind === 'number' &&
    ['NOUN', 'PROPN'].includes(tokens[i - 1]?.pos ?? '')
      ? [{ start: i - 1, end: Math.min(tokens.length, i + 3), kind: 'condition' as const }]
      : [],
  );

/** "can only see the grades of their children": not those of others. */
function own(tokens: readonly Token[]): Limit[] {
  const modal = tokens.findIndex((token, i) => isWord(token, 'can', 'may') && isWord(tokens[i + 1], 'only'));
  const whose = tokens.findIndex((token, i) => modal >= 0 && i > modal && isWord(token, 'their', 'own', 'his', 'her'));
  return whose < 0 ? [] : [{ start: modal, end: Math.min(tokens.length, whose + 2), kind: 'own' }];
}

/** What may be allowed of some rows alone. */
const ON_ROWS = 'see view read access edit change update download delete cancel list'.split(' ');

/** "can see the documents assigned to them", "read the notes about me": not those of others. */
function meant(tokens: readonly Token[]): Limit[] {
  const sees = tokens.findIndex((token) => isWord(token, ...ON_ROWS));
  return tokens.flatMap((token, i) => {
    if (sees >= 0 && sees < i && isOfTheirs(tokens, i)) return [{ start: i, end: i + 3, kind: 'own' as const }];
    if (sees >= 0 && sees < i && isTheirDeed(tokens, i)) return [{ start: i, end: i + 2, kind: 'own' as const }];
    const isBehindDeed = tokens[i - 1]?.pos === 'VERB' && isWord(token, 'to', 'for', 'with');
    const isAbout = tokens[i - 1]?.pos === 'NOUN' && isWord(token, 'about');
    const isOfThem = isWord(tokens[i + 1], 'them', 'him', 'her', 'me');
    return sees >= 0 && sees < i - 2 && isOfThem && (isBehindDeed || isAbout)
      ? [{ start: i - 2, end: i + 2, kind: 'own' as const }]
      : [];
  });
}

/** "see the requests of her ward": not those of others. */
const isOfTheirs = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'of', 'in', 'on', 'from', 'for') &&
  tokens[i - 1]?.pos === 'NOUN' &&
  isWord(tokens[i + 1], 'their', 'his', 'her', 'my') &&
  tokens[i + 2]?.pos === 'NOUN';

/** "download the photos they bought": no others. */
const isTheirDeed = (tokens: readonly Token[], i: number): boolean =>
  tokens[i - 1]?.pos === 'NOUN' && isWord(tokens[i], 'they', 'he', 'she', 'i') && tokens[i + 1]?.pos === 'VERB';
