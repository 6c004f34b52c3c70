export * from './find-servers';
export * from './free-ports';
export * from './plan-server';
export * from './plans/server-plan';
