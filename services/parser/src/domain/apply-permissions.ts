import type { Fact } from '@quantumlayer/contracts/requirements/v1/requirements';
import type { DraftAccess, DraftEntity, DraftModel, DraftOperation } from './draft-model';
import { entityOf, operationOf } from './draft-parts';

interface Permission {
  readonly subject: string;
  readonly entity: string;
  readonly verb: string;
}

const WRITING = ['create', 'update', 'delete'];
const CRUD = new Set(['*', 'read', ...WRITING]);
const EVERYBODY = new Set(['anyone', 'authenticated', 'owner']);

/** Who may do what; all of it together, because what one may do decides what is left to others. */
export function applyPermissions(model: DraftModel, facts: readonly Fact[], ownOnly: ReadonlySet<string>): void {
  const permissions = facts.map(({ subject, value }): Permission => {
    const [entity = '', verb = ''] = value.split('.');
    return { subject, entity, verb };
  });
  for (const { subject } of permissions) declareSubject(model, subject);
  const named = permissions.filter(({ entity }) => entity !== '*');
  for (const { subject, entity, verb } of named)
    if (subject === 'owner' && verb !== 'create') entityOf(model, entity).ownership ??= { mode: 'public_read' };
  noteOwnersActions(model, named, ownOnly);
  // "Farmers manage their own products": nobody else is said to make any.
  for (const right of ownOnly) {
    const [subject = '', entity = '', verb = ''] = right.split(/[ .]/);
    if (verb === '*') permit(model, { subject, entity, verb: 'create' }, ownOnly);
  }
  for (const permission of named) {
    const verbs = permission.verb === '*' ? WRITING : [permission.verb];
    for (const verb of verbs) permit(model, { ...permission, verb }, ownOnly);
  }
  for (const permission of permissions.filter(({ entity }) => entity === '*')) sweep(model, permission);
  noteHolders(model, ownOnly);
  letWritersRead(model);
}

/** `intern Contact.read`: what a role may not, whoever else may. */
export function applyDenials(model: DraftModel, denials: ReadonlySet<string>): void {
  for (const denial of denials) {
    const [role = '', entity = '', verb = ''] = denial.split(/[ .]/);
    // Whoever may do "everything except" something does not give others their roles by that.
    for (const one of model.roles) if (one.name === role) one.isAdministrator = undefined;
    for (const operation of operationsFor(model, entity, verb))
      operation.denied = [...new Set([...(operation.denied ?? []), role])];
  }
}

/** `Task.update`: what everybody with an account is said to do, where nobody else is named for it. */
export function applyUsualRights(model: DraftModel, usual: ReadonlySet<string>): void {
  for (const right of usual) {
    const [entity = '', verb = ''] = right.split('.');
    for (const operation of operationsFor(model, entity, verb)) operation.access ??= 'authenticated';
  }
}

/** "Posts can be pinned by their author and by editors": no role of the author is named, so none is asked for. */
function noteOwnersActions(model: DraftModel, permissions: readonly Permission[], ownOnly: ReadonlySet<string>): void {
  for (const { subject, entity, verb } of permissions) {
    const isNamed = [...ownOnly].some((right) => right.endsWith(` ${entity}.${verb}`));
    if (subject !== 'owner' || isNamed || CRUD.has(verb)) continue;
    for (const operation of operationsFor(model, entity, verb)) operation.byOwners = true;
  }
}

/** Whose own rows there are, and what they may do with them. */
function noteHolders(model: DraftModel, ownOnly: ReadonlySet<string>): void {
  for (const right of ownOnly) {
    const [role = '', entity = '', verb = ''] = right.split(/[ .]/);
    const ownership = model.entities.find(({ name }) => name === entity)?.ownership;
    if (ownership) ownership.holders = [...(ownership.holders ?? []), `${role}.${verb}`];
  }
}

function declareSubject(model: DraftModel, subject: string): void {
  if (subject !== 'anyone') model.authentication ??= 'jwt';
  if (!EVERYBODY.has(subject) && !model.roles.some(({ name }) => name === subject)) model.roles.push({ name: subject });
}

