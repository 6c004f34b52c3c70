import { FactKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { BriefReading } from '../english/reading';
import { isAccountNoun } from '../lexicon/account-lexicon';
import { impliedWords } from '../lexicon/told-lexicon';
import { singular, wordsOf } from '../names';

/** Facts about the whole; a sentence with no others is an introduction, in which much is said that is not to be built. */
export const OF_THE_WHOLE = new Set([
  FactKind.NAME,
  FactKind.APPLICATION_KIND,
  FactKind.ARCHETYPE,
  FactKind.LANGUAGE,
  FactKind.DATABASE,
  FactKind.FRAMEWORK,
  FactKind.AUTHENTICATION,
  FactKind.PAGINATION,
  FactKind.NON_FUNCTIONAL,
  FactKind.EXCLUSION,
]);
/** Who may do something without a role of his own. */
const ANYBODY = new Set(['anyone', 'authenticated', 'owner']);
const TEXTS = new Set(['string', 'text']);

type Words = ReadonlyMap<string, ReadonlySet<string>>;

/** Words by the name of the thing that they are of, wherever the brief tells them. */
export interface FactNames {
  /** The last words of what is kept, "spot". */
  readonly things: ReadonlySet<string>;
  /** What it is called. */
  readonly spoken: Words;
  readonly states: Words;
  readonly parts: Words;
  /** The parts in which a search looks. */
  readonly searched: Words;
}

/** "Parking spots" are a `Spot`; "free spots" are those in a state that another sentence tells. */
export function factNames({ sentences, facts }: BriefReading): FactNames {
  const [spoken, states, parts, searched] = [new Names(), new Names(), new Names(), new Names()];
  const things = new Set<string>();
  for (const { sentence, stated } of sentences)
    for (const { kind, subject, start, end } of stated)
      if (kind === FactKind.ENTITY && end - start <= 3)
        for (const { pos, lower } of sentence.tokens.slice(start, end))
          if (pos !== 'VERB') spoken.give(subject, [lower]);
  for (const { kind, subject, value } of facts) {
    const [thing = '', part = ''] = subject.split('.');
    if (kind === FactKind.ENTITY) things.add(wordsOf(subject).at(-1)?.toLowerCase() ?? '');
    if (kind === FactKind.STATE) states.give(thing, [...wordsOf(value), ...impliedWords('state')]);
    if (kind !== FactKind.FIELD) continue;
    parts.give(thing, wordsOf(part));
    if (TEXTS.has(value)) searched.give(thing, wordsOf(part));
  }
  return { things, spoken, states, parts, searched };
}

class Names extends Map<string, Set<string>> {
  give(name: string, words: readonly string[]): void {
    const known = this.get(name) ?? new Set();
    for (const word of words) known.add(word.toLowerCase()).add(singular(word.toLowerCase()));
    this.set(name, known);
  }
}

/** What the facts of a sentence say. */
export interface SaidWords {
  readonly named: ReadonlySet<string>;
  /** The operations that somebody may do: `create`, or `*`. */
  readonly operations: ReadonlySet<string>;
  /** Whether they are of whoever there is. */
  readonly isOfAnybody: boolean;
}

export function wordsOfFacts(facts: readonly Fact[], { spoken, states, parts, searched }: FactNames): SaidWords {
  const named = new Set<string>();
  const give = (words: Iterable<string>): void => {
    for (const word of words) named.add(word.toLowerCase()).add(singular(word.toLowerCase()));
  };
  for (const { kind, subject, value } of facts) {
    for (const words of [wordsOf(subject), wordsOf(value), impliedWords(FactKind[kind].toLowerCase())]) give(words);
    if (kind === FactKind.QUERY && value === 'search') give(searched.get(subject) ?? []);
    if (kind === FactKind.FIELD) give(parts.get(subject.split('.')[0] ?? '') ?? []);
    for (const name of `${subject}.${value}`.split(/[.:-]/)) {
      give(spoken.get(name) ?? []);
      give(states.get(name) ?? []);
    }
    if (ANYBODY.has(subject)) give(impliedWords('open'));
  }
  return {
    named,
    operations: new Set(
      facts.flatMap(({ kind, value }) => (kind === FactKind.PERMISSION ? (value.split('.')[1] ?? []) : [])),
    ),
    isOfAnybody: facts.some(
      ({ kind, subject }) => kind === FactKind.OWNERSHIP || ANYBODY.has(subject) || isOfAccount(kind, subject),
    ),
  };
}

/** `Registration.user unique_with=opportunity`: whoever it is, "a volunteer". */
const isOfAccount = (kind: FactKind, subject: string): boolean =>
  kind === FactKind.CONSTRAINT && isAccountNoun(subject.split('.')[1] ?? '');
