import type { ArchetypeData } from '../../archetypes/archetype';
import { pluralWords, spoken, wordsOf } from '../../names';
import type { Token } from '../../text/token';
import { PhraseIndex, type PhraseMatch } from '../grammar/phrase-index';

/** A part of the usual model of the domain: an entity, or one of its fields. */
export interface UsualPart {
  readonly entity: string;
  readonly field?: string;
}

/** Finds the words that name parts of the domain: "todos", "tasks", "due dates". */
export class UsualParts {
  private readonly index = new PhraseIndex<UsualPart>();
  private readonly names = new Set<string>();

  constructor(readonly data: ArchetypeData) {
    for (const { name, alsoCalled } of data.entities)
      for (const words of [spoken(name), ...(alsoCalled ?? [])]) this.add(words, { entity: name });
    // "comments" are what is commented, not a field of that name; a field of several entities is the first one's.
    for (const { name, fields } of data.entities)
      for (const field of Object.keys(fields)) this.add(wordsOf(field).join(' '), { entity: name, field });
  }

  private add(words: string, part: UsualPart): void {
    if (this.names.has(words)) return;
    for (const form of new Set([words, pluralWords(words.split(' ')).join(' ')])) {
      this.names.add(form);
      this.index.add(form, part);
    }
  }

  in(tokens: readonly Token[]): PhraseMatch<UsualPart>[] {
    return this.index.matches(tokens);
  }

  at(tokens: readonly Token[], start: number): PhraseMatch<UsualPart> | undefined {
    return this.index.matchAt(tokens, start);
  }
}

export const isNoun = (token: Token | undefined): boolean =>
  token?.kind === 'word' && (token.pos === 'NOUN' || token.pos === 'PROPN');
