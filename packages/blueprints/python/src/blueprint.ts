import {
  continuedRelease,
  loadTemplates,
  templateRoot,
  type Blueprint,
  type ContinuedRelease,
  type PlannedFile,
  type Templates,
} from '@quantumlayer/blueprint-kit';
import { AgentRole } from '@quantumlayer/contracts/agents/v1/agents';
import { Language, resolve } from '@quantumlayer/ir';
import type { EntityView } from './entity-view';
import { fileRules, FIRST_MIGRATION, type FileRule } from './files';
import { formatPython } from './format';
import { lockFile } from './lock-file';
import { carriedMigrations, nextMigration } from './migration/history';
import { projectView, type ProjectView } from './project-view';
import { renderMigration, renderTemplate } from './render-file';

let loaded: Templates | undefined;

const templates = (): Templates => (loaded ??= loadTemplates(templateRoot('python')));

/** FastAPI, SQLAlchemy, Alembic, uv. */
export const blueprint: Blueprint = {
  id: 'python-fastapi',
  version: '21',
  language: Language.PYTHON,
  plan(application, earlier) {
    const project = projectView(resolve(application));
    const release = continuedRelease(application, earlier);
    const planned = fileRules
      .filter(({ when }) => when === undefined || when(project))
      .filter(({ template }) => template !== FIRST_MIGRATION || release === undefined)
      .flatMap((rule) =>
        rule.each ? rule.each(project).map((entity) => planFile(rule, project, entity)) : [planFile(rule, project)],
      );
    const lock: PlannedFile = { path: 'uv.lock', agent: AgentRole.ARCHITECT, render: () => lockFile(project) };
    const history = release ? migrationFiles(project, release) : [];
    return [...planned, ...history, lock].sort((a, b) => (a.path < b.path ? -1 : 1));
  },
  migration(application, earlier) {
    const release = continuedRelease(application, earlier);
    return release && nextMigration(projectView(resolve(application)), release);
  },
  format: (path, text) => (path.endsWith('.py') ? formatPython(text) : text),
};

/** What the release had, and what leads on from it. */
function migrationFiles(project: ProjectView, release: ContinuedRelease): PlannedFile[] {
  const next = nextMigration(project, release);
  const carried = carriedMigrations(project, release);
  if (next === undefined) return carried;
  const path = `src/${project.package}/migrations/versions/${next.name}.py`;
  const render = () => blueprint.format(path, renderMigration(templates(), project, next));
  return [...carried, { path, agent: AgentRole.DATABASE, render }];
}

function planFile({ template, agent }: FileRule, project: ProjectView, entity?: EntityView): PlannedFile {
  const path = template
    .replace(/\.eta$/, '')
    .replace('[package]', project.package)
    .replace('[entities]', entity?.module.plural ?? '')
    .replace('[entity]', entity?.module.singular ?? '');
  return { path, agent, render: () => blueprint.format(path, renderTemplate(templates(), template, project, entity)) };
}
