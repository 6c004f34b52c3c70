import { softwareNouns } from '../../lexicon/project-lexicon';
import { singular } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import { actorsOf, isVisitor } from '../grammar/actors';
import type { Clause } from '../grammar/clause';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

/** "Keepers and vets use it", "drivers work with the system", "curators have accounts": those who use the software are roles. */
export function readUsers(reading: BriefReading, notes: DomainNotes, at: SentenceReading, clause: Clause): boolean {
  const { subject, passive, negated, modal } = clause;
  if (!subject || passive || negated || modal !== undefined || clause.relative || clause.host) return false;
  const { tokens } = at.sentence;
  const known = haveAccounts(notes, tokens, clause);
  const end = usesSoftware(tokens, clause) ?? known ?? areStaff(tokens, clause);
  if (end === undefined) return false;
  if (known !== undefined) nameVisitors(notes, at, subject);
  const actors = actorsOf(notes, at, subject);
  if (actors.length === 0 || !actors.every(({ kind, only }) => kind === 'role' && !only)) return false;
  for (const { name } of actors) reading.useRole(at, subject.start, subject.end, name);
  reading.use(at, clause.start, end);
  return true;
}

/** "Volunteers and visitors have accounts": such visitors are not everybody. */
function nameVisitors(notes: DomainNotes, at: SentenceReading, subject: Range): void {
  for (let start = subject.start; start < subject.end; start++) {
    const name = singular(at.sentence.tokens[start]?.lower ?? '');
    if (isVisitor([name])) notes.roles.set(name, { at, start, end: start + 1 });
  }
}

/** "use it", "work with our system": where the words end; "use it to report defects" goes on with what they may. */
function usesSoftware(tokens: readonly Token[], { verbs, verb }: Clause): number | undefined {
  const isUse = verbs.length === 1 && ['use', 'access', 'operate'].includes(verbs[0]?.lemma ?? '');
  const isWork = verbs.length === 1 && verbs[0]?.lemma === 'work' && isWord(tokens[verb.end], 'with', 'in', 'on');
  if (!isUse && !isWork) return undefined;
  const start = isWork ? verb.end + 1 : verb.end;
  if (isWord(tokens[start], 'it')) return ends(tokens, start + 1);
  if (!isWord(tokens[start], 'the', 'this', 'our')) return undefined;
  return softwareNouns.has(tokens[start + 1]?.lower ?? '') ? ends(tokens, start + 2) : undefined;
}

/** "have accounts", "have an account", where accounts are nothing that the brief keeps. */
function haveAccounts(notes: DomainNotes, tokens: readonly Token[], { verbs, verb }: Clause): number | undefined {
  const has = verbs.length === 1 && isWord(tokens[verb.start], 'have', 'get');
  let noun = verb.end;
  while (isWord(tokens[noun], 'an', 'their', 'own', 'user')) noun++;
  if (!has || !isWord(tokens[noun], 'account', 'login') || notes.entityFor(['account']) !== undefined) return undefined;
  return ends(tokens, noun + 1);
}

/** "are staff", "are our users" */
function areStaff(tokens: readonly Token[], { verbs, verb }: Clause): number | undefined {
  if (verbs.length !== 1 || verbs[0]?.lemma !== 'be') return undefined;
  const noun = isWord(tokens[verb.end], 'the', 'our', 'its') ? verb.end + 1 : verb.end;
  return isWord(tokens[noun], 'staff', 'user') ? ends(tokens, noun + 1) : undefined;
}

const ends = (tokens: readonly Token[], end: number): number | undefined =>
  tokens[end] === undefined || isMark(tokens[end], '.', ',', ';', ':', '!') ? end : undefined;
