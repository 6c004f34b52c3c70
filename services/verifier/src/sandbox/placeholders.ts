import type { Program, SandboxPaths } from './sandbox';

/** Replaces `$NAME` and `${NAME}` for the names given; others are left as they are. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(
    /\$(?:\{([A-Z]+)\}|([A-Z]+))/g,
    (whole, braced: string | undefined, bare: string | undefined) => values[braced ?? bare ?? ''] ?? whole,
  );
}

export function fillProgram(
  program: Program,
  values: Readonly<Record<string, string>>,
): { argv: [string, ...string[]]; env: Record<string, string> } {
  const [name, ...rest] = program.argv;
  return {
    argv: [fillPlaceholders(name, values), ...rest.map((argument) => fillPlaceholders(argument, values))],
    env: Object.fromEntries(
      Object.entries(program.env ?? {}).map(([key, value]) => [key, fillPlaceholders(value, values)]),
    ),
  };
}

/** What every program in a sandbox finds in its environment, before its own variables. */
export function baseEnvironment(paths: SandboxPaths): Record<string, string> {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: paths.HOME,
    TMPDIR: paths.TMP,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
  };
}
