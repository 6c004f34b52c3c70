export * from './config';
export * from './logger';
export { redact } from './redact';
export * from './telemetry';
export { extractTrace, injectTrace, type TraceCarrier } from './trace-context';
