import {
  loadTemplates,
  templateRoot,
  type Blueprint,
  type PlannedFile,
  type Templates,
} from '@quantumlayer/blueprint-kit';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { Language, resolve } from '@quantumlayer/ir';
import type { EntityView } from './entity-view';
import { fileRules, type FileRule } from './files';
import { formatPython } from './format';
import { lockFile } from './lock-file';
import { projectView, type ProjectView } from './project-view';
import { renderTemplate } from './render-file';

let loaded: Templates | undefined;

const templates = (): Templates => (loaded ??= loadTemplates(templateRoot('python')));

/** FastAPI, SQLAlchemy, Alembic, uv. */
export const blueprint: Blueprint = {
  id: 'python-fastapi',
  version: '6',
  language: Language.PYTHON,
  plan(application) {
    const project = projectView(resolve(application));
    const planned = fileRules
      .filter(({ when }) => when === undefined || when(project))
      .flatMap((rule) =>
        rule.each ? rule.each(project).map((entity) => planFile(rule, project, entity)) : [planFile(rule, project)],
      );
    const lock: PlannedFile = { path: 'uv.lock', agent: AgentRole.ARCHITECT, render: () => lockFile(project) };
    return [...planned, lock].sort((a, b) => (a.path < b.path ? -1 : 1));
  },
  format: (path, text) => (path.endsWith('.py') ? formatPython(text) : text),
};

function planFile({ template, agent }: FileRule, project: ProjectView, entity?: EntityView): PlannedFile {
  const path = template
    .replace(/\.eta$/, '')
    .replace('[package]', project.package)
    .replace('[entities]', entity?.module.plural ?? '')
    .replace('[entity]', entity?.module.singular ?? '');
  return { path, agent, render: () => blueprint.format(path, renderTemplate(templates(), template, project, entity)) };
}
