import { join } from 'node:path';

/** An environment as a program receives it. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Places {
  /** Settings that a person edits. */
  readonly config: string;
  /** What can be made again: layers, tools, verdicts. */
  readonly cache: string;
  /** What cannot: the database and the blobs of `qlf up`. */
  readonly data: string;
}

/** Folders by the XDG Base Directory Specification; relative values are ignored, as it asks. https://specifications.freedesktop.org/basedir-spec/latest */
export function placesFor(environment: Environment, home: string): Places {
  const base = (variable: string, fallback: string): string => {
    const value = environment[variable];
    return join(value?.startsWith('/') === true ? value : join(home, fallback), 'quantumlayer');
  };
  return {
    config: base('XDG_CONFIG_HOME', '.config'),
    cache: base('XDG_CACHE_HOME', '.cache'),
    data: base('XDG_DATA_HOME', '.local/share'),
  };
}
