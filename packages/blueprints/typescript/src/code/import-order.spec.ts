import { withOrderedImports } from './import-order';

it('orders modules by distance and names by letters, and takes types as types', () => {
  const text = [
    "import { b } from './near.js';",
    "import { sql, type RawBuilder } from 'kysely';",
    "import { type Only } from '../far.js';",
    "import Fastify, { LogController, type FastifyInstance } from 'fastify';",
    "import { readFile } from 'node:fs/promises';",
    '',
    'const a = b;',
    '',
  ].join('\n');
  expect(withOrderedImports(text)).toBe(
    [
      "import { readFile } from 'node:fs/promises';",
      "import Fastify, { type FastifyInstance, LogController } from 'fastify';",
      "import { type RawBuilder, sql } from 'kysely';",
      "import type { Only } from '../far.js';",
      "import { b } from './near.js';",
      '',
      'const a = b;',
      '',
    ].join('\n'),
  );
});

it('compares as people do: capitals first, numbers by their size', () => {
  expect(withOrderedImports("import { a10, b, a2, A1 } from 'x';\n")).toBe("import { A1, a2, a10, b } from 'x';\n");
});

it('leaves a text without imports alone', () => {
  expect(withOrderedImports('const a = 1;\n')).toBe('const a = 1;\n');
});
