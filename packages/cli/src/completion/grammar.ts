import { SETTING_NAMES } from '@quantumlayer/config';
import type { Command } from 'commander';

/** A word that may come next, and what it is for. */
export interface Choice {
  readonly word: string;
  readonly about: string;
}

/** A command as completion sees it. */
export interface CommandWords {
  /** "" for the program itself, "config set" for a nested command. */
  readonly path: string;
  /** Sub-commands, or what its first argument can be. */
  readonly arguments: readonly Choice[];
  readonly options: readonly (Choice & {
    readonly short: string | undefined;
    /** What may follow it; undefined where it takes no value, empty where that is a file or free text. */
    readonly values: readonly string[] | undefined;
  })[];
}

/** What may be typed where the grammar itself allows any text. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  '--lang': ['python', 'typescript', 'go'],
  '--stack': ['fastapi', 'fastify', 'go-chi'],
  '--db': ['sqlite', 'postgresql'],
  '--gate': ['static', 'dependencies', 'unit', 'contract', 'readme'],
  what: ['brief', 'ir', 'requirements', 'tree', 'verdicts', 'plan'],
  shell: ['bash', 'zsh', 'fish'],
  name: SETTING_NAMES,
};

/** Every command of the grammar, so that completion cannot fall behind it. */
export function commandWords(command: Command, path = ''): readonly CommandWords[] {
  const below = command.commands.flatMap((child) =>
    commandWords(child, path === '' ? child.name() : `${path} ${child.name()}`),
  );
  const first = command.registeredArguments[0];
  const values = first === undefined ? [] : (VALUES[first.name()] ?? []);
  const children = command.commands.map((child) => ({ word: child.name(), about: child.description() }));
  const options = command.options.map((option) => ({
    word: option.long ?? option.flags,
    short: option.short,
    about: option.description,
    values: option.required ? (VALUES[option.long ?? ''] ?? []) : undefined,
  }));
  const help = { word: '--help', short: '-h', about: 'show help', values: undefined };
  const given = values.map((word) => ({ word, about: first?.description ?? '' }));
  return [{ path, arguments: [...children, ...given], options: [...options, help] }, ...below];
}
