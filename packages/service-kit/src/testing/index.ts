export * from './build-service';
export * from './spawn-program';
