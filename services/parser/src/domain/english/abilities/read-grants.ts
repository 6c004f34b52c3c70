import { grammar } from '../../lexicon/grammar-lexicon';
import { perTokens } from '../../text/per-tokens';
import { isMark, isWord, type Token } from '../../text/token';
import { accessLeftTo } from './access-left-to';
import type { Clause } from '../grammar/clause';
import type { DomainNotes } from '../domain-notes';
import { deedNamed } from './deeds-as-nouns';
import { inCharge } from './charges';
import { asSomebody, restricted, unlessSomebody } from './doers-named-apart';
import { barred, exceptedDeed } from './denied-deeds';
import {
  clauseEnd,
  deedsNamedAt,
  gerundsAt,
  grantOf,
  infinitiveGrant,
  lastDeedNamed,
  openingBefore,
  opensClause,
} from './granted-deeds';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import { agentBefore } from '../grammar/spoken-of-before';
import { deniedToMaker, isMaker } from './not-own';
import { readKeptAway } from './kept-away';
import { needless, notRequired, unneeded } from './without-account';
import { readAbility } from './read-abilities';
import { readSweeping } from './read-sweeping';
import { accountAt, namedRole } from './role-required';
import type { BriefReading, SentenceReading } from '../reading';
import { readInheritance } from './same-rights';

/**
 * Rights that are said in other words than "editors can delete films": "deleting films is for editors only", "it is up to the
 * editor to delete them", "you have to be an editor to delete films", "editors are responsible for films". Each is read as the
 * clause that says so plainly. Returns the words that are read by it.
 */
export function readGrants(reading: BriefReading, notes: DomainNotes, at: SentenceReading): Range[] {
  const found: Range[] = [];
  for (const grant of grantsIn(at.sentence.tokens, 0, at.sentence.tokens.length)) {
    if (found.some((range) => grant.start < range.end && range.start < grant.end)) continue;
    if (!readSweeping(reading, notes, at, grant) && !readAbility(reading, notes, at, grant)) continue;
    reading.use(at, grant.start, grant.end);
    denyBehind(notes, at, grant);
    found.push({ start: grant.start, end: grant.end });
  }
  return [...found, ...readKeptAway(reading, notes, at), ...readInheritance(reading, notes, at)];
}

/** "..., and never for the one who entered it": denied to whoever made it; told where it is denied to others. */
function denyBehind(notes: DomainNotes, at: SentenceReading, { end }: Range): void {
  const { tokens } = at.sentence;
  const not = tokens.findIndex((token, i) => i >= end && i < end + 3 && isWord(token, 'never', 'not'));
  if (not < 0 || !isWord(tokens[not + 1], 'for', 'to', 'by')) return;
  const stop = clauseEnd(tokens, not);
  const last = notes.abilities.at(-1);
  const isMade = isMaker(tokens.slice(not + 2, stop));
  if (isMade && last?.place.at === at && last.actor.kind === 'role') notes.abilities.push(deniedToMaker(last, stop));
  else at.missed.push({ start: not, end: stop });
}

const FORMS = [
  accessLeftTo,
  deedNamed,
  reserved,
  uponSomebody,
  demanded,
  barred,
  exceptedDeed,
  onlyOnes,
  asSomebody,
  unlessSomebody,
  restricted,
  inCharge,
  openTo,
  unneeded,
  notRequired,
  needless,
];

const grantsIn = perTokens(grantsSaid);

function grantsSaid(tokens: readonly Token[]): readonly Clause[] {
  return tokens.flatMap((token, i) => {
    if (token.kind !== 'word') return [];
    for (const form of FORMS) {
      const grant = form(tokens, i);
      if (grant) return [grant];
    }
    return [];
  });
}

const JOBS = ['job', 'task', 'duty', 'responsibility', 'business', 'role', 'work'];

/** "is done by", "is carried out by" */
const DONE = ['done', 'performed', 'handled', 'made', 'carried', 'out'];

const NOT = ['not', "n't", 'never'];
const NOT_ALLOWED = ['forbidden', 'prohibited', 'disallowed', 'impossible'];

const behindAdverbs = (tokens: readonly Token[], start: number, ...words: string[]): number => {
  let i = start;
  while (grammar.adverbs.has(tokens[i]?.lower ?? '') || isWord(tokens[i], ...words)) i++;
  return i;
};

