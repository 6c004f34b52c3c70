import type { TestResult, Toolchain } from '@quantumlayer/blueprint-kit';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';

/** A toolchain for plain Node.js projects without dependencies, for specs: `node --check` and `node --test`. */
export function nodeToolchain(overrides: Partial<Toolchain> = {}): Toolchain {
  return {
    language: Language.TYPESCRIPT,
    tools: [
      {
        name: 'node',
        versionArgv: ['node', '--version'],
        minimumVersion: '20.9',
        purpose: 'runs the project',
        installHint: 'https://nodejs.org',
      },
    ],
    layer: { lockFiles: ['package-lock.json'], manifests: ['package.json'], install: [], env: {}, mounts: {} },
    staticChecks: [
      {
        name: 'node check',
        command: { argv: ['node', '--check', 'server.js'], timeoutSeconds: 20 },
        parse: ({ exitCode, stderr }) =>
          exitCode === 0 ? [] : [{ rule: 'node:syntax', message: stderr.split('\n')[0] ?? '', path: 'server.js' }],
      },
    ],
    dependencyChecks: [],
    unit: {
      command: {
        argv: ['node', '--test', '--test-reporter=tap', '--test-reporter-destination=$REPORTS/report.tap'],
        timeoutSeconds: 30,
      },
      reportFiles: ['report.tap'],
      canary: (nonce) => ({
        path: `canary-${nonce}.test.js`,
        content: `require('node:test').test('canary ${nonce}', () => { throw new Error('as it must'); });\n`,
        testName: `canary ${nonce}`,
      }),
      parse: (reports) => ({ tests: parseTap(reports['report.tap'] ?? ''), lineCoverage: 100 }),
    },
    start: { argv: ['node', 'server.js'], timeoutSeconds: 60 },
    ...overrides,
  };
}

function parseTap(text: string): TestResult[] {
  const results = [...text.matchAll(/^ *(not ok|ok) \d+ - (.*?)(?: # (SKIP|TODO).*)?$/gm)];
  return results
    .filter(([, , name]) => !(name ?? '').endsWith('.js'))
    .map(([, status, name, directive]) => ({
      name: name ?? '',
      outcome: directive ? 'skipped' : status === 'ok' ? 'passed' : 'failed',
    }));
}
