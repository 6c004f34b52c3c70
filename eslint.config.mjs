import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const only = (sourceTag, ...onlyDependOnLibsWithTags) => ({ sourceTag, onlyDependOnLibsWithTags });

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/gen/',
      '**/template/',
      '**/node_modules/',
      '.nx/',
      'coverage/',
      '**/fixtures/',
      '**/*.mjs',
      '**/*.cjs',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { '@nx': nx },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Lengths are counted in code points, and control characters are looked for on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Read the environment in config.ts, through its schema.' },
      ],
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          // A project's own data files; Nx takes them for another project's.
          allow: ['../data/**', '../../data/**', '../../../data/**'],
          depConstraints: [
            only('type:contract', 'type:contract'),
            only('type:library', 'type:contract', 'type:library'),
            only('type:blueprint', 'type:contract', 'type:library', 'type:blueprint'),
            // Every stack behind one name, so that no service knows a stack.
            only('type:catalogue', 'type:contract', 'type:library', 'type:blueprint'),
            only('type:service', 'type:contract', 'type:library', 'type:catalogue'),
            only('type:composition', 'type:contract', 'type:library', 'type:catalogue', 'type:service'),
            only('type:application', 'type:contract', 'type:library', 'type:composition'),
            only(
              'type:test',
              'type:contract',
              'type:library',
              'type:blueprint',
              'type:catalogue',
              'type:service',
              'type:composition',
              'type:application',
            ),
          ],
        },
      ],
    },
  },
  {
    // Fakes are async because their ports are, and matchers are passed around unbound.
    files: ['**/*.spec.ts'],
    rules: { '@typescript-eslint/require-await': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  { files: ['**/config.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    // Workflow code replays: nothing in it may look at the machine, and everything that reaches the world is an activity.
    files: ['services/workflow-worker/src/{domain,workflows}/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...['node:*', 'fs', 'path', 'crypto', 'os', 'child_process', 'http', 'net', 'timers'],
            ...['@temporalio/client', '@temporalio/worker', '@temporalio/activity', '@quantumlayer/temporal/*'],
            ...[
              '@quantumlayer/rpc',
              '@quantumlayer/trees',
              '@quantumlayer/blobs',
              '@quantumlayer/telemetry',
              '**/activities/*',
            ],
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'performance', 'crypto'],
        ...['WeakRef', 'FinalizationRegistry'],
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Ask the control for the time.' },
        { object: 'Math', property: 'random', message: 'Workflow code is deterministic.' },
      ],
    },
  },
  prettier,
);
