import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseApplication } from '../application-json';
import type { Application } from '../contract';

export const folder = join(__dirname, '../../fixtures');
export const read = (name: string): Application => parseApplication(readFileSync(join(folder, `${name}.json`), 'utf8'));

export type Change = (application: Application) => void;
export const entity = (application: Application, name: string) => {
  const found = application.entities.find((candidate) => candidate.name === name);
  if (!found) throw new Error(name);
  return found;
};
export const field = (application: Application, owner: string, name: string) => {
  const found = entity(application, owner).fields.find((candidate) => candidate.name === name);
  if (!found) throw new Error(name);
  return found;
};
export const operation = (application: Application, owner: string, name: string) => {
  const found = application.operations.find((o) => o.entity === owner && o.name === name);
  if (!found) throw new Error(name);
  return found;
};
export const ownership = (application: Application, name: string) => {
  const found = entity(application, name).ownership;
  if (!found) throw new Error(name);
  return found;
};
export const relation = (application: Application, name: string) => {
  const found = application.relations.find((candidate) => candidate.name === name);
  if (!found) throw new Error(name);
  return found;
};
