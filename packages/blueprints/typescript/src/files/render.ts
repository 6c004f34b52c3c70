import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { continuedRelease, templateRoot, type Templates } from '@quantumlayer/blueprint-kit';
import { AgentRole, type Release } from '@quantumlayer/contracts/agents/v1/agents';
import { withArticle, type Application } from '@quantumlayer/ir';
import { withOrderedImports } from '../code/import-order';
import { literal, propertyName } from '../code/literal';
import { format } from '../format';
import { historyOf, pathOf, type History } from '../migration/history';
import { storeNeeds, type StoreNeeds } from '../view/needs';
import type { EntityView } from '../view/entity-view';
import { projectView, type ProjectView } from '../view/project-view';
import { conditionsOf } from './conditions';
import { entityFileData, finishModule, hasRules, type EntityFile } from './entity-files';
import { lockFile } from './lock-file';
import { accountData, projectFileData } from './project-data';
import { projectFiles } from './project-files';
import { assertsExistence } from './service-data';
import { testData } from './test-data';
import { usesOf, type Uses } from './uses';
import { valueKinds, type ValueKinds } from './value-kinds';

/** A project between its plan and its files. */
export interface ProjectRender {
  readonly view: ProjectView;
  readonly history: History;
  readonly needs: ReadonlyMap<string, StoreNeeds>;
  readonly files: readonly { readonly path: string; readonly agent: AgentRole }[];
  /** What the modules of its entities need of the project's own; known when the first of those is rendered. */
  parts: { readonly uses: Uses; readonly kinds: ValueKinds } | undefined;
}

const entityFiles: Readonly<Record<EntityFile, AgentRole>> = {
  schema: AgentRole.BACKEND,
  record: AgentRole.BACKEND,
  rules: AgentRole.BACKEND,
  service: AgentRole.BACKEND,
  routes: AgentRole.BACKEND,
  store: AgentRole.DATABASE,
};

/** Every file of the project, sorted by path. */
export function planProject(application: Application, earlier?: Release): ProjectRender {
  const view = projectView(application);
  const history = historyOf(view, continuedRelease(application, earlier));
  const conditions = conditionsOf(view, history);
  const fixed = projectFiles.filter(({ when }) => when === undefined || conditions[when]);
  const next = history.next === undefined ? [] : [{ path: pathOf(history.next.name), agent: AgentRole.DATABASE }];
  const files = [
    ...next,
    ...fixed.map(({ path, agent }) => ({ path, agent })),
    ...view.entities.flatMap((entity) => [
      ...(Object.entries(entityFiles) as [EntityFile, AgentRole][])
        .filter(([file]) => isNeeded(file, entity))
        .map(([file, agent]) => ({ path: `src/features/${entity.folder}/${file}.ts`, agent })),
      ...(entity.operations.length > 0 ? [{ path: `test/${entity.folder}.test.ts`, agent: AgentRole.QUALITY }] : []),
    ]),
  ];
  return {
    view,
    history,
    needs: storeNeeds(view),
    files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    parts: undefined,
  };
}

function isNeeded(file: EntityFile, entity: EntityView): boolean {
  if (file === 'rules') return hasRules(entity);
  if (file === 'routes') return entity.operations.length > 0;
  return file !== 'service' || entity.operations.length > 0 || entity.isAccount || assertsExistence(entity);
}

export async function renderFile(project: ProjectRender, path: string, templates: Templates): Promise<string> {
  const { view } = project;
  if (path === 'package-lock.json') return lockFile(view);
  const { next } = project.history;
  if (next !== undefined && path === pathOf(next.name))
    return await format(path, templates.render('src/database/migrations/[migration].ts.eta', { ...view, next }));
  const entityModule = /^src\/features\/([^/]+)\/(\w+)\.ts$/.exec(path);
  if (entityModule) {
    const text = renderEntityModule(project, entityModule[1] ?? '', entityModule[2] as EntityFile, templates);
    return await format(path, finishModule(path, text, view));
  }
  const test = /^test\/(.+)\.test\.ts$/.exec(path);
  const entity = test && view.entities.find(({ folder }) => folder === test[1]);
  if (entity) {
    return await format(
      path,
      finishModule(
        path,
        templates.render('test/[entity].test.ts.eta', {
          ...shared(view),
          ...testData(view, entity),
          entity,
          needs: project.needs.get(entity.model.name),
        }),
        view,
      ),
    );
  }
  // A file without tags is kept formatted in the template folder.
  if (!isTemplate(path)) return templates.read(path);
  const { uses, kinds } = (project.parts ??= partsOf(project, templates));
  const data = { ...shared(view), ...kinds, ...projectFileData(path, project, uses), uses };
  const text = templates.render(`${path}.eta`, data);
  const finished = listsItsImports(path) ? withOrderedImports(text) : finishModule(path, text, view);
  return await format(path, finished);
}

/** The others are too different from one application to the next. */
const listsItsImports = (path: string) => !['src/database/seed.ts', 'test/rows.ts'].includes(path);

const root = () => templateRoot('typescript');
const isTemplate = (path: string) => existsSync(join(root(), `${path}.eta`));

function renderEntityModule(
  { view, needs }: ProjectRender,
  folder: string,
  file: EntityFile,
  templates: Templates,
): string {
  const entity = view.entities.find((candidate) => candidate.folder === folder);
  const own = entity && needs.get(entity.model.name);
  if (!entity || !own) throw new RangeError(`no entity in ${folder}`);
  const data = entityFileData(file, view, entity, own);
  return templates.render(`src/features/[entity]/${file}.ts.eta`, { ...shared(view), ...data, entity });
}

function partsOf(project: ProjectRender, templates: Templates): NonNullable<ProjectRender['parts']> {
  const modules = allEntityModules(project, templates);
  const uses = usesOf(project.view, modules);
  return { uses, kinds: valueKinds(project.view, modules, uses['uuidKey'] === true) };
}

function allEntityModules(project: ProjectRender, templates: Templates): string[] {
  return project.files.flatMap(({ path }) => {
    const match = /^src\/features\/([^/]+)\/(\w+)\.ts$/.exec(path);
    return match ? [renderEntityModule(project, match[1] ?? '', match[2] as EntityFile, templates)] : [];
  });
}

function shared(view: ProjectView): object {
  return {
    ...view,
    ...accountData(view),
    json: literal,
    propertyName,
    withArticle,
    quote: (text: string) => literal(text).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"'),
    capital: (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
    sentence: (...parts: string[]) => parts.join(' ').replace(/^./, (first) => first.toUpperCase()) + '.',
  };
}
