export * from './find-servers';
export * from './npm-postgresql';
export * from './free-ports';
export * from './plan-server';
export * from './plans/server-plan';
