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

/** First words of functions that end in an entity's name: `checkSchema` is the schema of a Check, and checks a Schema. */
const verbs: ReadonlySet<string> = new Set([
  'find',
  'lock',
  'list',
  'insert',
  'update',
  'delete',
  'check',
  'owns',
  'add',
]);

/** The project has functions of its own for these: `listRows`, `listParameters`. */
const listed: ReadonlySet<string> = new Set(['Rows', 'Parameters']);

export function entityNames({ name, plural }: Pick<EntityModel, 'name' | 'plural'>): EntityNames {
  const [pascal, camel, pascalPlural] = [pascalCase(name), camelCase(name), pascalCase(plural)];
  return {
    pascal,
    camel: verbs.has(camel) ? `${camel}Entity` : camel,
    pascalPlural: listed.has(pascalPlural) ? `${pascal}Entities` : pascalPlural,
    camelPlural: camelCase(plural),
    folder: kebabCase(plural),
    phrase: words(name).join(' '),
    pluralPhrase: words(plural).join(' '),
  };
}
