export { createClient, type Client } from './client';
export { endsWithin } from './ends-within';
export { createInProcessTransport, type InProcessTransportOptions } from './in-process-transport';
export {
  implementService,
  pathOf,
  type Admit,
  type Handler,
  type Handlers,
  type Service,
  type ServiceDescriptor,
} from './service';
export {
  MAX_MESSAGE_BYTES,
  type CallContext,
  type CallOptions,
  type Transport,
  type TransportCallOptions,
} from './call';
export type { Metadata } from './metadata';
export type { ServiceHostOptions } from './service-host';
