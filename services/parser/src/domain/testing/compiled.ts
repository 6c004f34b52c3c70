import { create } from '@bufbuild/protobuf';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { checkApplication } from '@quantumlayer/ir';
import { parse } from '../parse';

/** What a brief compiles to, in the terms that specs ask in. Throws where that is no valid application. */
export function compiled(brief: string) {
  const { application, requirements } = parse(create(ParseRequestSchema, { brief }));
  if (!application) throw new Error(`no application: ${brief}`);
  const violations = checkApplication(application);
  if (violations.length > 0) throw new Error(`${brief}: ${JSON.stringify(violations)}`);
  return {
    entities: application.entities.map(({ name }) => name),
    relations: application.relations.map(({ source, name, target }) => `${source}.${name}>${target}`),
    ownership: (entity: string) => application.entities.find(({ name }) => name === entity)?.ownership,
    /** Empty for what is open to all who are logged in; undefined where there is no such operation. */
    roles: (entity: string, operation: string) =>
      application.operations.find((one) => one.entity === entity && one.name === operation)?.access?.roles,
    told: requirements?.assumptions.map(({ text }) => text).join('\n') ?? '',
  };
}
