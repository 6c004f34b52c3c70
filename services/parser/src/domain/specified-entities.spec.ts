import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema, type ParseResponse } from '@quantumlayer/contracts/parser/v1/parser';
import { parse } from './parse';
import { readSpecification } from './specifications';

const SQL = `CREATE TABLE tracks (id INT PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE sales (id INT PRIMARY KEY, track_id INT REFERENCES tracks, status TEXT CHECK (status IN ('placed', 'approved')));`;

async function read(brief: string): Promise<NonNullable<ParseResponse['application']>> {
  const specification = await readSpecification('shop.sql', SQL);
  const specifications = [{ name: 'shop.sql', text: SQL }];
  const { application } = parse(create(ParseRequestSchema, { brief, specifications }), [specification]);
  if (!application) throw new Error('nothing was compiled');
  return application;
}

describe('a brief beside a specification', () => {
  it('speaks of the entities that the specification describes', async () => {
    const { entities, operations, name } = await read(
      'Sales can be approved. A track also has a rating from 1 to 5. Reviews have a text and belong to a track.',
    );
    expect(name).toBe('shop');
    expect(entities.map((entity) => entity.name)).toEqual(['Track', 'Sale', 'Review']);
    expect(entities[0]?.fields.map((field) => field.name)).toEqual(['name', 'rating']);
    const approve = operations.find((operation) => operation.name === 'approve');
    expect(approve?.entity).toBe('Sale');
    expect(JSON.stringify(approve?.effects)).toContain('approved');
  });
});
