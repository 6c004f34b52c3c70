import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isAccountNoun, isAdministratorRole, isPersonNoun } from '../../lexicon/account-lexicon';
import { singular, singularWords, snakeCase } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** "New accounts are readers", "whoever registers gets the role viewer", "managers are the administrators": what becomes of a role. */
export function readRoleStanding(reading: BriefReading, notes: DomainNotes, at: SentenceReading): boolean {
  const { tokens } = at.sentence;
  const link = tokens.findIndex((token, i) => i > 0 && isWord(token, ...LINKS) && tokens[i + 1] !== undefined);
  if (link < 0 || link > LONGEST_SUBJECT || tokens.slice(0, link).some(({ kind }) => kind === 'mark')) return false;
  const newcomers = areNewcomers(tokens, link) ? roleBehind(notes, tokens, link + 1) : undefined;
  if (newcomers) state(reading, notes, at, newcomers, 'default');
  const administrators = newcomers ? undefined : administratorsAhead(tokens, link);
  if (administrators) state(reading, notes, at, administrators, 'administrator');
  return (newcomers ?? administrators) !== undefined;
}

const LINKS = ['be', 'is', 'are', 'become', 'get', 'receive', 'start', 'begin', 'act'];
const LONGEST_SUBJECT = 6;

interface RoleWords extends Range {
  readonly words: readonly string[];
}

function state(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { words, start, end }: RoleWords,
  standing: 'default' | 'administrator',
): void {
  const name = snakeCase(singularWords(words));
  reading.useRole(at, start, end, name);
  reading.fact(at, start, end, FactKind.ROLE, name, standing);
  reading.use(at, 0, end);
  notes.roles.set(name, { at, start, end });
}

/** "New users", "everybody who signs up", "by default a user", "the default role" */
function areNewcomers(tokens: readonly Token[], link: number): boolean {
  const subject = tokens.slice(0, link);
  const last = singular(subject.at(-1)?.lower ?? '');
  if (last === 'role') return subject.some((token) => isWord(token, 'default', 'initial'));
  const registers = (part: readonly Token[]): boolean => part.some((token) => isWord(token, ...REGISTERING));
  const isAnybody = isWord(subject[0], 'whoever', 'everybody', 'everyone', 'anybody', 'anyone', 'people', 'those');
  if (isAnybody && registers(subject)) return true;
  const isAccount = isAccountNoun(last) || ['member', 'registration', 'person', 'people', 'everybody'].includes(last);
  const isNew = subject.some((token) => isWord(token, 'new', 'newly', 'fresh', 'default'));
  return isAccount && (isNew || registers(tokens.slice(link)));
}

const REGISTERING = ['register', 'registers', 'sign', 'signs', 'join', 'joins', 'signup'];

/** "readers", "a normal member", "the role viewer", "the viewer role", "as guests" */
function roleBehind(notes: DomainNotes, tokens: readonly Token[], start: number): RoleWords | undefined {
  let from = start;
  while (isWord(tokens[from], ...PLAIN)) from++;
  const phrase = nounPhraseAt(tokens, from, tokens.length);
  if (!phrase || phrase.head.start !== from) return undefined;
  const isSaid = [tokens[from - 1], tokens[phrase.head.end - 1]].some((token) => isWord(token, 'role'));
  const words = phrase.words.filter((word) => word !== 'role');
  const isKnown = notes.roles.has(snakeCase(singularWords(words))) || isPersonNoun(singular(words.at(-1) ?? ''));
  return words.length > 0 && (isSaid || isKnown) ? { words, start: from, end: phrase.end } : undefined;
}

const PLAIN = 'a an the as role of only just simply automatically always normal regular plain ordinary simple'.split(
  ' ',
);

/** "Managers are the administrators", where nothing else is said of either. */
function administratorsAhead(tokens: readonly Token[], link: number): RoleWords | undefined {
  let from = link + 1;
  while (isWord(tokens[from], 'a', 'an', 'the', 'our', 'as', 'also')) from++;
  const next = tokens[from + 1];
  if (!isAdministratorRole(singular(tokens[from]?.lower ?? ''))) return undefined;
  const phrase = nounPhraseAt(tokens, 0, link);
  const noun = singular(phrase?.words.at(-1) ?? '');
  const isRole = phrase?.end === link && isPersonNoun(noun) && !isAccountNoun(noun);
  return isRole && (next === undefined || next.kind === 'mark')
    ? { words: phrase.words, start: phrase.head.start, end: from + 1 }
    : undefined;
}
