import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { SpecificationReading } from '../../draft-model';
import { readSpecification } from '../read-specification';

/** A reading with its facts and assumptions as plain text, for comparison. */
export interface ReadFixture {
  text: string;
  reading: SpecificationReading;
  facts: string[];
  assumptions: string[];
}

export async function readFixture(name: string): Promise<ReadFixture> {
  return readText(name, readFileSync(join(__dirname, '../fixtures', name), 'utf8'));
}

export async function readText(name: string, text: string): Promise<ReadFixture> {
  const reading = await readSpecification(name, text);
  const facts = reading.facts.map(({ kind, subject, value }) =>
    [FactKind[kind].toLowerCase(), subject, value].filter((part) => part !== '').join(' '),
  );
  return { text, reading, facts, assumptions: reading.assumptions.map(({ text: one }) => one) };
}
