import type { OrganisationService } from '@quantumlayer/contracts/platform/v1/platform';
import type { Handlers } from '@quantumlayer/rpc';
import type { Organisations } from '../../domain/organisations';
import type { Principal } from '../../domain/principal';
import { pageOf } from './pages';

export const organisationHandlers =
  (organisations: Organisations) =>
  (principal: Principal): Handlers<typeof OrganisationService> => {
    const { store } = organisations;
    return {
      getOrganisation: () => store.get(principal),
      getUsage: async () => {
        const { today, daily, total } = await store.usage(principal);
        return { generationsToday: today, dailyGenerations: daily, generationsTotal: total };
      },
      createApiKey: ({ name, role }) => organisations.createKey(principal, name, role),
      listApiKeys: async () => ({ keys: await store.listKeys(principal) }),
      revokeApiKey: ({ id }) => organisations.revokeKey(principal, id),
      listAuditEntries: async ({ after, pageSize }) => {
        const { size } = pageOf({ pageSize, pageToken: '' });
        return { entries: await store.audit(principal, after, size) };
      },
    };
  };
