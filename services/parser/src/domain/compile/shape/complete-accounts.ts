import type { DraftEntity, DraftField, DraftModel, DraftRelation, DraftRole } from '../../draft-model';
import accounts from '../../../../data/lexicons/accounts.json';
import { actsForHimself, isAdministratorRole, isClientRole, isOrdinaryRole } from '../../lexicon/account-lexicon';
import { camelCase, snakeCase, wordsOf } from '../../names';
import type { Assumptions } from '../assumptions';
import { rolesOf } from '../rights/rights';

/** Adds what accounts need: the account entity with its email and role, one default role, an administrator. */
export function completeAccounts(model: DraftModel, assumptions: Assumptions): void {
  if (model.authentication !== 'jwt') {
    dropAccountFeatures(model);
    return;
  }
  completeRoles(model, assumptions);
  const account = accountEntity(model);
  model.accountEntity = account.name;
  account.key = { kind: 'uuid' };
  account.ownership = undefined;
  account.crud = model.roles.length > 0 ? ['list', 'read', 'update'] : [];
  const email: DraftField = {
    name: 'email',
    type: 'email',
    required: true,
    unique: true,
    examples: ['ada@example.com', 'grace@example.com'],
  };
  const implicit = new Set(['email', 'password', 'passwordHash', 'role', 'roles']);
  account.fields = [email, ...account.fields.filter(({ name }) => !implicit.has(name)), ...roleField(model.roles)];
  ownByAccount(model, account.name);
  nameOwnersInUniques(model, account.name);
  nameOwnersInGuards(model, account.name);
}

function accountEntity(model: DraftModel): DraftEntity {
  const named = model.entities.find(({ name }) => name === (model.accountEntity ?? 'User'));
  const usual: DraftField[] = [{ name: 'name', type: 'string', required: false, maxLength: 120 }];
  if (named) {
    if (named.fields.length === 0) named.fields = usual;
    return named;
  }
  const account: DraftEntity = {
    name: model.accountEntity ?? 'User',
    description: 'Somebody who can log in.',
    fields: usual,
  };
  model.entities.push(account);
  return account;
}

function roleField(roles: readonly DraftRole[]): DraftField[] {
  const standard = roles.find(({ isDefault }) => isDefault);
  if (!standard) return [];
  return [
    {
      name: 'role',
      type: 'enum',
      required: true,
      enumValues: roles.map(({ name }) => name),
      default: { json: JSON.stringify(standard.name) },
    },
  ];
}

function completeRoles(model: DraftModel, assumptions: Assumptions): void {
  if (model.roles.length === 0) return;
  for (const role of model.roles) role.isAdministrator ??= isAdministratorRole(role.name);
  if (!model.roles.some(({ isAdministrator }) => isAdministrator)) {
    model.roles.push({ name: 'admin', description: 'Runs the application.', isAdministrator: true });
    assumptions.add(
      'A role "admin" was added, because somebody must be able to give the other roles.',
      'State which role is the administrator, for example "managers are the administrators".',
    );
  }
  if (!model.roles.some(({ isDefault }) => isDefault)) {
    let standard = standardRole(model);
    if (!standard) {
      standard = { name: 'user', description: 'Somebody who registered.' };
      model.roles.unshift(standard);
    }
    standard.isDefault = true;
    assumptions.add(
      `Whoever registers gets the role "${standard.name}".`,
      'Name the role of new accounts, for example "new accounts are readers".',
    );
  }
}

/** Who registers is a customer rather than an employee; where customers are kept but have no role, nobody gets that of employees. */
function standardRole(model: DraftModel): DraftRole | undefined {
  const { roles, entities, accountEntity = 'User' } = model;
  const ordinary = roles.filter(({ name, isAdministrator }) => isOrdinaryRole(name) && isAdministrator !== true);
  const client = ordinary.find(({ name }) => isClientRole(name));
  const areKept = entities.some(({ name }) => name !== accountEntity && isClientRole(name.toLowerCase()));
  return client ?? (areKept ? undefined : ordinary[0]) ?? soleMakers(model);
}

