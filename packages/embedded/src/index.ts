export * from './engine';
export * from './open-engine';
export { openPlatform, type Platform, type PlatformOptions } from './platform/open-platform';
export type * from './parse-input';
export { runProject, type ProjectWalls, type RunOptions } from './run/run-project';
export type * from './services';
export { loadStack, type Stack } from './stacks';
export { readState, readStateText, type ProjectState } from './workspace/project-state';
export { inspectFolder } from './workspace/inspect-folder';
