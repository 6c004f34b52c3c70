import lexicon from '../../../data/lexicons/stack.json';
import { PhraseIndex } from '../english/grammar/phrase-index';

export type StackKind = 'language' | 'framework' | 'database';

export interface StackTerm {
  readonly kind: StackKind;
  readonly value: string;
  /** Means nothing but the technology; others ("go", "spring") need words around them that say so. */
  readonly sure: boolean;
}

const { languageOf, alsoFor, ownFramework, withinFramework, titles, frameworkTitles } = lexicon as unknown as Record<
  'languageOf' | 'ownFramework' | 'withinFramework' | 'titles' | 'frameworkTitles',
  Readonly<Record<string, string>>
> & { alsoFor: Readonly<Record<string, readonly string[]>> };

export const stackTerms = new PhraseIndex<StackTerm>();
for (const { words, kind, value, sure } of lexicon.terms) {
  for (const phrase of words) stackTerms.add(phrase, { kind: kind as StackKind, value, sure });
}

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words);

/** Words that show that an ambiguous name is meant as a technology, or that it is not. */
export const stackContext = {
  prepositions: setOf(lexicon.prepositions),
  heads: setOf(lexicon.heads),
  labels: setOf(lexicon.labels),
  foreignBefore: setOf(lexicon.foreignBefore),
  foreignAfter: setOf(lexicon.foreignAfter),
  /** Of a program that is not the one to be built. */
  otherPrograms: setOf(lexicon.otherPrograms),
  replacing: setOf(lexicon.replacing),
  /** Whose skills are told, not what shall be used. */
  people: setOf(lexicon.people),
};

/** What projects can be built with. */
export const builtLanguages: ReadonlySet<string> = new Set(['python', 'typescript', 'go']);
export const builtDatabases: ReadonlySet<string> = new Set(['sqlite', 'postgresql']);

/** The language that a framework is written for. */
export const languageOfFramework = (framework: string): string | undefined => languageOf[framework];

export const frameworkFits = (framework: string, language: string): boolean =>
  languageOf[framework] === language || (alsoFor[framework] ?? []).includes(language);

/** Whether what we generate for the language is built on the framework (or on the runtime) of that name. */
export const isOurFramework = (framework: string, language: string): boolean =>
  ownFramework[language] === framework || withinFramework[framework] === language;

export const ourFramework = (language: string): string => frameworkTitle(ownFramework[language] ?? '');

/** "postgresql" -> "PostgreSQL". */
export const stackTitle = (value: string): string => titles[value] ?? frameworkTitle(value);

const frameworkTitle = (value: string): string =>
  frameworkTitles[value] ?? value.charAt(0).toUpperCase() + value.slice(1);
