import {
  continuedRelease,
  loadTemplates,
  templateRoot,
  type Blueprint,
  type PlannedFile,
  type Templates,
} from '@quantumlayer/blueprint-kit';
import { Language } from '@quantumlayer/ir';
import { format } from './format';
import { historyOf } from './migration/history';
import { projectView } from './view/project-view';
import { planProject, renderFile, type ProjectRender } from './files/render';

let templates: Templates | undefined;
const loaded = () => (templates ??= loadTemplates(templateRoot('typescript')));

/** Fastify, TypeBox and Kysely. */
export const blueprint: Blueprint = {
  id: 'typescript-fastify',
  version: '26',
  language: Language.TYPESCRIPT,
  plan(application, earlier) {
    const project: ProjectRender = planProject(application, earlier);
    const made = project.files.map(
      ({ path, agent }): PlannedFile => ({ path, agent, render: () => renderFile(project, path, loaded()) }),
    );
    return [...made, ...project.history.carried].sort((a, b) => (a.path < b.path ? -1 : 1));
  },
  migration: (application, earlier) => historyOf(projectView(application), continuedRelease(application, earlier)).next,
  format,
};
