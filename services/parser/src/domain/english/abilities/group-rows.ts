import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { isAccountNoun, isGroupNoun } from '../../lexicon/account-lexicon';
import { entityName, isPlural } from '../../names';
import { isWord, type Token } from '../../text/token';
import type { DomainNotes } from '../domain-notes';
import type { Actor } from '../notes';
import type { Clause } from '../grammar/clause';
import { nounPhraseAt } from '../grammar/noun-phrase';
import type { Range } from '../grammar/phrase-pattern';
import type { BriefReading, SentenceReading } from '../reading';

interface SeenRows {
  readonly clause: Clause;
  readonly object: Range;
  readonly entity: string;
  readonly actors: readonly Actor[];
}

/** "the tasks of their team", "requests for his building", "documents that belong to their department": rows of the one group in which whoever acts is. */
export function readGroupRows(
  reading: BriefReading,
  notes: DomainNotes,
  at: SentenceReading,
  { clause, object, entity, actors }: SeenRows,
): void {
  const { tokens } = at.sentence;
  // "..., caretakers only those for their building": others, who see them.
  const phrase = isWord(tokens[object.end], 'only') ? undefined : groupBehind(tokens, object);
  const roles = actors.flatMap(({ kind, name }) =>
    kind === 'role' && !isAccountNoun(name)
      ? [name]
      : ['authenticated', 'someone', 'role'].includes(kind)
        ? [EVERYBODY]
        : [],
  );
  if (!phrase || roles.length === 0) return;
  const group = notes.entityFor(phrase.words) ?? notes.canonical(entityName(phrase.words));
  if (group === entity) return;
  notes.declare(group, { at, start: phrase.head.start, end: phrase.head.end });
  for (const role of roles)
    reading.fact(at, clause.start, phrase.end, FactKind.OWNERSHIP, entity, `group:${group}:${role}`);
}

/** Whoever has an account, where no role is named. */
const EVERYBODY = 'user';

function groupBehind(tokens: readonly Token[], { start, end }: Range) {
  const whose = tokens.findIndex(
    (token, i) => i > start && i <= end + MOST_BETWEEN && isWord(token, 'their', 'his', 'her', 'my'),
  );
  if (whose < 0 || !isWord(tokens[whose - 1], ...OF)) return undefined;
  if (isWord(tokens[whose - 1], 'to') && !isWord(tokens[whose - 2], 'belong', 'assign')) return undefined;
  const phrase = nounPhraseAt(tokens, isWord(tokens[whose + 1], 'own') ? whose + 2 : whose + 1, tokens.length);
  const noun = phrase?.words.at(-1) ?? '';
  return phrase && !phrase.plural && !isPlural(noun) && isGroupNoun(noun) ? phrase : undefined;
}

const OF = ['of', 'for', 'from', 'in', 'at', 'within', 'to'] as const;
const MOST_BETWEEN = 4;
