import type { Column, Dialect } from '@quantumlayer/blueprint-kit';
import { columnType } from '../view/columns';
import type { Context } from '../view/context';
import { columnLine, foreignKey, references, type SqlTable } from './sql-table';

/** What authentication keeps beside the entities. */
export function accessTables({ model, apiKey }: Context, dialect: Dialect): SqlTable[] {
  const time = dialect === 'postgres' ? 'TIMESTAMPTZ(3)' : 'INTEGER';
  const id = dialect === 'postgres' ? 'UUID' : 'TEXT';
  if (apiKey) {
    const columns = [column('id', id), column('name', 'TEXT'), column('hash', 'TEXT'), column('created_at', time)];
    const keys: Readonly<Record<string, string>> = { id: 'PRIMARY KEY NOT NULL', hash: 'NOT NULL UNIQUE' };
    const lines = columns.map((each) => columnLine(each, keys[each.name]));
    return [{ ...plain('auth_api_keys', 'id'), columns, foreignKeys: [], indexes: [], lines }];
  }
  const { account } = model;
  if (!account) return [];
  const accountColumn = column('account_id', columnType(model, account, account.key, dialect));
  const hash = column('hash', 'TEXT');
  const family = column('family', id);
  const times = [column('expires_at', time), { ...column('spent_at', time), nullable: true }];
  const key = foreignKey('auth_refresh_tokens', 'account_id', account, 'CASCADE');
  return [
    {
      ...plain('auth_refresh_tokens', 'hash'),
      columns: [hash, family, accountColumn, ...times],
      foreignKeys: [key],
      indexes: [{ name: 'auth_refresh_tokens_family_idx', columns: ['family'] }],
      lines: [
        columnLine(hash, 'PRIMARY KEY NOT NULL'),
        columnLine(family),
        `${columnLine(accountColumn)} ${references(key)}`,
        ...times.map((each) => columnLine(each)),
      ],
    },
  ];
}

const column = (name: string, type: string): Column => ({ name, type, nullable: false });

const plain = (name: string, key: string) => ({ name, isNumbered: false, primaryKey: [key], uniques: [], later: [] });
