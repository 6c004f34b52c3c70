import type { Command } from 'commander';
import type { CommandContext } from '../commands/context';

type Choose = (run: (context: CommandContext) => Promise<number>) => void;

/** The commands about servers: serving, logging in, and following what runs there. */
export function defineServerCommands(command: (name: string, summary: string) => Command, choose: Choose): void {
  command('up', 'serve the API on this machine: REST, gRPC, events and history that survive a restart')
    .option('-p, --port <number>', 'port to listen on', '7411')
    .option('--grpc-port <number>', 'port for gRPC', '7412')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(
      '--data <folder>',
      'where the database and the built projects lie (default: the XDG data folder; with --stack as root /var/lib/quantumlayer)',
    )
    .option('--new-key', 'make another API key for the owner')
    .option('--stack', 'by the real services as processes, on PostgreSQL, NATS and Temporal')
    .action((options: object) =>
      choose(async (context) => (await import('../commands/up')).upCommand(options as never, context)),
    );

  command('login', 'keep an API key for a server; it is read from QLF_KEY or standard input')
    .argument('<server>', 'its URL')
    .action((server: string) => choose(async (context) => (await import('./login')).loginCommand({ server }, context)));

  command('logout', 'forget the API key for a server')
    .argument('<server>', 'its URL')
    .action((server: string) =>
      choose(async (context) => (await import('./login')).logoutCommand({ server }, context)),
    );

  serverOption(command('watch', 'follow a generation on a server from its beginning to its end').argument('<id>'))
    .option('-v, --verbose', 'show what the agents say to each other, decisions and gate progress')
    .option('--json', 'print events, one JSON object a line, and nothing else')
    .action((id: string, options: object) =>
      choose(async (context) => (await import('./generations')).watchCommand({ ...options, id }, context)),
    );

  serverOption(command('download', 'fetch the project of a generation on a server').argument('<id>'))
    .option('-o, --output <folder>', 'where to write; it must not exist yet (default: ./project-<id>)')
    .action((id: string, options: object) =>
      choose(async (context) => (await import('./generations')).downloadCommand({ ...options, id }, context)),
    );
}

export function serverOption(command: Command): Command {
  return command.option('--server <url>', 'the server (default: the setting "server")');
}
