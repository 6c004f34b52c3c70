import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Nothing is served, but the runner would ask the system where "localhost" is.
  server: { host: '127.0.0.1' },
  test: {
    include: ['test/**/*.test.ts'],
    // Every test opens an application and a database of its own, so the files can share their modules.
    isolate: false,
    pool: 'threads',
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/main.ts', 'src/migrate.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 85 },
    },
  },
});
