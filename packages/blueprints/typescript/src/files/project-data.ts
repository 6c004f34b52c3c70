import {
  ordinalBesideExamples,
  pascalCase,
  sampleRow,
  sampleValue,
  type EntityModel,
  type Link,
} from '@quantumlayer/ir';
import { literal } from '../code/literal';
import { propertyCode } from '../code/property-code';
import type { Dialect } from '@quantumlayer/blueprint-kit';
import { FIRST_MIGRATION, type History } from '../migration/history';
import { foreignKeyLine } from '../migration/sql-table';
import { storageTables } from '../migration/storage-tables';
import type { ProjectView } from '../view/project-view';
import { lockedDependencies } from './lock-file';
import { httpTestData, operationIds } from './http-test-data';
import { readmeData } from './readme-data';
import { seedData } from './seed-data';
import { testRows } from './test-rows';
import type { Uses } from './uses';

/** What the template of one of the project's own files reads beyond the view. */
export function projectFileData(
  path: string,
  { view, history }: { readonly view: ProjectView; readonly history: History },
  uses: Uses,
): object {
  switch (path) {
    case 'package.json':
      return lockedDependencies(view);
    case 'src/database/schema.ts':
      return {
        integerKeys: hasIntegerKeys(view),
        linkType: ({ table }: Link) => `${pascalCase(table)}Link`,
        keyType: (entity: EntityModel) => propertyCode(entity.key).recordType,
      };
    case FIRST_MIGRATION:
      return firstMigration(view);
    case 'src/database/migrator.ts':
    case 'test/database.test.ts':
      return {
        migrations: history.names.map((name, i) => ({
          name,
          identifier: i === 0 ? 'initial' : `migration${name.slice(0, 4)}`,
        })),
      };
    case 'test/empty-tables.ts':
      return { integerKeys: hasIntegerKeys(view) };
    case 'test/rows.ts':
      return testRows(view);
    case 'src/database/seed.ts':
      return seedData(view);
    case 'test/operability.test.ts':
      return { operationIds: operationIds(view) };
    case 'test/http.test.ts':
      return httpTestData(view);
    case 'README.md':
    case '.env.example':
    case 'compose.yaml':
      return readmeData(view);
    default:
      return { usesNothing: Object.keys(uses).length === 0 };
  }
}

const hasIntegerKeys = ({ entities }: ProjectView): boolean => entities.some(({ key }) => key.isGenerated);

function firstMigration(view: ProjectView): object {
  const dialects: readonly Dialect[] = view.postgres ? ['sqlite', 'postgres'] : ['sqlite'];
  return {
    tables: storageTables(view, 'sqlite'),
    dialects: dialects.map((dialect) => [dialect, storageTables(view, dialect)]),
    clause: foreignKeyLine,
  };
}

/** ADMIN_EMAIL means something only where a role administrates. */
export function hasAdministrators({ model, jwt }: ProjectView): boolean {
  return jwt && model.roles.some(({ isAdministrator }) => isAdministrator);
}

/** What templates need of the account entity; nothing without JWT. */
export function accountData(view: ProjectView): object {
  const { account, roles } = view.model;
  if (!view.jwt || !account) return {};
  const entity = view.entity(account.name);
  const others = Object.entries(sampleRow(account, { ordinal: 1 })).map(([name, value]) => {
    const property = account.properties.find((candidate) => candidate.name === name);
    const ordinal = property ? ordinalBesideExamples(account, property, 1) : 1;
    const own = property?.field && ordinal !== 1 ? sampleValue(property.field, { ordinal }) : value;
    return [name, own] as const;
  });
  const keyType = propertyCode(account.key).recordType;
  return {
    account: entity,
    administrators: hasAdministrators(view),
    registration: {
      ...sampleRow(account, { ordinal: 1 }),
      email: 'ada@example.com',
      password: 'correct horse battery',
    },
    serviceArguments: entity.operations.length > 0 ? 'database' : '',
    accountKeyType: keyType,
    nobodyKey: keyType === 'number' ? '0' : literal('00000000-0000-0000-0000-000000000000'),
    defaultRole: roles.find(({ isDefault }) => isDefault)?.name,
    administratorRole: roles.find(({ isAdministrator }) => isAdministrator)?.name,
    administratorBody: [
      'email',
      'password',
      ...others.filter(([name]) => name !== 'email').map(([name, value]) => `${name}: ${literal(value)}`),
    ].join(', '),
  };
}
