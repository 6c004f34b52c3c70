import { correctWord } from '../english/grammar/vocabulary';
import { findRoutes } from '../routes/find-routes';
import { readSentences } from '../text/sentences';
import type { Sentence } from '../text/token';
import { readSchemas } from './read-schemas';

/** A line that is nothing but "/telescopes" names what stands under it. */
const PATH_ALONE = /^([ \t]*(?:#+[ \t]+|\*\*|`)?)\/(?=[a-z][\w-]*[`*]*[ \t]*:?[ \t]*$)/gm;

/** The sentences of a brief in order; a declaration in code is one without words. */
export function sentencesOf(brief: string): Sentence[] {
  const { entities, others, english } = readSchemas(brief);
  const plain = english.replace(PATH_ALONE, (_all, before: string) => `${before} `);
  const declared = [...entities, ...others].map(({ start, end }, i): Sentence => {
    const schema = entities[i];
    const text = brief.slice(start, end);
    const found = { tokens: [], text, start, end, kind: 'schema', level: 0, parent: undefined, carried: 0 } as const;
    return { ...found, ...(schema ? { schema } : {}) };
  });
  return [...readSentences(plain, correctWord, findRoutes(plain)), ...declared].sort((a, b) => a.start - b.start);
}
