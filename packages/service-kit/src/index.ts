export * from './config';
export * from './readiness';
export * from './run-service';
export * from './service-definition';
export * from './start-service';
