import { Database, Language } from '@quantumlayer/contracts/ir/v1/ir';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';

/** What people type for a language, a framework or a database. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  python: Language.PYTHON,
  py: Language.PYTHON,
  fastapi: Language.PYTHON,
  'python-fastapi': Language.PYTHON,
  typescript: Language.TYPESCRIPT,
  ts: Language.TYPESCRIPT,
  fastify: Language.TYPESCRIPT,
  'typescript-fastify': Language.TYPESCRIPT,
  go: Language.GO,
  golang: Language.GO,
  'go-chi': Language.GO,
};
const DATABASES: Readonly<Record<string, Database>> = {
  sqlite: Database.SQLITE,
  sqlite3: Database.SQLITE,
  postgresql: Database.POSTGRESQL,
  postgres: Database.POSTGRESQL,
  pg: Database.POSTGRESQL,
};

/** UNSUPPORTED for a word that is no language or framework of ours. */
export function languageOf(word: string | undefined): Language | undefined {
  return lookUp(LANGUAGES, word, 'language or stack', 'python, typescript, go; or fastapi, fastify');
}

/** UNSUPPORTED for a word that is no database of ours. */
export function databaseOf(word: string | undefined): Database | undefined {
  return lookUp(DATABASES, word, 'database', 'sqlite, postgresql');
}

function lookUp<Value>(
  known: Readonly<Record<string, Value>>,
  word: string | undefined,
  what: string,
  choices: string,
): Value | undefined {
  if (word === undefined) return undefined;
  const key = word.trim().toLowerCase();
  const found = Object.hasOwn(known, key) ? known[key] : undefined;
  if (found !== undefined) return found;
  throw new QuantumLayerError(ErrorCode.UNSUPPORTED, `There is no ${what} "${word}". There are: ${choices}.`);
}
