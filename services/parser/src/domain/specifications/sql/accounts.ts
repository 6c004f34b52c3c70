import { snakeCase, wordsOf } from '../../names';
import { isPassword } from '../implicit-names';
import type { Reading } from '../reading';
import { entityNameOf } from './build-entities';
import type { SqlSchema } from './schema';

const ADMINISTRATOR = /admin|superuser|root/;

/** A table with an e-mail address and a password is the accounts' table: people log in. */
export function addAccounts(schema: SqlSchema, reading: Reading): void {
  const { model } = reading;
  for (const table of schema.tables.values()) {
    const password = table.columns.find(({ name }) => isPassword(name));
    const entity = model.entities.find(({ name }) => name === entityNameOf(table));
    const email = entity?.fields.find(({ name }) => name === 'email');
    if (!password || !entity || !email || model.accountEntity !== undefined) continue;
    model.authentication = 'jwt';
    model.accountEntity = entity.name;
    reading.place('#authentication', password);
    const text = `${entity.name} is the account that logs in with e-mail address and password (JWT).`;
    reading.assume(text, 'Say "no authentication" in the brief.', password);
    const role = entity.fields.find(({ name, type }) => name === 'role' && type === 'enum');
    if (!role?.enumValues) continue;
    const initial = role.default && 'json' in role.default ? role.default.json : undefined;
    reading.place('#role', password);
    model.roles = role.enumValues.map((value) => {
      const name = snakeCase(wordsOf(value));
      const isDefault = JSON.stringify(value) === initial;
      return {
        name,
        ...(ADMINISTRATOR.test(name) ? { isAdministrator: true } : {}),
        ...(isDefault ? { isDefault: true } : {}),
      };
    });
  }
}
