import { type Config, ConfigError, readConfig } from './config.js';

const stopWithinMilliseconds = 9_000;

async function main(config: Config): Promise<void> {
  // Loading it takes most of a start; a wrong setting is told at once.
  const { buildApp } = await import('./app.js');
  const app = await buildApp(config);
  let isStopping = false;
  const stop = (signal: string) => {
    if (isStopping) return;
    isStopping = true;
    app.log.info({ signal }, 'stopping');
    setTimeout(() => process.exit(0), stopWithinMilliseconds).unref();
    void app.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  await app.listen({ host: config.host, port: config.port });
}

try {
  await main(readConfig());
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`cannot start: ${reason}\n`);
  process.exit(error instanceof ConfigError ? 2 : 1);
}
