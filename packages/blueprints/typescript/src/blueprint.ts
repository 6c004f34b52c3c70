import {
  loadTemplates,
  templateRoot,
  type Blueprint,
  type PlannedFile,
  type Templates,
} from '@quantumlayer/blueprint-kit';
import { Language, type Application } from '@quantumlayer/ir';
import { format } from './format';
import { planProject, renderFile, type ProjectRender } from './files/render';

let templates: Templates | undefined;
const loaded = () => (templates ??= loadTemplates(templateRoot('typescript')));

/** Fastify, TypeBox and Kysely. */
export const blueprint: Blueprint = {
  id: 'typescript-fastify',
  version: '7',
  language: Language.TYPESCRIPT,
  plan(application: Application): readonly PlannedFile[] {
    const project: ProjectRender = planProject(application);
    return project.files.map(({ path, agent }) => ({
      path,
      agent,
      render: () => renderFile(project, path, loaded()),
    }));
  },
  migration: () => undefined,
  format,
};
