import type { Logger } from '@quantumlayer/telemetry';
import type { LogLevel, LogMetadata, Logger as TemporalLogger } from '@temporalio/worker';

const LEVELS = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** What Temporal's runtime has to say, among the service's own lines. */
export function temporalLogger(logger: Logger): TemporalLogger {
  const log = (level: LogLevel, message: string, { error, ...meta }: LogMetadata & { error?: unknown } = {}): void =>
    logger[LEVELS[level]]({ ...meta, ...(error === undefined ? {} : { err: error }) }, message);
  return {
    log,
    trace: (message, meta) => log('TRACE', message, meta),
    debug: (message, meta) => log('DEBUG', message, meta),
    info: (message, meta) => log('INFO', message, meta),
    warn: (message, meta) => log('WARN', message, meta),
    error: (message, meta) => log('ERROR', message, meta),
  };
}
