import { isPersonNoun } from '../../lexicon/account-lexicon';
import { projectHeads } from '../../lexicon/project-lexicon';
import { isPlural, singular } from '../../names';
import { type Token, isMark, isWord } from '../../text/token';
import { readClauses } from '../grammar/clauses';

/** What a login is ruled out for: the whole, reading anything, or one thing, person or deed. */
export type AccessScope = 'whole' | 'reading' | 'part';

const READING = ['read', 'reading', 'view', 'viewing', 'browse', 'browsing', 'look', 'looking', 'see', 'get', 'search'];
/** "the read side", "read access": words beside reading that name nothing of the domain. */
const SIDES = new Set(['side', 'access', 'endpoint', 'request', 'part', 'operation', 'call', 'route', 'anything']);
/** Words that stand for all of it, behind "for", "in" or "to use". */
const WHOLE = new Set([
  ...['user', 'version', 'everything', 'anything', 'it', 'this', 'that', 'anyone', 'anybody', 'everyone', 'everybody'],
  ...['release', 'phase', 'iteration', 'moment', 'beginning', 'start', 'first', 'mvp', 'v1', 'now', 'today', 'scope'],
  ...['simplicity', 'anywhere', 'us', 'me', 'use', 'need', 'all'],
]);

/** What is done with the whole. */
const USING = new Set(['using', 'working', 'running', 'starting', 'getting', 'testing', 'developing']);

/** What the words around "no login", from `start` up to `end`, restrict it to. */
export function accessScope(tokens: readonly Token[], start: number, end: number): AccessScope {
  const behind = pointsBack(tokens, start, end) ?? scopeBehind(tokens, end);
  if (behind !== 'whole') return behind;
  if (isOfStrangers(tokens, start, end)) return 'part';
  if ([isOptional, isOfStory, isOfAbility, isOfDeed, isOfThings].some((isPart) => isPart(tokens, start))) return 'part';
  return scopeOfSubject(tokens, start);
}

/** "Everything is public to read, no login for that": for what was said before. */
function pointsBack(tokens: readonly Token[], start: number, end: number): AccessScope | undefined {
  let i = end;
  while (isWord(tokens[i], 'need', 'needed', 'require', 'required', 'necessary')) i++;
  const after = tokens[i + 2];
  const isBack = isWord(tokens[i], 'for') && isWord(tokens[i + 1], 'that', 'this', 'those', 'these');
  if (!isBack || (after !== undefined && after.kind !== 'mark')) return undefined;
  const opening = tokens.findLastIndex((token, at) => at < start && isMark(token, ';', '.', ':'));
  const before = tokens.slice(opening + 1, start);
  return before.length > 2 ? scopeNamed(before) : undefined;
}

const NEEDED = ['need', 'needed', 'require', 'required', 'necessary', 'be', 'not', "n't", 'at', 'all', 'whatsoever'];

/** "no auth on the read side", "no login needed to browse", "no account for visitors". */
function scopeBehind(tokens: readonly Token[], end: number): AccessScope {
  let i = end;
  while (isWord(tokens[i], ...NEEDED)) i++;
  if (!isWord(tokens[i], 'for', 'on', 'to', 'when', 'while', 'in')) return 'whole';
  const stop = tokens.findIndex(
    (token, at) => at > i && (token.kind === 'mark' || isWord(token, 'but', 'because', 'since', 'as', 'so')),
  );
  return scopeNamed(tokens.slice(i + 1, stop < 0 ? tokens.length : stop));
}

function scopeNamed(words: readonly Token[]): AccessScope {
  const nouns = words.filter(({ pos, kind }) => (pos === 'NOUN' || pos === 'PROPN') && kind === 'word');
  if (words.some((token) => READING.includes(token.lower)))
    return nouns.every(({ lemma, lower }) => SIDES.has(lemma) || READING.includes(lower)) ? 'reading' : 'part';
  const isWhole = words.some(({ lemma, lower }) => projectHeads.has(lemma) || WHOLE.has(lemma) || WHOLE.has(lower));
  if (isWhole) return 'whole';
  // "no signup needed for listening": for one deed alone.
  const isDeed = words.some(({ pos, lower }) => pos === 'VERB' && /[a-z]{3}ing$/.test(lower) && !USING.has(lower));
  return nouns.length === 0 && !isDeed ? 'whole' : 'part';
}

/** "can browse without logging in": said of one thing, not of the whole. */
function isOptional(tokens: readonly Token[], start: number): boolean {
  const before = tokens.slice(0, start);
  const without = before.findLastIndex((token) => isWord(token, 'without', 'not'));
  const verb = before
    .slice(0, Math.max(without, 0))
    .some((token) => isWord(token, 'can', 'may', 'possible', 'browse', 'view', 'see', 'read', 'search'));
  return verb && isWord(before[without], 'without');
}

/** "Visitors without an account may search": what is said of some people, and not of an API or of everybody. */
function isOfStrangers(tokens: readonly Token[], start: number, end: number): boolean {
  const without = tokens.findLastIndex((token, i) => i < start && i >= start - 3 && isWord(token, 'without'));
  const who = tokens[without - 1];
  if (!who || !['NOUN', 'PROPN'].includes(who.pos) || !['AUX', 'VERB', 'ADV'].includes(tokens[end]?.pos ?? ''))
    return false;
  const named = singular(who.lower);
  return (isPlural(who.lower) || isPersonNoun(named)) && !projectHeads.has(named) && !WHOLE.has(named);
}