/** A role that may change what belongs to others acts as an owner of all of it; owners keep their rights. */
function permit(model: DraftModel, { subject, entity, verb }: Permission, ownOnly: ReadonlySet<string>): void {
  if (subject === 'owner') return;
  const isBound = ownOnly.has(`${subject} ${entity}.${verb}`);
  const draft = entityOf(model, entity);
  const isRole = !EVERYBODY.has(subject);
  if (isRole && draft.ownership && verb !== 'create') {
    // Whoever may read what all may read needs no owner's rights for it.
    const isOpen = verb === 'read' && draft.ownership.mode === 'public_read';
    if (!isBound && !isOpen) actAsOwner(draft, subject);
    if (!isBound && verb === 'read') seeAll(draft, subject);
    const isOwners = operationsFor(model, entity, verb).some(({ byOwners }) => byOwners);
    if (!isBound && (isOwners || ['update', 'delete'].includes(verb)))
      draft.ownership.writers = [...(draft.ownership.writers ?? []), `${subject}.${verb}`];
    if (isOwners || ['read', 'update', 'delete'].includes(verb)) return;
  }
  for (const operation of operationsFor(model, entity, verb)) {
    if (subject === 'anyone') operation.access = 'public';
    else if (subject === 'authenticated') operation.access = operation.access === 'public' ? 'public' : 'authenticated';
    else operation.access = withRole(operation.access, subject);
  }
}

function actAsOwner({ ownership }: DraftEntity, role: string): void {
  if (ownership) ownership.bypassRoles = [...new Set([...(ownership.bypassRoles ?? []), role])];
}

function seeAll({ ownership }: DraftEntity, role: string): void {
  if (ownership) ownership.seers = [...(ownership.seers ?? []), role];
}

/** "Managers can do everything" takes nothing from others: it only lifts, for them, what is kept to some. */
function sweep(model: DraftModel, { subject, verb }: Permission): void {
  const role = model.roles.find(({ name }) => name === subject);
  if (role && verb === '*') role.isAdministrator = role.doesEverything = true;
  for (const entity of model.entities) {
    if (role) {
      actAsOwner(entity, subject);
      seeAll(entity, subject);
    }
    if (entity.ownership && verb !== 'read')
      entity.ownership.writers = [
        ...(entity.ownership.writers ?? []),
        ...(verb === '*' ? WRITING : [verb]).map((one) => `${subject}.${one}`),
      ];
    for (const one of verb === '*' ? ['read', ...WRITING] : [verb])
      for (const operation of operationsFor(model, entity.name, one)) {
        if (subject === 'anyone') operation.access = 'public';
        else if (role && typeof operation.access === 'object') operation.access = withRole(operation.access, subject);
        // "Managers can delete anything": nobody else is said to delete it.
        else if (role && WRITING.includes(verb)) operation.access ??= { roles: [subject] };
      }
  }
  if (role && verb === '*')
    for (const operation of model.operations)
      if (operation.kind === 'action' && typeof operation.access === 'object')
        operation.access = withRole(operation.access, subject);
}

/** Where only some may read, those who may write are among them. */
function letWritersRead(model: DraftModel): void {
  for (const { name } of model.entities) {
    const own = model.operations.filter(({ entity }) => entity === name);
    const writers = own.flatMap(({ kind, access }) =>
      kind !== 'read' && kind !== 'list' && typeof access === 'object' ? access.roles : [],
    );
    for (const operation of own)
      if ((operation.kind === 'read' || operation.kind === 'list') && typeof operation.access === 'object') {
        const { roles } = operation.access;
        operation.readAlong = [...new Set(writers)].filter((role) => !roles.includes(role));
        operation.access = { roles: [...roles, ...operation.readAlong] };
      }
  }
}

function operationsFor(model: DraftModel, entity: string, verb: string): DraftOperation[] {
  switch (verb) {
    case 'read':
      return [operationOf(model, entity, 'list', 'list'), operationOf(model, entity, 'read', 'read')];
    case 'create':
    case 'update':
    case 'delete':
      return [operationOf(model, entity, verb, verb)];
    default:
      return [operationOf(model, entity, verb, 'action')];
  }
}

/** "Any user may book, the desk manages bookings": the desk takes nothing from the others. */
const withRole = (access: DraftAccess | undefined, role: string): DraftAccess =>
  typeof access === 'object' ? { roles: [...new Set([...access.roles, role])] } : (access ?? { roles: [role] });
