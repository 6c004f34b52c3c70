export { createGrpcServer, type GrpcServer, type GrpcServerOptions } from './grpc-server';
export { createGrpcTransport, type GrpcTransportOptions } from './grpc-transport';
