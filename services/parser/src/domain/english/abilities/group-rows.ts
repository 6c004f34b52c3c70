import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isAccountNoun, isGroupNoun } from '../../lexicon/account-lexicon';
import { entityName, isPlural } from '../../names';
import { isMark, isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Actor } from '../notes';
import type { Clause } from '../grammar/clause';
import { type NounPhrase, nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

interface SeenRows {
  readonly clause: Clause;
  readonly object: Range;
  readonly entity: string;
  readonly actors: readonly Actor[];
}

/** The group in which whoever acts is, where the rows acted on are its: "the tasks of their team", "requests for his building", "documents that belong to their department". */
export function readGroupRows(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { clause, object, entity, actors }: SeenRows,
): Range | undefined {
  const { tokens } = at.sentence;
  // "..., caretakers only those for their building": others, who see them.
  const phrase = isWord(tokens[object.end], 'only') ? undefined : groupBehind(tokens, object);
  // "Members of a family": whoever has an account is in one, or in none.
  const isMember = (name: string): boolean =>
    name.endsWith('member') && phrase !== undefined && namesGroup(tokens, clause.subject, phrase);
  const roles = actors.flatMap(({ kind, name }) =>
    kind === 'role' && !isAccountNoun(name) && !isMember(name)
      ? [name]
      : ['authenticated', 'someone', 'role'].includes(kind)
        ? [EVERYBODY]
        : [],
  );
  if (!phrase || roles.length === 0) return undefined;
  const group = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  if (group === entity) return undefined;
  notes.declare(group, { at, start: phrase.head.start, end: phrase.head.end });
  for (const role of roles)
    reading.fact(at, clause.start, phrase.end, FactKind.OWNERSHIP, entity, `group:${group}:${role}`);
  return phrase;
}

/** Whoever has an account, where no role is named. */
const EVERYBODY = 'user';

/** "photos | in their club": whose group it is. */
export function groupBehind(tokens: readonly Token[], { start, end }: Range): NounPhrase | undefined {
  const whose = tokens.findIndex(
    (token, i) =>
      i > start && i <= end + MOST_BETWEEN && (isWord(token, 'their', 'his', 'her', 'my') || isSameAsBefore(tokens, i)),
  );
  if (whose < 0 || !isWord(tokens[whose - 1], ...OF)) return undefined;
  // "their own claims, managers those of their team": behind the comma, others see others.
  if (tokens.slice(end, whose).some((token) => isMark(token, ',', ';'))) return undefined;
  if (isWord(tokens[whose - 1], 'to') && !isWord(tokens[whose - 2], 'belong', 'assign')) return undefined;
  const phrase = nounPhraseAt(tokens, isWord(tokens[whose + 1], 'own') ? whose + 2 : whose + 1, tokens.length);
  const noun = phrase?.words.at(-1) ?? '';
  return phrase && !phrase.plural && !isPlural(noun) && isGroupNoun(noun) ? phrase : undefined;
}

/** "Members of a team see the tasks of | that team" */
const isSameAsBefore = (tokens: readonly Token[], i: number): boolean =>
  isWord(tokens[i], 'that', 'this', 'same') &&
  tokens[i + 1]?.pos === 'NOUN' &&
  tokens
    .slice(0, i - 1)
    .some(({ lemma }, k) => lemma === tokens[i + 1]?.lemma && isWord(tokens[k - 1], 'a', 'the', 'each'));

/** Whether the subject is said to be in one: "members of a family". */
const namesGroup = (tokens: readonly Token[], subject: Range | undefined, { words }: NounPhrase): boolean =>
  subject !== undefined && tokens.slice(subject.start, subject.end).some(({ lemma }) => lemma === words.at(-1));

const OF = ['of', 'for', 'from', 'in', 'at', 'within', 'to'] as const;
const MOST_BETWEEN = 4;
