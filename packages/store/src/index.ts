export * from './await-database';
export * from './database';
export * from './migrate';
export * from './open-database';
