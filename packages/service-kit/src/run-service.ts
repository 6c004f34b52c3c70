import { EXIT_CODES, ErrorCode, toExitCode } from '@quantumlayer/errors';
import { createLogger } from '@quantumlayer/telemetry';
import type { HostedConfig, ServiceDefinition } from './service-definition';
import { startService } from './start-service';

/**
 * A service's whole main: configuration, start, and an orderly end on SIGTERM or SIGINT; a second signal ends it at once. Exit codes are the
 * command line's: 0 after an orderly end, 2 for a bad configuration, 9 when something needed for the start is away, 124 when something did not
 * end in time, 1 for a fault of ours.
 */
export async function runService<Config>(definition: ServiceDefinition<Config>): Promise<void> {
  const config = readConfig(definition);
  if (config === undefined) return;
  const logger = createLogger({ service: definition.name, level: config.service.logLevel });
  const dieOf = (message: string) => (error: unknown) => {
    logger.fatal({ err: error }, message);
    process.exit(toExitCode(error));
  };
  process.on('uncaughtException', dieOf('ended by an error that nobody caught'));
  process.on('unhandledRejection', dieOf('ended by a rejection that nobody caught'));
  const ended = nextSignal();
  try {
    const service = await Promise.race([startService(definition, config, { logger }), ended]);
    if (typeof service === 'number') return process.exit(service);
    const end = (): Promise<void> => service.close().catch(dieOf('did not end in order'));
    await Promise.race([ended, service.failed]).catch(async (error: unknown) => {
      logger.fatal({ err: error }, 'a part of the service failed');
      await end();
      process.exit(toExitCode(error));
    });
    void nextSignal().then((code) => process.exit(code));
    await end();
    process.exit(0);
  } catch (error) {
    dieOf('did not start')(error);
  }
}

/** One line on standard error for whoever wrote the configuration, and no stack. */
function readConfig<Config>({ name, readConfig: read }: ServiceDefinition<Config>): HostedConfig<Config> | undefined {
  try {
    return read();
  } catch (error) {
    process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = EXIT_CODES[ErrorCode.INVALID_INPUT];
    return undefined;
  }
}

/** The exit code that belongs to the signal, when one comes. */
function nextSignal(): Promise<number> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve(143));
    process.once('SIGINT', () => resolve(EXIT_CODES[ErrorCode.CANCELLED]));
  });
}
