import type { Dialect } from '@quantumlayer/blueprint-kit';
import type { ProjectView } from '../view/project-view';
import { columnLine, columnType, foreignKey, foreignKeyLine, index, type SqlTable } from './sql-table';

/** What authentication keeps beside the entities. */
export function authenticationTables({ model, jwt, apiKeys }: ProjectView, dialect: Dialect): SqlTable[] {
  const timestamp = dialect === 'sqlite' ? 'integer' : 'timestamptz(3)';
  if (apiKeys) {
    const columns = [
      column('id', 'text'),
      column('name', 'text'),
      column('key_hash', 'text'),
      column('created_at', timestamp),
    ];
    const suffixes: Readonly<Record<string, string>> = { id: ' primary key', key_hash: ' unique' };
    return [
      {
        ...plain('api_keys', 'id'),
        columns,
        lines: columns.map((each) => columnLine(each) + (suffixes[each.name] ?? '')),
      },
    ];
  }
  const { account } = model;
  if (!jwt || !account) return [];
  const accountColumn = column('account_id', columnType(account.key, dialect));
  const credentials = foreignKey('auth_credentials', 'account_id', account, 'CASCADE');
  const sessions = foreignKey('auth_sessions', 'account_id', account, 'CASCADE');
  const token = column('token_hash', 'text');
  const rest = [
    column('family_id', 'text'),
    accountColumn,
    column('expires_at', timestamp),
    column('spent', dialect === 'sqlite' ? 'integer' : 'boolean'),
  ];
  return [
    {
      ...plain('auth_credentials', 'account_id'),
      columns: [accountColumn, column('password_hash', 'text')],
      foreignKeys: [credentials],
      lines: [`${columnLine(accountColumn)} primary key`, '"password_hash" text not null', foreignKeyLine(credentials)],
    },
    {
      ...plain('auth_sessions', 'token_hash'),
      columns: [token, ...rest],
      foreignKeys: [sessions],
      indexes: [index('auth_sessions', 'family_id'), index('auth_sessions', 'account_id')],
      lines: [`${columnLine(token)} primary key`, ...rest.map(columnLine), foreignKeyLine(sessions)],
    },
  ];
}

const column = (name: string, type: string) => ({ name, type, nullable: false });

const plain = (name: string, key: string) => ({
  name,
  isNumbered: false,
  primaryKey: [key],
  uniques: [],
  foreignKeys: [],
  later: [],
  indexes: [],
  isKnot: false,
});
