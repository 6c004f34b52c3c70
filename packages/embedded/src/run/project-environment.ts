import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'dotenv';
import { Database, type Application } from '@quantumlayer/contracts/ir/v1/ir';

export interface ProjectEnvironmentOptions {
  readonly application: Application;
  /** The project; its data stays there. */
  readonly directory: string;
  /** The user's own; it wins over the project's `.env`, and that over defaults. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface ProjectEnvironment {
  /** With everything of the user's environment. */
  readonly all: Readonly<Record<string, string>>;
  /** With what the project names in its `.env.example` and `.env`, and nothing else of the user's environment. */
  readonly own: Readonly<Record<string, string>>;
  /** Folders that its database needs; they exist. */
  readonly dataFolders: readonly string[];
  /** Nobody named the PostgreSQL server that it is made for: an SQLite file does, as in its README. */
  readonly standIn: boolean;
}

/** What a project is started with, and where it keeps its data. */
export async function projectEnvironment(options: ProjectEnvironmentOptions): Promise<ProjectEnvironment> {
  const { application, directory, environment } = options;
  const [file, example] = await Promise.all([variablesOf(directory, '.env'), examplesOf(directory)]);
  const set = Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const named = set.filter(([name]) => name in file || name in example);
  const defaults = { DATABASE_URL: `sqlite:./data/${application.name}.db` };
  const own: Record<string, string> = { ...defaults, ...withoutBlanks(file), ...Object.fromEntries(named) };
  const database = sqliteFile(own['DATABASE_URL'], directory);
  const dataFolders = database === undefined ? [] : [dirname(database)];
  await Promise.all(dataFolders.map((folder) => mkdir(folder, { recursive: true })));
  const standIn = application.stack?.database === Database.POSTGRESQL && own['DATABASE_URL'] === defaults.DATABASE_URL;
  if (database !== undefined) own['DATABASE_URL'] = `sqlite:${database}`;
  return { own, all: { ...Object.fromEntries(set), ...own }, dataFolders, standIn };
}

const variablesOf = async (directory: string, name: string): Promise<Record<string, string>> =>
  parse(await textOf(directory, name));

/** A line that is commented out names its variable too: `# SEED=false`. */
const examplesOf = async (directory: string): Promise<Record<string, string>> =>
  parse((await textOf(directory, '.env.example')).replaceAll(/^#\s*(?=[A-Z][A-Z0-9_]*=)/gm, ''));

const textOf = (directory: string, name: string): Promise<string> =>
  readFile(join(directory, name), 'utf8').catch(() => '');

/** A line without a value says that the default holds. */
function withoutBlanks(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
}

/** The absolute path of the file that a `sqlite:` address names; undefined for other databases and for memory. */
function sqliteFile(address: string | undefined, directory: string): string | undefined {
  const path = /^sqlite:(?!:memory:)(.+)$/.exec(address ?? '')?.[1];
  return path === undefined ? undefined : resolve(directory, path);
}
