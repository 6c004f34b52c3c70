import type { OrganisationService } from '@quantumlayer/contracts/platform/v1/platform';
import type { Handlers } from '@quantumlayer/rpc';
import type { Organisations } from '../../domain/organisations';
import type { Members } from '../../domain/members';
import type { Principal } from '../../domain/principal';
import { pageOf } from './pages';

export const organisationHandlers =
  (organisations: Organisations, members: Members) =>
  (principal: Principal): Handlers<typeof OrganisationService> => {
    const { store } = organisations;
    return {
      getOrganisation: () => store.get(principal),
      getUsage: async () => {
        const { today, daily, total } = await store.usage(principal);
        return { generationsToday: today, dailyGenerations: daily, generationsTotal: total };
      },
      createApiKey: ({ name, role, dailyGenerations: daily }) =>
        organisations.createKey(principal, { name, role, daily }),
      listApiKeys: async () => ({ keys: await store.listKeys(principal) }),
      revokeApiKey: ({ id }) => organisations.revokeKey(principal, id),
      listMembers: async () => ({ members: await members.store.list(principal) }),
      inviteMember: ({ email, role }) => members.invite(principal, email, role),
      updateMember: ({ id, role }) => members.update(principal, id, role),
      removeMember: ({ id }) => members.remove(principal, id),
      listAuditEntries: async ({ after, pageSize }) => {
        const { size } = pageOf({ pageSize, pageToken: '' });
        return { entries: await store.audit(principal, after, size) };
      },
      checkAuditEntries: () => store.checkAudit(principal),
    };
  };
