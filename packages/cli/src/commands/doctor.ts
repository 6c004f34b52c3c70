import { toJson } from '@bufbuild/protobuf';
import { DescribeToolchainsResponseSchema } from '@quantumlayer/contracts/verification/v1/verification';
import { ErrorCode, EXIT_CODES } from '@quantumlayer/errors';
import type { ServerState } from '@quantumlayer/local-servers';
import type { CommandContext } from './context';

/** `qlf doctor`: what this machine can build and check. MISSING_TOOLCHAIN when something is not there. */
export async function doctorCommand({ json }: { json?: boolean }, context: CommandContext): Promise<number> {
  const { terminal, colors, config, signal } = context;
  const response = await (await context.engine()).describeToolchains(signal);
  const missing = response.tools.filter(({ path, installsItself }) => path === '' && !installsItself);
  const { describeServers } = await import('@quantumlayer/local-servers');
  const servers = describeServers(config.environment);
  const code = missing.length === 0 ? 0 : EXIT_CODES[ErrorCode.MISSING_TOOLCHAIN];
  if (json === true) {
    const described = Object(toJson(DescribeToolchainsResponseSchema, response)) as object;
    const found = servers.map(({ key, found, advice }) => ({ name: key, ...(found ?? { advice }) }));
    terminal.stdout.write(`${JSON.stringify({ ...described, servers: found }, null, 2)}\n`);
    return code;
  }
  terminal.stdout.write(
    `${colors.green('✔')} ${'node'.padEnd(12)} ${process.versions.node.padEnd(12)} runs QuantumLayer\n`,
  );
  for (const { name, version, minimumVersion, purpose, installHint, path, installsItself } of response.tools) {
    const isThere = path !== '';
    const state = isThere ? colors.green('✔') : installsItself ? colors.yellow('–') : colors.red('✖');
    const found = version !== '' ? version : installsItself ? 'not yet' : 'missing';
    terminal.stdout.write(
      `${state} ${name.padEnd(12)} ${found.padEnd(12)} ${purpose} ${colors.dim(`(needs ${minimumVersion})`)}\n`,
    );
    if (isThere) continue;
    terminal.stdout.write(
      `    ${installsItself ? `installs itself when it is first needed; or ${installHint}` : installHint}\n`,
    );
  }
  terminal.stdout.write(`  sandbox: ${response.sandbox}\n`);
  if (missing.length > 0) terminal.stdout.write('Gates that need a missing tool are skipped, never passed.\n');
  terminal.stdout.write('The real servers of "up --stack", which nothing else needs:\n');
  for (const server of servers) terminal.stdout.write(describeServer(server, context));
  return code;
}

function describeServer({ name, variable, advice, found }: ServerState, { colors }: CommandContext): string {
  if (found === undefined) return `${colors.yellow('–')} ${name.padEnd(12)} ${advice}; or name one in ${variable}\n`;
  if ('npm' in found)
    return `${colors.yellow('–')} ${name.padEnd(12)} fetched from npm (${found.npm.name}); or ${advice}\n`;
  const where = 'address' in found ? `the one that ${variable} names` : found.program;
  return `${colors.green('✔')} ${name.padEnd(12)} ${where}\n`;
}
