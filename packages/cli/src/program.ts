import { Command, CommanderError, Option } from 'commander';
import { ErrorCode, EXIT_CODES, QuantumLayerError, toExitCode, toQuantumLayerError } from '@quantumlayer/errors';
import picocolors from 'picocolors';
import type { CommandContext } from './commands/context';
import { loadSettings, readCliConfig, wantsColor, type CliConfig } from './config';
import { bundleFingerprint } from './bundle-info';
import { openCacheFolder } from './cache-folder';
import { EXAMPLES, EXIT_CODE_HELP, RUN_HELP } from './help-texts';
import { watchInterrupts } from './interrupt';
import { errorText } from './output/error-text';
import { defineServerCommands, serverOption } from './remote/define-server-commands';
import type { Terminal } from './terminal';
import { VERSION } from './version';

type Run = (context: CommandContext) => Promise<number>;

/** Runs one command line and returns its exit code. */
export async function main(
  argv: readonly string[],
  terminal: Terminal,
  config: CliConfig = readCliConfig(),
): Promise<number> {
  let chosen: Run | undefined;
  const program = defineProgram((run) => (chosen = run), terminal);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    // Commander has printed its message; what it calls 1 is a bad command line.
    return thrown.exitCode === 0 ? 0 : EXIT_CODES[ErrorCode.INVALID_INPUT];
  }
  if (chosen === undefined) return 0;
  return runCommand(chosen, argv, terminal, config);
}

async function runCommand(run: Run, argv: readonly string[], terminal: Terminal, config: CliConfig): Promise<number> {
  let restore = (): void => undefined;
  const isQuiet = argv.includes('--quiet') || argv.includes('-q') || argv.includes('--json');
  const interrupt = watchInterrupts(
    () => (isQuiet ? undefined : terminal.stderr.write('Stopping ... (Ctrl-C again to stop at once)\n')),
    () => restore(),
    terminal.lost,
  );
  const faults: QuantumLayerError[] = [];
  let errorColors = picocolors.createColors(false);
  try {
    const settings = await loadSettings(config);
    const color = (isTerminal: boolean | undefined) =>
      picocolors.createColors(wantsColor(settings.color, isTerminal === true, config.environment));
    errorColors = color(terminal.stderr.isTTY);
    let opened: Promise<string> | undefined;
    const cacheFolder = (): Promise<string> =>
      (opened ??= openCacheFolder({
        chosen: settings.cache,
        usual: config.places.cache,
        temporary: config.temporary,
        user: process.getuid?.(),
        tell: (text) => (isQuiet ? undefined : terminal.stderr.write(`${text}\n`)),
      }));
    return await run({
      terminal,
      config,
      settings,
      colors: color(terminal.stdout.isTTY),
      errorColors,
      signal: interrupt.signal,
      faults,
      cacheFolder,
      engine: async () => {
        const { openEngine } = await import('@quantumlayer/embedded');
        return openEngine({
          cacheFolder,
          fingerprint: bundleFingerprint(),
          onFault: (fault) => faults.push(fault),
        });
      },
      onForcedExit: (next) => (restore = next),
    });
  } catch (thrown) {
    const error = interrupt.signal.aborted
      ? new QuantumLayerError(ErrorCode.CANCELLED, 'Stopped.', { cause: thrown })
      : toQuantumLayerError(thrown);
    if (terminal.lost?.aborted !== true)
      terminal.stderr.write(
        errorText(error, {
          colors: errorColors,
          brief: '',
          faults: argv.some((word) => word === '--verbose' || word === '-v') ? faults : undefined,
        }),
      );
    return interrupt.exitCode() ?? toExitCode(error);
  } finally {
    interrupt.dispose();
  }
}

