export * from './engine';
export * from './open-engine';
export type * from './parse-input';
export { runProject, type ProjectWalls, type RunOptions } from './run/run-project';
export type * from './services';
export { readState, readStateText, type ProjectState } from './workspace/project-state';
export { inspectFolder } from './workspace/inspect-folder';
