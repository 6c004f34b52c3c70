import type { Blueprint } from '@quantumlayer/blueprint-kit';
import { Language } from '@quantumlayer/contracts/ir/v1/ir';
import { format } from './format';
import { migration, plan } from './plan';

export { toolchain } from './toolchain';

/** A Go project: net/http with chi, database/sql, goose. */
export const blueprint: Blueprint = {
  id: 'go-chi',
  version: '17',
  language: Language.GO,
  plan,
  migration,
  format,
};
