export { createGrpcServer, type GrpcServer } from './grpc-server';
export { createGrpcTransport, type GrpcTransportOptions } from './grpc-transport';
