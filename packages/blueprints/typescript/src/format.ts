import type { BuiltInParserName, Options } from 'prettier';

/** As in the generated project's own .prettierrc.json. */
const options: Options = { singleQuote: true, printWidth: 110 };

const parsers: Readonly<Record<string, BuiltInParserName>> = {
  ts: 'typescript',
  js: 'babel',
  json: 'json',
  md: 'markdown',
  yaml: 'yaml',
};

/** Prettier, loaded when it is first needed. */
export async function format(path: string, text: string): Promise<string> {
  const parser = parsers[path.slice(path.lastIndexOf('.') + 1)];
  if (parser === undefined || path === 'package-lock.json') return text;
  const [{ format: prettier }, plugins] = await Promise.all([import('prettier/standalone'), loadPlugins()]);
  return await prettier(text, {
    ...options,
    parser: path.endsWith('package.json') ? 'json-stringify' : parser,
    plugins,
  });
}

async function loadPlugins() {
  const [typescript, babel, estree, markdown, yaml] = await Promise.all([
    import('prettier/plugins/typescript'),
    import('prettier/plugins/babel'),
    import('prettier/plugins/estree'),
    import('prettier/plugins/markdown'),
    import('prettier/plugins/yaml'),
  ]);
  return [typescript, babel, estree, markdown, yaml].map((module) =>
    'default' in module ? module.default : module,
  ) as NonNullable<Options['plugins']>;
}