/** "Deleting films is for editors only", "closing is reserved to controllers", "editing them is the curator's job". */
function reserved(tokens: readonly Token[], start: number): Clause | undefined {
  if (!opensClause(tokens, start)) return undefined;
  const end = clauseEnd(tokens, lastDeedNamed(tokens, start));
  const copula = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'be', 'require', 'need'));
  if (copula < 0) return reservedToo(tokens, start, end);
  const modal = tokens.findIndex((token, i) => i > start && i < copula && grammar.modals.has(token.lower));
  const deeds = deedsNamedAt(tokens, start, modal < 0 ? copula : modal);
  if (!deeds) return undefined;
  if (!isWord(tokens[copula], 'be')) {
    const role = namedRole(tokens, copula + 1, end) ?? accountAt(tokens, copula + 1);
    return role && grantOf(start, end, role, deeds);
  }
  const behind = behindAdverbs(
    tokens,
    copula + 1,
    'reserved',
    'restricted',
    'limited',
    'left',
    'up',
    'open',
    'allowed',
    'permitted',
    'possible',
    ...DONE,
    ...NOT,
    ...NOT_ALLOWED,
  );
  const isFor = isWord(tokens[behind], 'for', 'to', 'by');
  const job = tokens.findIndex((token, i) => i > copula && i < end && isWord(token, ...JOBS));
  if (!isFor && job < 0) return undefined;
  if (isFor) {
    const stop = Math.min(nextGerund(tokens, behind, end), deniedTo(tokens, behind, end));
    const negated = tokens.slice(start, behind).some((token) => isWord(token, ...NOT, ...NOT_ALLOWED));
    return { ...grantOf(start, stop, { start: behind + 1, end: stop }, deeds), negated };
  }
  const of = isWord(tokens[job + 1], 'of') ? { start: job + 2, end } : { start: copula + 1, end: job };
  return grantOf(start, end, of, deeds);
}

/** "..., adding them only for dealers": what is said of the deed before holds of this one too. */
function reservedToo(tokens: readonly Token[], start: number, end: number): Clause | undefined {
  const isSecond =
    tokens[0]?.lower.endsWith('ing') === true && tokens.slice(0, start).some((token) => isWord(token, 'be'));
  const deeds = isSecond ? gerundsAt(tokens, start, end) : undefined;
  const whom = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'for', 'to', 'by'));
  if (!deeds || whom < 0) return undefined;
  return grantOf(start, end, { start: whom + 1, end }, { ...deeds, object: { start: deeds.object.start, end: whom } });
}

/** "for team leaders, and never for the one who entered it": where it begins to be said for whom not. */
function deniedTo(tokens: readonly Token[], start: number, end: number): number {
  const not = tokens.findIndex((token, i) => i > start && i < end && isWord(token, 'never', 'not'));
  let from = not;
  while (from > start && (isMark(tokens[from - 1], ',') || isWord(tokens[from - 1], 'and', 'but'))) from--;
  return not < 0 || from === not ? end : from;
}

/** Where the next deed is spoken of, "for everybody, adding them ...". */
function nextGerund(tokens: readonly Token[], start: number, end: number): number {
  const next = tokens.findIndex(
    (token, i) => i > start && i < end && token.lower.endsWith('ing') && opensClause(tokens, i),
  );
  return next < 0 ? end : next;
}

/** "It is up to the editor to accept it", "the editors' job is to add films", "it is for the clerk to decide". */
function uponSomebody(tokens: readonly Token[], start: number): Clause | undefined {
  if (!opensClause(tokens, start)) return undefined;
  const to = tokens.findIndex((token, i) => i > start && i < start + 9 && isWord(token, 'to') && i > start + 2);
  const isUpTo = isWord(tokens[start], 'it') && isWord(tokens[start + 1], 'be', "'s");
  if (isUpTo && to > 0) {
    const from = behindAdverbs(tokens, start + 2, 'up');
    const behind = isWord(tokens[from], 'to', 'for') ? from + 1 : from;
    const verb = tokens.findIndex((token, i) => i > behind && i < behind + 7 && isWord(token, 'to'));
    const job = tokens.findIndex((token, i) => i > behind && i < verb && isWord(token, ...JOBS));
    if (verb < 0 || (behind === from && job < 0)) return undefined;
    return infinitiveGrant(tokens, start, { start: behind, end: job < 0 ? verb : job }, verb + 1);
  }
  const job = tokens.findIndex((token, i) => i > start && i < start + 6 && isWord(token, ...JOBS));
  if (job < 0 || !isWord(tokens[job + 1], 'be') || !isWord(tokens[job + 2], 'to')) return undefined;
  const isOwned = tokens.slice(start, job).some(({ lower }) => lower === "'s" || lower === "'" || lower === '’');
  return isOwned ? infinitiveGrant(tokens, start, { start, end: job }, job + 3) : undefined;
}

