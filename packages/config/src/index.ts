export * from './credentials-file';
export * from './environment';
export * from './settings';
export * from './settings-file';
export * from './settings-schema';
export * from './xdg';
