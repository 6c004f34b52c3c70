import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';

const root = join(__dirname, '../../data');
const files = ['lexicons', 'archetypes'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((file) => join(folder, file)),
);
const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

describe('data files', () => {
  it.each(files)('%s fits its schema', (file) => {
    const path = join(root, file);
    const data = read(path);
    const validate = new Ajv({ allErrors: true }).compile(read(join(path, '..', String(data['$schema']))));
    validate(data);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('names each archetype by its file', () => {
    for (const file of readdirSync(join(root, 'archetypes'))) {
      expect(`${String(read(join(root, 'archetypes', file))['id'])}.json`).toBe(file);
    }
  });
});
