import { snakeCase } from '@quantumlayer/ir';
import type { Templates } from '@quantumlayer/blueprint-kit';
import { docstring } from './docstring';
import type { EntityView } from './entity-view';
import { FIRST_MIGRATION } from './files';
import { createTables, dropTables } from './migration/create-tables';
import type { NextMigration } from './migration/history';
import { storageTables } from './migration/storage-tables';
import type { ProjectView } from './project-view';
import { readmeView } from './readme-view';
import { accountFields } from './account';
import { exampleBodies, registration } from './samples/example-bodies';
import { makers } from './samples/makers';
import { sharedTests } from './samples/shared-tests';
import { testView } from './samples/test-view';
import { seedRows } from './samples/seed-rows';

/** The migration that follows those of a release. */
export function renderMigration(templates: Templates, project: ProjectView, next: NextMigration): string {
  return templates.render('src/[package]/migrations/versions/[migration].py.eta', { ...project, next });
}

const ENTITY_TESTS = 'tests/test_[entities].py.eta';
/** One module of tests is too long for one template: its heading, then each concern. */
const ENTITY_TEST_PARTS = [
  ENTITY_TESTS,
  ...['creating', 'listing', 'reading', 'changing', 'deleting', 'acting', 'nesting', 'access'].map(
    (part) => `tests/test_[entities]/${part}.py.eta`,
  ),
];

/** Renders one template; what only some templates need is computed only for them. */
export function renderTemplate(templates: Templates, name: string, project: ProjectView, entity?: EntityView): string {
  const data = {
    ...project,
    doc: docstring,
    docTitle: docstring(project.title),
    queriesInModels: project.entities.some(({ computed }) => computed.some(({ queries }) => queries)),
  };
  if (name === 'README.md.eta') return templates.render(name, { ...data, ...readmeView(project) });
  if (project.account && name.includes('/security/')) {
    return templates.render(name, {
      ...data,
      administratorFields: accountFields(project.account),
    });
  }
  if (!name.endsWith('.eta')) return templates.read(name);
  if (name === FIRST_MIGRATION) {
    const tables = storageTables(project.model, project);
    const migration = { upgrade: createTables(tables), downgrade: dropTables([...tables].reverse()) };
    return templates.render(name, { ...data, migration });
  }
  if (entity && name.includes('/schemas/'))
    return templates.render(name, { ...data, entity, ...exampleBodies(entity) });
  if (name.endsWith('seed.py.eta')) return templates.render(name, { ...data, seeds: seedRows(project) });
  if (name === 'tests/make.py.eta') return templates.render(name, { ...data, makers: makers(project) });
  if (entity && name === ENTITY_TESTS)
    return templates.render(ENTITY_TEST_PARTS, { ...data, entity, test: testView(entity, project), snake: snakeCase });
  if (name.startsWith('tests/'))
    return templates.render(name, { ...data, ...sharedTests(project), registration: registration(project) });
  return templates.render(name, { ...data, entity });
}
