import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { TreeEntrySchema, type TreeEntry } from '@quantumlayer/contracts/trees/v1/trees';
import type { Transport } from '../call';
import { createClient, type Client } from '../client';
import { createGrpcServer } from '../grpc/grpc-server';
import { createGrpcTransport } from '../grpc/grpc-transport';
import { createInProcessTransport } from '../in-process-transport';
import { implementService, type Handlers, type Service } from '../service';
import type { ServiceHostOptions } from '../service-host';
import { EchoServiceDescriptor, type EchoService } from './echo-service';

export type EchoHandlers = Partial<Handlers<EchoService>>;

export interface Served {
  readonly client: Client<EchoService>;
  readonly transport: Transport;
  /** Stops the services; clients stay. */
  readonly stop: (graceSeconds: number) => Promise<void>;
}

export type Serve = (handlers: EchoHandlers, options?: ServiceHostOptions) => Promise<Served>;

const unused: Handlers<EchoService> = {
  one: () => Promise.reject(new Error('not expected')),
  many: () => neverCalled(),
  collect: () => Promise.reject(new Error('not expected')),
  converse: () => neverCalled(),
};

/** The same services behind each transport. `end` closes all that was opened. */
export function serversOf(kind: 'in-process' | 'gRPC'): { readonly serve: Serve; readonly end: () => Promise<void> } {
  const closing: (() => Promise<void>)[] = [];
  const serve: Serve = async (handlers, options = {}) => {
    const service = implementService(EchoServiceDescriptor, { ...unused, ...handlers });
    const { transport, stop } = kind === 'gRPC' ? await overGrpc(service, options) : inProcess(service, options);
    closing.push(
      () => transport.close(),
      () => stop(0),
    );
    return { client: createClient(EchoServiceDescriptor, transport), transport, stop };
  };
  return {
    serve,
    end: async () => {
      await Promise.all(closing.splice(0).map((close) => close()));
    },
  };
}

function inProcess(service: Service, options: ServiceHostOptions): Omit<Served, 'client'> {
  // The grace of a stop is fixed when the transport is made; tests of draining wait for less than this.
  const transport = createInProcessTransport([service], { ...options, graceSeconds: 0.3 });
  return { transport, stop: () => transport.close() };
}

async function overGrpc(service: Service, options: ServiceHostOptions): Promise<Omit<Served, 'client'>> {
  const server = createGrpcServer([service], options);
  const transport = createGrpcTransport(await server.listen('127.0.0.1', 0));
  return { transport, stop: (graceSeconds) => server.close(graceSeconds) };
}

/** A message that obeys its rules. */
export function entry(path: string, size = 0): TreeEntry {
  return create(TreeEntrySchema, { path, digest: `sha256:${'0'.repeat(64)}`, size: BigInt(size) });
}

export async function collectPaths(entries: AsyncIterable<TreeEntry>): Promise<string[]> {
  const paths: string[] = [];
  for await (const { path } of entries) paths.push(path);
  return paths;
}

export async function* entriesOf(...paths: string[]): AsyncGenerator<MessageInitShape<typeof TreeEntrySchema>> {
  for (const path of paths) yield await Promise.resolve(entry(path));
}

async function* neverCalled(): AsyncGenerator<TreeEntry> {
  yield await Promise.reject(new Error('not expected'));
}
