export * from './event-broker';
export * from './topology';
