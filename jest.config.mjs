/** One configuration for every package; `jest packages/trees` runs one. */
export default {
  testEnvironment: 'node',
  testMatch: ['**/src/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/template/', '/dist/'],
  modulePathIgnorePatterns: ['/template/', '<rootDir>/dist/', '<rootDir>/.nx/'],
  transform: {
    '/@electric-sql/pglite/.*\\.cjs$': '<rootDir>/scripts/jest-pglite-transform.cjs',
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1'] },
  transformIgnorePatterns: [],
  maxWorkers: 2,
  // A busy machine decides no test; what hangs is still told.
  testTimeout: 60_000,
};