/** The command line's grammar. Actions only choose what to run, so that `--help` and `--version` load nothing. */
export function defineProgram(choose: (run: Run) => void, terminal: Terminal): Command {
  const program = new Command('qlf')
    .description('Turns a brief into a project that was proved to work.')
    .version(VERSION, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help; also: qlf help COMMAND')
    .showHelpAfterError('(qlf --help shows what there is)')
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    })
    .addHelpText('after', `\n${EXAMPLES}\n\n${EXIT_CODE_HELP}`);
  const command = (name: string, summary: string): Command =>
    program.command(name).description(summary).copyInheritedSettings(program);

  serverOption(
    briefOptions(
      command('generate', 'make a project from a brief, and prove it')
        .argument('[brief]', 'what to build, in plain English; @FILE reads a file, - standard input')
        .option('-o, --output <folder>', 'where to write (default: ./<name>)')
        .option('--dry-run', 'say what would be made; write nothing')
        .option('--no-verify', 'do not run the gates')
        .option('-i, --interactive', 'ask instead of assuming')
        .option('-y, --yes', 'accept every assumption without asking')
        .option('--force', 'write into a folder that is not ours; your files stay'),
    ),
  )
    .option('-v, --verbose', 'show what the agents say to each other, decisions and gate progress')
    .option('-q, --quiet', 'print nothing but errors')
    .addOption(
      new Option('--json', 'print events, one JSON object a line, and nothing else').conflicts([
        'interactive',
        'verbose',
      ]),
    )
    .action((brief: string | undefined, options: object) =>
      choose(async (context) =>
        (await import('./commands/generate')).generateCommand(
          { ...(options as never as { verify: boolean }), brief },
          context,
        ),
      ),
    );

  briefOptions(
    command('explain', 'show what a brief is understood to say, word by word').argument('[brief]', 'as for generate'),
  )
    .option('--json', 'print the requirements as JSON')
    .action((brief: string | undefined, options: object) =>
      choose(async (context) => (await import('./commands/explain')).explainCommand({ ...options, brief }, context)),
    );

  serverOption(
    command('status', 'say how a project stands: what made it, edits since, verdicts').argument(
      '[project]',
      'its folder, or the identifier of a generation on a server',
      '.',
    ),
  )
    .option('--json', 'print it as JSON')
    .action((folder: string, options: object) =>
      choose(async (context) => (await import('./commands/status')).statusCommand({ ...options, folder }, context)),
    );

  command('show', 'print a part of what is known about a project')
    .argument('<what>', 'brief, ir, requirements, tree, verdicts or plan')
    .argument('[folder]', 'the project', '.')
    .action((what: string, folder: string) =>
      choose(async (context) => (await import('./commands/show')).showCommand({ what, folder }, context)),
    );

  serverOption(
    command('verify', 'run the gates on a project as it is now, edits included').argument(
      '[project]',
      'its folder, or the identifier of a generation on a server',
      '.',
    ),
  )
    .option('--ir <file>', 'the IR that it claims to implement (default: the project’s own)')
    .option('--gate <name...>', 'only these gates')
    .option('--fresh', 'ignore verdicts that are known')
    .option('-v, --verbose', 'show gate progress')
    .option('-q, --quiet', 'print nothing but errors')
    .option('--json', 'print events, one JSON object a line, and nothing else')
    .action((folder: string, options: object) =>
      choose(async (context) => (await import('./commands/verify')).verifyCommand({ ...options, folder }, context)),
    );

  command('run', 'start a project and print its URL; Ctrl-C stops it')
    .argument('[folder]', 'the project', '.')
    .option('-p, --port <number>', 'port to listen on (default: a free one)')
    .option('--no-sandbox', 'start it as you, without bubblewrap around it')
    .addHelpText('after', `\n${RUN_HELP}`)
    .action((folder: string, options: object) =>
      choose(async (context) =>
        (await import('./commands/run')).runProjectCommand({ ...(options as { sandbox: boolean }), folder }, context),
      ),
    );

  defineServerCommands(command, choose);

  briefOptions(
    command('diff', 'show your edits since the last generate; with a brief, what generate would change')
      .argument('[brief]', 'as for generate')
      .option('-o, --output <folder>', 'the project', '.')
      .option('--stat', 'names of files only'),
  ).action((brief: string | undefined, options: object) =>
    choose(async (context) => (await import('./commands/diff')).diffCommand({ ...options, brief } as never, context)),
  );

  const config = command('config', 'read and change settings').addHelpText(
    'after',
    '\nEnvironment variables QLF_<NAME> win over the file, options over both.',
  );
  const setting = (name: string, summary: string) =>
    config.command(name).description(summary).copyInheritedSettings(program);
  setting('list', 'all settings, their values and who chose them')
    .option('--json', 'print them as JSON')
    .action((options: object) =>
      choose(async (context) => (await import('./commands/settings')).listSettings(options, context)),
    );
  setting('get', 'one value')
    .argument('<name>')
    .action((name: string) =>
      choose(async (context) => (await import('./commands/settings')).getSetting(name, context)),
    );
  setting('set', 'change a setting')
    .argument('<name>')
    .argument('<value>')
    .action((name: string, value: string) =>
      choose(async (context) => (await import('./commands/settings')).setSetting(name, value, context)),
    );
  setting('unset', 'go back to the default')
    .argument('<name>')
    .action((name: string) =>
      choose(async (context) => (await import('./commands/settings')).unsetSetting(name, context)),
    );

  command('doctor', 'show what this machine can build and check, and what is missing')
    .option('--json', 'print it as JSON')
    .action((options: object) =>
      choose(async (context) => (await import('./commands/doctor')).doctorCommand(options, context)),
    );

  command('completion', 'print a completion script for your shell')
    .argument('<shell>', 'bash, zsh or fish')
    .action((shell: string) =>
      choose(async (context) => (await import('./commands/completion')).completionCommand(shell, program, context)),
    );

  return program;
}

/** Options that decide what a brief becomes. */
function briefOptions(command: Command): Command {
  const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value];
  return command
    .option('-f, --file <path>', 'read the brief from a file')
    .option('-n, --name <name>', 'name of the project')
    .option('-l, --lang <language>', 'python, typescript or go')
    .option('--stack <stack>', 'fastapi, fastify or go-chi')
    .option('--db <database>', 'sqlite or postgresql')
    .option('--from <file>', 'an OpenAPI document or SQL DDL to start from; repeatable', collect, [])
    .option('--ir <file>', 'a finished IR, in place of a brief');
}
