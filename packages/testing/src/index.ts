export * from './find-program';
export * from './free-port';
export * from './server-process';
