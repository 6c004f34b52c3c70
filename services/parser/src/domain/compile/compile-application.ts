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
import { actOnOwnThings } from './act-on-own-things';
import { completeAccounts, tellAssumedOwners } from './complete-accounts';
import { completeEntities } from './complete-entities';
import { addTransitions, completeOperations } from './complete-operations';
import { completeRelations } from './complete-relations';
import type { Assumptions } from './compile-context';
import { dropClosedRedirects } from './drop-closed-redirects';
import { expandRule } from './expand-rules';
import { dropDoubledSteps } from './drop-doubled-steps';
import { giveActionsEffects } from './action-effects';
import { guardEffects } from './guard-effects';
import { keepCatalogues } from './keep-catalogues';
import { keepHolders } from './keep-holders';
import { keepDenials } from './keep-denials';
import { keepOwnersApart } from './keep-owners-apart';
import { keepOwnersRights } from './keep-owners-rights';
import { keepPartsPrivate } from './keep-parts-private';
import { keepReversals } from './keep-reversals';
import { keepWritingRights } from './keep-writing-rights';
import { letHoldersMake } from './let-holders-make';
import { nameByActions } from './name-by-actions';
import { needSomebody } from './need-somebody';
import { ownByMakers } from './own-by-makers';
import { ownByRefusals } from './own-by-refusals';
import { hideGroups, needRolesForGroups, ownByGroups } from './own-by-groups';
import { ownThroughRelations } from './own-through-relations';
import { reachReferredRows } from './reach-referred-rows';
import { settleExampleTimes } from './settle-example-times';
import { takeInputs } from './take-inputs';

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

/** The complete IR of a draft; what had to be decided is added to the assumptions. */
export function compileApplication(draft: DraftModel, assumptions: Assumptions): Application {
  const model = structuredClone(draft);
  model.authentication ??= 'none';
  needRolesForGroups(model);
  completeAccounts(model, assumptions);
  keepOwnersApart(model);
  ownByRefusals(model);
  keepReversals(model);
  ownByMakers(model);
  actOnOwnThings(model, assumptions);
  dropDoubledSteps(model);
  nameByActions(model, assumptions);
  keepHolders(model, assumptions);
  takeInputs(model);
  giveActionsEffects(model, assumptions);
  // After the actions: what they write may be empty until then, and may give back what was taken.
  for (const entity of model.entities)
    for (const rule of entity.rules ?? []) expandRule(model, entity, rule, assumptions);
  addTransitions(model);
  guardEffects(model, assumptions);
  ownThroughRelations(model, assumptions);
  ownByGroups(model, assumptions);
  letHoldersMake(model, assumptions);
  reachReferredRows(model, assumptions);
  keepOwnersRights(model, assumptions);
  keepWritingRights(model, assumptions);
  keepCatalogues(model, assumptions);
  keepDenials(model);
  keepPartsPrivate(model, assumptions);
  hideGroups(model);
  tellAssumedOwners(model, assumptions);
  if (model.authentication === 'jwt') dropClosedRedirects(model, assumptions);
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
