import type { DraftEntity } from '../../draft-model';
import { snakeCase, wordsOf } from '../../names';
import { isEmailName, isPassword } from '../implicit-names';
import type { Reading } from '../reading';
import { entityNameOf } from './build-entities';
import type { Column, SqlSchema, Table } from './schema';

const ADMINISTRATOR = /admin|superuser|root/;

interface Login {
  readonly table: Table;
  readonly entity: DraftEntity;
  readonly password: Column;
}

/** A table with a password and an e-mail address, or else a user name, is the accounts' table: people log in. */
export function addAccounts(schema: SqlSchema, reading: Reading): void {
  const { model } = reading;
  const logins = [...schema.tables.values()].flatMap((table): Login[] => {
    const password = table.columns.find(({ name }) => isPassword(name));
    const entity = model.entities.find(({ name }) => name === entityNameOf(table));
    return password && entity ? [{ table, entity, password }] : [];
  });
  const login = logins.find(({ entity }) => emailOf(entity)) ?? logins.find(hasUserName);
  if (!login) return;
  const { entity, password } = login;
  model.authentication = 'jwt';
  model.accountEntity = entity.name;
  reading.place('#authentication', password);
  const text = `${entity.name} is the account that logs in with e-mail address and password (JWT).`;
  reading.assume(text, 'Say "no authentication" in the brief.', password);
  nameEmail(login, reading);
  addRoles(login, reading);
  dropTokens(schema, login, reading);
}

const emailOf = ({ fields }: DraftEntity): DraftEntity['fields'][number] | undefined =>
  fields.find(({ name }) => name === 'email') ?? fields.find(({ name }) => isEmailName(name));

const USERS = new Set([
  'user',
  'users',
  'username',
  'login',
  'usuario',
  'usuarios',
  'utilisateur',
  'account',
  'nickname',
]);

function hasUserName({ table }: Login): boolean {
  return [table, ...table.columns].some(({ name }) => wordsOf(name).some((word) => USERS.has(word)));
}

function nameEmail({ entity, password }: Login, reading: Reading): void {
  const email = emailOf(entity);
  if (email?.name === 'email') return;
  if (email) {
    reading.assume(
      `\`${email.name}\` of ${entity.name} is called \`email\`: people log in with it.`,
      'There is no other name for it.',
      password,
    );
    for (const members of entity.unique ?? [])
      members.splice(0, members.length, ...members.map((one) => (one === email.name ? 'email' : one)));
    email.name = 'email';
    return;
  }
  if (entity.key?.kind === 'natural') {
    const key = entity.key.field;
    entity.key = { kind: 'uuid' };
    for (const field of entity.fields) if (field.name === key) field.unique = true;
  }
  reading.assume(
    `${entity.name} gets an \`email\`: people log in with it.`,
    'Say "no authentication" in the brief.',
    password,
  );
}

function addRoles({ entity, password }: Login, reading: Reading): void {
  const role = entity.fields.find(({ name, type }) => name === 'role' && type === 'enum');
  if (!role?.enumValues) return;
  const initial = role.default && 'json' in role.default ? role.default.json : undefined;
  reading.place('#role', password);
  reading.model.roles = role.enumValues.map((value) => {
    const name = snakeCase(wordsOf(value));
    const isDefault = JSON.stringify(value) === initial;
    return {
      name,
      ...(ADMINISTRATOR.test(name) ? { isAdministrator: true } : {}),
      ...(isDefault ? { isDefault: true } : {}),
    };
  });
}

const TOKENS = new Set(['token', 'session', 'reset', 'verification']);

/** Tables of a login's tokens: the authentication keeps its own, and an API must not show them. */
function dropTokens(schema: SqlSchema, { entity: account }: Login, reading: Reading): void {
  const { model } = reading;
  for (const table of schema.tables.values()) {
    const name = entityNameOf(table);
    const holdsToken = table.columns.some((column) =>
      wordsOf(column.name).some((word) => word === 'token' || word === 'hash'),
    );
    const own = model.relations.filter(({ source }) => source === name);
    const ofAccount = own.length === 0 || own.some(({ target }) => target === account.name);
    const isReferred = model.relations.some(({ target }) => target === name);
    if (!TOKENS.has(wordsOf(name).at(-1) ?? '') || !holdsToken || !ofAccount || isReferred) continue;
    model.entities = model.entities.filter((one) => one.name !== name);
    model.relations = model.relations.filter(({ source }) => source !== name);
    reading.assume(
      `"${table.name}" is left out: the authentication keeps its own tokens, never shown.`,
      'Rename the table to make it an entity.',
      table,
    );
  }
}