/** "As anybody I want to look at the meals without logging in": the wish of one story, unless it is for the software itself. */
function isOfStory(tokens: readonly Token[], start: number): boolean {
  const speaker = tokens.findIndex((token, i) => i < 9 && isWord(token, 'i', 'we'));
  if (!isWord(tokens[0], 'as') || speaker < 0 || speaker > start) return false;
  const nouns = tokens.slice(speaker, start).filter(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  return nouns.some(({ lemma, lower }) => isPlural(lower) || !projectHeads.has(lemma));
}

/** "Listeners can leave comments, no account needed": what one thing asks for, not the whole. */
const isOfAbility = (tokens: readonly Token[], start: number): boolean => {
  const modal = tokens.findIndex((token, i) => i < start && isWord(token, 'can', 'may'));
  const opening = tokens.findLastIndex((token, i) => i < modal && isMark(token, ':', ';', '–', '—'));
  // "You can ignore authentication"
  const isAdvice = isWord(tokens[modal - 1], 'you', 'we', 'i');
  if (modal < 1 || isAdvice) return false;
  const who = tokens.slice(opening + 1, modal);
  // "Anyone may look at the kilns, no account needed": they may do no more than that.
  const isEverybody = who.some((token) => isWord(token, 'everyone', 'everybody', 'anyone', 'anybody'));
  const said = tokens.slice(modal + 1, start);
  const areSeen =
    said.every(({ pos, lower }) => pos !== 'VERB' || READING.includes(lower)) && scopeNamed(said) === 'part';
  return !who.some((token) => projectHeads.has(token.lemma)) && (!isEverybody || areSeen);
};

/** "Citizens see the parks, no login": what is said of those who act. */
const isOfDeed = (tokens: readonly Token[], start: number): boolean =>
  doneBy(tokens, start, (subject) => {
    const who = singular(subject.at(-1)?.lower ?? '');
    return isPersonNoun(who) || PEOPLE.has(who);
  });

/** "Anybody with the link can answer, no login": what is said of anybody who does it. */
export const isOfAnybody = (tokens: readonly Token[], start: number): boolean =>
  doneBy(tokens, start, ([who]) => isWord(who, 'anybody', 'anyone', 'everybody', 'everyone'));

/** Whether who acts in the clause that `start` stands in, behind its verb, is somebody `of` that kind. */
const doneBy = (tokens: readonly Token[], start: number, of: (subject: readonly Token[]) => boolean): boolean =>
  readClauses(tokens, { start: 0, end: tokens.length }).some(({ subject, verb, end }) => {
    const words = tokens
      .slice(subject?.start ?? 0, subject?.end ?? 0)
      .filter((token) => !isWord(token, 'only', 'just'));
    return verb.end <= start && start < end && of(words);
  });

/** "Timetables are publicly accessible", "all films are open to everyone": what is said of some of what is kept. */
function isOfThings(tokens: readonly Token[], start: number): boolean {
  const opening = tokens.findLastIndex((token, i) => i < start && isMark(token, ';', '.', ':', ','));
  const be = tokens.findIndex((token, i) => i > opening && i < start && isWord(token, 'be'));
  const named = tokens.slice(opening + 1, Math.max(opening + 1, be)).filter(({ kind }) => kind === 'word');
  const last = named.at(-1);
  if (!last || !isPlural(last.lower) || !['NOUN', 'PROPN'].includes(last.pos)) return false;
  const noun = singular(last.lower);
  return (
    !projectHeads.has(noun) && !SIDES.has(noun) && !WHOLE.has(noun) && !isPersonNoun(noun) && !OF_ACCOUNTS.has(noun)
  );
}

const OF_ACCOUNTS = new Set([
  'account',
  'login',
  'password',
  'registration',
  'permission',
  'role',
  'feature',
  'function',
]);

const PEOPLE = new Set(['citizen', 'visitor', 'guest', 'public']);

/** "The list of markets is public and requires no login", "reading needs no login". */
function scopeOfSubject(tokens: readonly Token[], start: number): AccessScope {
  const verb = tokens.findLastIndex(
    (token, i) => i < start && i >= start - 4 && ['need', 'require'].includes(token.lemma),
  );
  // "Reading is open to everyone"
  const isOneClause = start <= 8 && !tokens.slice(0, start).some((token) => isMark(token, ';', ',', '.', ':'));
  if (verb < 0 && isOneClause && READING.includes(tokens[0]?.lower ?? '')) return 'reading';
  const opening = tokens.findLastIndex((token, i) => i < verb && isMark(token, ';', ',', '.', ':'));
  const before = tokens.slice(opening + 1, Math.max(verb, 0));
  // "Reading guides needs no account" says so of guides alone.
  if (before.some((token) => READING.includes(token.lower)) && before.length <= 3) return scopeNamed(before);
  const subject = before.findLast(
    (token) => (token.pos === 'NOUN' || token.pos === 'PROPN') && token.kind === 'word' && token.lower !== 'public',
  );
  return subject === undefined || projectHeads.has(subject.lemma) || WHOLE.has(subject.lemma) ? 'whole' : 'part';
}
