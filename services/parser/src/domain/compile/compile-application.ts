import { create } from '@bufbuild/protobuf';
import {
  ApplicationKind,
  ApplicationSchema,
  AuthenticationKind,
  Database,
  Language,
  PaginationStyle,
  type Application,
} from '@quantumlayer/contracts/ir/v1/ir';
import type { DraftAuthentication, DraftModel } from '../draft-model';
import { kebabCase, spoken, titleCase, wordsOf } from '../names';
import type { Assumptions } from './assumptions';
import { dropDoubledSteps } from './deeds/drop-doubled-steps';
import { keepReversals } from './deeds/keep-reversals';
import { settleDeeds } from './deeds/settle-deeds';
import { needRolesForGroups } from './owners/own-by-groups';
import { settleOwners } from './owners/settle-owners';
import { tellAssumedOwners } from './owners/tell-assumed-owners';
import { settleRights } from './rights/settle-rights';
import { completeAccounts } from './shape/complete-accounts';
import { completeEntities } from './shape/complete-entities';
import { completeOperations } from './shape/complete-operations';
import { completeRelations } from './shape/complete-relations';
import { needSomebody } from './shape/need-somebody';
import { settleExampleTimes } from './shape/settle-example-times';

const LANGUAGES: Readonly<Record<string, Language>> = {
  python: Language.PYTHON,
  typescript: Language.TYPESCRIPT,
  go: Language.GO,
};
const DATABASES: Readonly<Record<string, Database>> = { sqlite: Database.SQLITE, postgresql: Database.POSTGRESQL };
const AUTHENTICATION: Readonly<Record<DraftAuthentication, AuthenticationKind>> = {
  none: AuthenticationKind.NONE,
  api_key: AuthenticationKind.API_KEY,
  jwt: AuthenticationKind.JWT,
};
const ABBREVIATIONS: ReadonlySet<string> = new Set(['API', 'CMS', 'CRM', 'ERP', 'HR', 'IT', 'URL']);
const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;

/**
 * The complete IR of a draft; what had to be decided is added to the assumptions. Who there is comes first, then whose rows are whose, what is
 * done to them, who may do it, and last the shape of what is left: each room reads what those before it settled (ADR 16).
 */
export function compileApplication(draft: DraftModel, assumptions: Assumptions): Application {
  const model = structuredClone(draft);
  model.authentication ??= 'none';
  needRolesForGroups(model);
  completeAccounts(model, assumptions);
  dropDoubledSteps(model);
  keepReversals(model);
  settleOwners(model, assumptions);
  settleDeeds(model, assumptions);
  settleRights(model, assumptions);
  tellAssumedOwners(model, assumptions);
  const entities = completeEntities(model, assumptions);
  const relations = completeRelations(model);
  needSomebody(model, relations);
  const operations = completeOperations(model);
  const name = applicationName(model);
  const defaultLimit = Math.min(model.pagination?.defaultLimit ?? DEFAULT_LIMIT, model.pagination?.maxLimit ?? 1000);
  const application = create(ApplicationSchema, {
    name,
    title: titleOf(model.title ?? titleCase(wordsOf(name))).slice(0, 100),
    description: (model.description ?? '').slice(0, 2000),
    kind: ApplicationKind.REST_API,
    stack: {
      language: LANGUAGES[model.language ?? 'python'] ?? Language.PYTHON,
      database: DATABASES[model.database ?? 'sqlite'] ?? Database.SQLITE,
    },
    api: {
      basePath: model.basePath ?? '',
      pagination: model.pagination?.style === 'page' ? PaginationStyle.PAGE : PaginationStyle.OFFSET,
      defaultLimit,
      maxLimit: model.pagination?.maxLimit ?? Math.max(MAX_LIMIT, defaultLimit),
      rateLimitPerMinute: model.rateLimitPerMinute ?? 0,
    },
    authentication: { kind: AUTHENTICATION[model.authentication], accountEntity: model.accountEntity ?? '' },
    roles: model.roles.map((role) => ({
      name: role.name,
      description: role.description ?? '',
      isDefault: role.isDefault ?? false,
      isAdministrator: role.isAdministrator ?? false,
    })),
    entities,
    relations,
    operations,
  });
  settleExampleTimes(application);
  return application;
}

/** Names are in small letters, in which an abbreviation is no longer seen. */
const titleOf = (title: string): string =>
  title
    .split(' ')
    .map((word) => (ABBREVIATIONS.has(word.toUpperCase()) ? word.toUpperCase() : word))
    .join(' ');

function applicationName(model: DraftModel): string {
  const given = model.name ?? model.title;
  const words = given !== undefined ? wordsOf(given) : [...wordsOf(spoken(model.entities[0]?.name ?? 'my')), 'api'];
  const name = kebabCase(words)
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^[^a-z]+/, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return name === '' ? 'my-api' : name;
}
