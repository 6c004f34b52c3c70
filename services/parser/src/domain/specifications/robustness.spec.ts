import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QuantumLayerError } from '@quantumlayer/errors';
import { readSpecification } from './read-specification';

const FIXTURES = ['rails.sql', 'workbench.sql', 'northwind.sql', 'petstore.yaml', 'bookstore.json'];

/** A damaged file is either still readable or refused with a typed error; nothing else may come out. */
async function settles(name: string, text: string): Promise<void> {
  try {
    await readSpecification(name, text);
  } catch (error) {
    if (!(error instanceof QuantumLayerError)) throw error;
  }
}

describe.each(FIXTURES)('%s', (name) => {
  const text = readFileSync(join(__dirname, 'fixtures', name), 'utf8');

  it('cut off anywhere is read or refused in words', async () => {
    for (let length = 1; length < text.length; length += 421) await settles(name, text.slice(0, length));
  });

  it('with any piece taken out is read or refused in words', async () => {
    for (let start = 0; start < text.length; start += 347)
      await settles(name, text.slice(0, start) + text.slice(start + 41));
  });
});
