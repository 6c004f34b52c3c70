import * as v from 'valibot';

/** One setting: its type, what it is without anybody's choice, and the sentence that `qlf config list` shows. */
export interface SettingDefinition<Schema extends v.GenericSchema = v.GenericSchema> {
  readonly schema: Schema;
  readonly fallback: v.InferOutput<Schema> | undefined;
  /** What may be written, for messages and completion. */
  readonly values: string;
  readonly description: string;
}

const define = <Schema extends v.GenericSchema>(definition: SettingDefinition<Schema>): SettingDefinition<Schema> =>
  definition;

/** The one schema of everything that can be set. Each has the environment variable `QLF_<NAME>`. */
export const SETTINGS = {
  language: define({
    schema: v.picklist(['python', 'typescript', 'go']),
    fallback: undefined,
    values: 'python, typescript or go',
    description: 'Language for briefs that name none',
  }),
  database: define({
    schema: v.picklist(['sqlite', 'postgresql']),
    fallback: undefined,
    values: 'sqlite or postgresql',
    description: 'Database for briefs that name none',
  }),
  verify: define({
    schema: v.boolean(),
    fallback: true,
    values: 'true or false',
    description: 'Run the gates after generating',
  }),
  color: define({
    schema: v.picklist(['auto', 'always', 'never']),
    fallback: 'auto',
    values: 'auto, always or never',
    description: 'Coloured output; auto asks the terminal and NO_COLOR',
  }),
  server: define({
    schema: v.pipe(v.string(), v.url(), v.regex(/^https?:\/\//, 'must begin with http:// or https://')),
    fallback: undefined,
    values: 'a URL',
    description: 'Server that generates instead of this machine; see qlf login',
  }),
  cache: define({
    schema: v.pipe(v.string(), v.regex(/^\//, 'must be an absolute path')),
    fallback: undefined,
    values: 'an absolute path',
    description: 'Folder for dependency layers, tools and verdicts',
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** All settings with their types; undefined where nobody chose and there is no fallback. */
export type Settings = {
  readonly [Name in SettingName]: v.InferOutput<(typeof SETTINGS)[Name]['schema']> | undefined;
} & {
  readonly verify: boolean;
  readonly color: 'auto' | 'always' | 'never';
};

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

export const environmentName = (name: SettingName): string => `QLF_${name.toUpperCase()}`;