/** "Freelancers create invoices", and nobody else is spoken of but those who run the place: whoever registers is one of them. */
function soleMakers({ roles, operations, entities }: DraftModel): DraftRole | undefined {
  const [role, ...others] = roles.filter(({ isAdministrator }) => isAdministrator !== true);
  if (!role || others.length > 0 || !actsForHimself(role.name)) return undefined;
  const isMaker =
    operations.some((one) => one.kind === 'create' && rolesOf(one).includes(role.name)) ||
    entities.some(({ ownership }) => ownership?.holders?.some((right) => right.startsWith(`${role.name}.`)) === true);
  return isMaker ? role : undefined;
}

function dropAccountFeatures(model: DraftModel): void {
  model.accountEntity = undefined;
  model.roles = [];
  for (const entity of model.entities) {
    entity.unique = entity.unique?.filter(
      (members) => entity.ownership === undefined || !members.includes(entity.ownership.name ?? 'owner'),
    );
    entity.ownership = undefined;
  }
  for (const operation of model.operations) {
    if (operation.access !== undefined)
      operation.access = model.authentication === 'api_key' ? 'authenticated' : 'public';
  }
}

/** "A document is assigned to a translator": to somebody in a role that does not make documents, so it is not whoever makes one. */
function isAnothers(model: DraftModel, { source, name }: DraftRelation): boolean {
  const role = snakeCase(wordsOf(name ?? ''));
  const creates = model.operations.find(({ entity, kind }) => entity === source && kind === 'create')?.access;
  const isMaker = typeof creates === 'object' && creates.roles.includes(role);
  return model.roles.some((each) => each.name === role) && !isMaker;
}

/** With accounts, "a todo belongs to a user" means that whoever creates it owns it. */
function ownByAccount(model: DraftModel, account: string): void {
  const owning = (relation: DraftRelation): boolean =>
    relation.target === account &&
    relation.cardinality === 'many_to_one' &&
    relation.required !== false &&
    !isAnothers(model, relation) &&
    !accounts.referenceRoles.includes(relation.name ?? '');
  // It waits for somebody: nobody is needed to begin with.
  for (const relation of model.relations)
    if (relation.target === account && isAnothers(model, relation)) relation.required ??= false;
  for (const entity of model.entities) {
    const [relation, ...others] = model.relations.filter(
      (candidate) => candidate.source === entity.name && owning(candidate),
    );
    if (!relation || others.length > 0 || entity.name === account) continue;
    model.relations.splice(model.relations.indexOf(relation), 1);
    if (entity.ownership) {
      entity.ownership.name ??= relation.name;
      continue;
    }
    entity.ownership = { mode: 'public_read', name: relation.name ?? 'owner', assumed: true };
  }
}

/** "A member can book a workshop only once": whom the words call by the account or a role is the one whose rows these are. */
function nameOwnersInUniques(model: DraftModel, account: string): void {
  const people = new Set([account, ...model.roles.map(({ name }) => name)].map((name) => camelCase(wordsOf(name))));
  for (const entity of model.entities) {
    if (!entity.ownership || !entity.unique) continue;
    const owner = entity.ownership.name ?? 'owner';
    const relations = model.relations.filter(({ source }) => source === entity.name);
    const own = new Set([
      ...entity.fields.map(({ name }) => name),
      ...relations.map(({ name, target }) => name ?? camelCase(wordsOf(target))),
    ]);
    entity.unique = entity.unique.map((members) => {
      const named = members.map((member) => (people.has(member) && !own.has(member) ? owner : member));
      return new Set(named).size === members.length ? named : members;
    });
  }
}

/** "An employee may have one reservation per day": the reservations that count are those of the same owner. */
function nameOwnersInGuards(model: DraftModel, account: string): void {
  const said = `${camelCase(wordsOf(account))}Id`;
  for (const { name, ownership } of model.entities) {
    const isReferred = model.relations.some(({ source, target }) => source === name && target === account);
    if (!ownership || isReferred) continue;
    const counted = new RegExp(`\\b(?:count|exists)\\((?!${name} )`);
    for (const { entity, guards } of model.operations)
      for (const guard of entity === name ? (guards ?? []) : [])
        if (!counted.test(guard.expression))
          guard.expression = guard.expression.replaceAll(
            new RegExp(`\\b(self|item)\\.${said}\\b`, 'g'),
            `$1.${ownership.name ?? 'owner'}Id`,
          );
  }
}
