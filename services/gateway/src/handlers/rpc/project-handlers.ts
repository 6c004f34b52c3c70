import type { ProjectService } from '@quantumlayer/contracts/platform/v1/platform';
import type { Handlers } from '@quantumlayer/rpc';
import { v7 as newId } from 'uuid';
import type { Principal } from '../../domain/principal';
import type { ProjectRuns } from '../../domain/project-runs';
import type { ProjectStore } from '../../domain/stores';
import { nextPageToken, pageOf } from './pages';

export const projectHandlers =
  (projects: ProjectStore, runs: ProjectRuns) =>
  (principal: Principal): Handlers<typeof ProjectService> => ({
    createProject: ({ name, description }) => projects.create(principal, { id: newId(), name, description }),
    getProject: ({ id }) => projects.get(principal, id),
    listProjects: async (request) => {
      const page = pageOf(request);
      const found = await projects.list(principal, page);
      return { projects: found, nextPageToken: nextPageToken(found, page) };
    },
    generateProject: (request, { metadata }) => runs.create(principal, request, metadata['idempotency-key']),
    getProjectRun: ({ id }) => runs.get(principal, id),
    cancelProjectRun: ({ id }) => runs.cancel(principal, id),
    updateProject: ({ id, name, description }) =>
      projects.update(principal, id, {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
      }),
  });
