import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { Database, Language } from '@quantumlayer/contracts/ir/v1/ir';
import type { Overrides } from '@quantumlayer/contracts/parser/v1/parser';
import { FactKind, type Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import { QuantumLayerError, type Violation } from '@quantumlayer/errors';
import type { Assumptions } from './compile/assumptions';
import type { DraftModel } from './draft-model';
import {
  builtDatabases,
  builtLanguages,
  frameworkFits,
  isOurFramework,
  languageOfFramework,
  ourFramework,
  stackTitle,
} from './lexicon/stack-lexicon';

const LANGUAGES = [...builtLanguages];
const DATABASES = [...builtDatabases];
const DEFAULT_LANGUAGE = 'python';
const DEFAULT_DATABASE = 'sqlite';

const overrideLanguage: Readonly<Partial<Record<Language, string>>> = {
  [Language.PYTHON]: 'python',
  [Language.TYPESCRIPT]: 'typescript',
  [Language.GO]: 'go',
};
const overrideDatabase: Readonly<Partial<Record<Database, string>>> = {
  [Database.SQLITE]: 'sqlite',
  [Database.POSTGRESQL]: 'postgresql',
};

/** Where in the sources a fact was said, with its words. */
export function violationOf(fact: Fact, texts: readonly string[], rule: string): Violation {
  const { span } = fact;
  const words = span ? (texts[span.source] ?? '').slice(span.start, span.end) : fact.value;
  return { field: span ? `brief:${span.start}-${span.end}` : '', rule, message: `“${words}”` };
}

/** Settles language and database, and says where what was asked for is not what is built. */
export function settleStack(
  model: DraftModel,
  facts: readonly Fact[],
  texts: readonly string[],
  overrides: Overrides | undefined,
  assumptions: Assumptions,
): void {
  const of = (kind: FactKind): Fact[] => facts.filter((fact) => fact.kind === kind);
  const chosen = overrideLanguage[overrides?.language ?? Language.UNSPECIFIED];
  const language = chosen ?? languageFrom(of(FactKind.LANGUAGE), of(FactKind.FRAMEWORK), texts, assumptions);
  model.language = language;
  if (chosen === undefined)
    for (const framework of of(FactKind.FRAMEWORK))
      judgeFramework(framework, language, of(FactKind.LANGUAGE), texts, assumptions);
  model.database =
    overrideDatabase[overrides?.database ?? Database.UNSPECIFIED] ??
    databaseFrom(of(FactKind.DATABASE), texts, assumptions);
}

function languageFrom(
  languages: readonly Fact[],
  frameworks: readonly Fact[],
  texts: readonly string[],
  assumptions: Assumptions,
): string {
  const supported = languages.filter(({ value }) => LANGUAGES.includes(value));
  const [first] = supported;
  if (first) {
    if (languages.length > 1) {
      assumptions.add(
        `${stackTitle(first.value)} was chosen of ${languages.map(({ value }) => stackTitle(value)).join(', ')}.`,
        `Name one language only, for example "in ${stackTitle(languages.find(({ value }) => value !== first.value && LANGUAGES.includes(value))?.value ?? first.value)}".`,
        first.span,
      );
    }
    return first.value;
  }
  const [foreign] = languages;
  if (foreign) throw unsupported('language', foreign, texts, LANGUAGES.map(stackTitle));
  const implied = frameworks.find(({ value }) => LANGUAGES.includes(languageOfFramework(value) ?? ''));
  if (implied) return languageOfFramework(implied.value) ?? DEFAULT_LANGUAGE;
  const [framework] = frameworks;
  if (framework)
    throw unsupported(
      'framework',
      framework,
      texts,
      LANGUAGES.map((language) => `${ourFramework(language)} (${stackTitle(language)})`),
    );
  assumptions.add('Python, because the brief names no language.', 'Write "in TypeScript" or "in Go".');
  return DEFAULT_LANGUAGE;
}

function judgeFramework(
  framework: Fact,
  language: string,
  languages: readonly Fact[],
  texts: readonly string[],
  assumptions: Assumptions,
): void {
  const { value } = framework;
  if (isOurFramework(value, language)) return;
  const named = languages.find((fact) => fact.value === language);
  if (named && languages.length === 1 && !frameworkFits(value, language)) {
    throw new QuantumLayerError(
      ErrorCode.CONTRADICTION,
      `The brief asks for ${stackTitle(language)} and for ${stackTitle(value)}, which is made for ${stackTitle(languageOfFramework(value) ?? 'another language')}. Name one of the two.`,
      {
        violations: [
          violationOf(named, texts, 'contradiction.language'),
          violationOf(framework, texts, 'contradiction.framework'),
        ],
      },
    );
  }
  assumptions.add(
    `${ourFramework(language)} in place of ${stackTitle(value)}: it is what ${stackTitle(language)} projects are built on here.`,
    `Leave ${stackTitle(value)} out, or write the framework you want of: FastAPI, Fastify, net/http.`,
    framework.span,
  );
}

function databaseFrom(databases: readonly Fact[], texts: readonly string[], assumptions: Assumptions): string {
  const supported = [...new Set(databases.map(({ value }) => value).filter((value) => DATABASES.includes(value)))];
  const [first, second] = supported;
  if (first !== undefined && second !== undefined) {
    const said = databases.filter(({ value }) => DATABASES.includes(value));
    const either = /\bor\b|\bthen\b|later|\/|locally|production|development|tests?\b/i.test(texts.join(' '));
    if (!either) {
      throw new QuantumLayerError(
        ErrorCode.CONTRADICTION,
        'The brief names both SQLite and PostgreSQL as the database. Name one of the two.',
        {
          violations: said.map((fact) => violationOf(fact, texts, 'contradiction.database')),
        },
      );
    }
    assumptions.add(
      `${stackTitle(first)} was chosen of SQLite and PostgreSQL.`,
      `Name only ${stackTitle(second)}.`,
      said[0]?.span,
    );
  }
  if (first !== undefined) return first;
  const [foreign] = databases;
  if (foreign) throw unsupported('database', foreign, texts, DATABASES.map(stackTitle));
  return DEFAULT_DATABASE;
}

function unsupported(
  what: string,
  fact: Fact,
  texts: readonly string[],
  supported: readonly string[],
): QuantumLayerError {
  return new QuantumLayerError(
    ErrorCode.UNSUPPORTED,
    `The ${what} ${stackTitle(fact.value)} is not supported. Write one of: ${supported.join(', ')}; or leave the ${what} out.`,
    { violations: [violationOf(fact, texts, `unsupported.${what}`)] },
  );
}

/** Refuses kinds of software that are not built, and says what is built instead of a web or mobile app. */
export function settleKind(facts: readonly Fact[], texts: readonly string[], assumptions: Assumptions): void {
  const kinds = facts.filter(({ kind }) => kind === FactKind.APPLICATION_KIND);
  const api = kinds.some(({ value }) => value === 'rest_api');
  for (const fact of kinds) {
    if (fact.value === 'rest_api') continue;
    if ((fact.value === 'cli' || fact.value === 'game') && !api) {
      const said = fact.value === 'cli' ? 'a command-line program' : 'a game';
      throw new QuantumLayerError(
        ErrorCode.UNSUPPORTED,
        `The brief asks for ${said}; what is built are HTTP APIs. Write "a REST API for ..." to get the back end of it.`,
        { violations: [violationOf(fact, texts, 'unsupported.kind')] },
      );
    }
    const said =
      {
        web_app: 'web interface',
        mobile_app: 'mobile app',
        graphql_api: 'GraphQL interface',
        cli: 'command-line program',
        game: 'game',
      }[fact.value] ?? fact.value;
    assumptions.add(
      `Only the REST API is built, not the ${said}.`,
      'Write "REST API only" to make that explicit.',
      fact.span,
    );
  }
}
