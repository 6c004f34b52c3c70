import type { EntityView } from '../view/entity-view';
import type { OperationView } from '../view/operation-view';
import type { ProjectView } from '../view/project-view';

/** What those whom a row names can do with it, where not everybody of their role can. */
export function ownedOperations(view: ProjectView, { owner, operation, actions }: EntityView) {
  if (!owner) return [];
  const { list, read, update } = operation;
  const offered = [
    ...(list && owner.isPrivate ? [{ ...list, method: 'GET', lists: true }] : []),
    ...(read && owner.isPrivate ? [{ ...read, method: 'GET', lists: false }] : []),
    ...(update ? [{ ...update, method: 'PATCH', lists: false }] : []),
    ...actions
      .filter(({ model }) => !model.bodyRequired)
      .map((action) => ({ ...action, method: 'POST', lists: false })),
  ];
  return offered.filter((each) => !each.isPublic && !owner.bypassRoles.includes(roleOf(view, each)));
}

const roleOf = ({ model }: ProjectView, { roles }: OperationView): string =>
  roles[0] ?? model.roles.find(({ isDefault }) => isDefault)?.name ?? '';