/** "You have to be an editor to delete films", "you need to log in to enter a game", "one must be signed in to vote". */
function demanded(tokens: readonly Token[], start: number): Clause | undefined {
  if (
    !isWord(tokens[start], 'you', 'one', 'user', 'people', 'somebody', 'someone', 'they') ||
    !opensClause(tokens, start)
  )
    return undefined;
  if (!isWord(tokens[start + 1], 'must', 'have', 'need', 'should')) return undefined;
  const from = isWord(tokens[start + 2], 'to') ? start + 3 : start + 2;
  const to = tokens.findIndex((token, i) => i > from && i < from + 7 && isWord(token, 'to', 'before'));
  if (to < 0) return undefined;
  const verb = isWord(tokens[to], 'before') ? to + 2 : to + 1;
  const logsIn = tokens
    .slice(from, to)
    .some((token) => isWord(token, 'log', 'sign', 'logged', 'signed', 'login', 'account'));
  if (!logsIn && !isWord(tokens[from], 'be')) return undefined;
  return infinitiveGrant(tokens, start, { start: logsIn ? from : from + 1, end: to }, verb);
}

/** "Editors are the only ones who can delete films", "the editor is the one to delete them" */
function onlyOnes(tokens: readonly Token[], i: number): Clause | undefined {
  if (!isWord(tokens[i], 'be') || !isWord(tokens[i + 1], 'the') || !isWord(tokens[i + 2], 'only', 'one'))
    return undefined;
  const who = tokens.findIndex((token, k) => k > i + 2 && k < i + 6 && isWord(token, 'who', 'that', 'to'));
  if (who < 0) return undefined;
  const verb = isWord(tokens[who], 'to') || !grammar.modals.has(tokens[who + 1]?.lower ?? '') ? who + 1 : who + 2;
  let start = isMark(tokens[i - 1], ')') ? i - 1 : i;
  while (start > 0 && (!opensClause(tokens, start) || isMark(tokens[start - 1], '('))) start--;
  // "The officer manages calls and is the only one who accepts applications"
  const isSpeaker = isWord(tokens[start], 'i');
  const subject =
    start < i ? { start, end: isSpeaker ? who : i } : isWord(tokens[i - 1], 'and') ? agentBefore(tokens, i) : undefined;
  return subject && infinitiveGrant(tokens, start, subject, verb);
}

/**
 * "Films are readable by anyone", "everything is public to read", "concerts are public", "maps are publicly visible", "posts are only
 * editable by their author"
 */
function openTo(tokens: readonly Token[], i: number): Clause | undefined {
  if (!isWord(tokens[i], 'be')) return undefined;
  const at = behindAdverbs(tokens, i + 1, ...NOT, 'publicly');
  const word = tokens[at]?.lower ?? '';
  const lemma = ABLE[word] ?? (word === 'public' || word === 'open' ? 'read' : undefined);
  if (lemma === undefined) return undefined;
  const whom =
    isWord(tokens[at + 1], 'by', 'to', 'for') && !isWord(tokens[at + 2], 'read', 'view', 'see') ? at + 2 : undefined;
  const start = openingBefore(tokens, i);
  const isPublic = word === 'public' || tokens[at - 1]?.lower === 'publicly';
  if (start >= i || (whom === undefined && !(isPublic && isOpenThing(tokens, start, i, at + 1)))) return undefined;
  const end = clauseEnd(tokens, i);
  const modal = tokens.findIndex((token, k) => k > start && k < i && grammar.modals.has(token.lower));
  const object = { start, end: modal < 0 ? i : modal };
  const deeds = { verbs: [{ lemma, at }], verb: { start: i, end: at + 1 }, object };
  const open = word === 'public' ? { start: at, end: at + 1 } : { start: at - 1, end: at };
  const grant = grantOf(start, end, whom === undefined ? open : { start: whom, end }, deeds);
  return { ...grant, negated: tokens.slice(start, at).some((token) => isWord(token, ...NOT)) };
}

/** "Everything", "the list of films", "concerts" of which no more is said than that they are public; not "public or private". */
function isOpenThing(tokens: readonly Token[], start: number, be: number, behind: number): boolean {
  if (isWord(tokens[start], 'everything', 'all')) return true;
  if (isWord(tokens[start + 1], 'list') && isWord(tokens[start + 2], 'of')) return true;
  const phrase = nounPhraseAt(tokens, start, be);
  const next = tokens[behind];
  const isWhole =
    next === undefined ||
    isMark(next, '.', ';', ',', '!') ||
    isWord(next, 'while', 'but', 'without') ||
    (isWord(next, 'and') && !['ADJ', 'VERB'].includes(tokens[behind + 1]?.pos ?? ''));
  return phrase?.end === be && phrase.plural && isWhole;
}

const ABLE: Readonly<Record<string, string>> = {
  available: 'read',
  readable: 'read',
  visible: 'read',
  viewable: 'read',
  accessible: 'read',
  editable: 'update',
  changeable: 'update',
  modifiable: 'update',
  deletable: 'delete',
  removable: 'delete',
};
