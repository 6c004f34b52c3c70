import { camelCase, kebabCase, pascalCase, words, type EntityModel } from '@quantumlayer/ir';

/** The names that one entity has in the generated project. */
export interface EntityNames {
  /** "OrderItem": prefix of types. */
  readonly pascal: string;
  /** "orderItem": prefix of constants and functions. */
  readonly camel: string;
  readonly pascalPlural: string;
  readonly camelPlural: string;
  /** Folder below src/features. */
  readonly folder: string;
  /** "order item", as in a sentence. */
  readonly phrase: string;
  readonly pluralPhrase: string;
}

export function entityNames({ name, plural }: Pick<EntityModel, 'name' | 'plural'>): EntityNames {
  return {
    pascal: pascalCase(name),
    camel: camelCase(name),
    pascalPlural: pascalCase(plural),
    camelPlural: camelCase(plural),
    folder: kebabCase(plural),
    phrase: words(name).join(' '),
    pluralPhrase: words(plural).join(' '),
  };
}

/** "an author", "a book". */
export function withArticle(phrase: string): string {
  return `${/^[aeiou]/.test(phrase) && !/^(uni|use|one)/.test(phrase) ? 'an' : 'a'} ${phrase}`;
}
