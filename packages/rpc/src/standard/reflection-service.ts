import { createRegistry, toBinary, type DescFile, type Registry } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { ServerReflection, type ServerReflectionRequest } from '@quantumlayer/contracts/grpc/reflection/v1/reflection';
import { ErrorCode, toGrpcStatus, QuantumLayerError } from '@quantumlayer/errors';
import type { Handlers } from '../service';
import { implementService, type Service } from '../service';

type Answer = Awaited<ReturnType<typeof answerTo>>;

/** The standard reflection service, so that grpcurl and its like need no proto files. https://grpc.io/docs/guides/reflection/ */
export function reflectionService(services: readonly Service[]): Service {
  const files = withDependencies(services.map(({ descriptor }) => descriptor.file));
  const registry = createRegistry(...files.values());
  const handlers: Handlers<typeof ServerReflection> = {
    async *serverReflectionInfo(requests) {
      for await (const request of requests)
        yield { validHost: request.host, originalRequest: request, ...respond(request) };
    },
  };
  const respond = (request: ServerReflectionRequest): Answer => answerTo(request, services, files, registry);
  return implementService(ServerReflection, handlers);
}

function answerTo(
  { messageRequest: asked }: ServerReflectionRequest,
  services: readonly Service[],
  files: ReadonlyMap<string, DescFile>,
  registry: Registry,
) {
  switch (asked.case) {
    case 'listServices': {
      const names = services.map(({ typeName }) => ({ name: typeName }));
      return { messageResponse: { case: 'listServicesResponse' as const, value: { service: names } } };
    }
    case 'fileByFilename':
      return encode(files.get(asked.value.replace(/\.proto$/, '')), files);
    case 'fileContainingSymbol':
      return encode(fileOf(asked.value, registry), files);
    default:
      return refuse(new QuantumLayerError(ErrorCode.UNSUPPORTED, 'Extensions are not told.'));
  }
}

/** The file that declares a type, a service or one of its methods. */
function fileOf(symbol: string, registry: Registry): DescFile | undefined {
  const owner = symbol.slice(0, symbol.lastIndexOf('.'));
  return (registry.get(symbol) ?? registry.getService(owner) ?? registry.getMessage(owner))?.file;
}

/** A file with everything that it imports, so that one answer is enough. */
function encode(file: DescFile | undefined, files: ReadonlyMap<string, DescFile>) {
  if (file === undefined) return refuse(new QuantumLayerError(ErrorCode.NOT_FOUND, 'There is no such symbol or file.'));
  const needed = withDependencies([file]);
  const bytes = [...needed.keys()].flatMap((name) => {
    const proto = files.get(name)?.proto;
    return proto === undefined ? [] : [toBinary(FileDescriptorProtoSchema, proto)];
  });
  return { messageResponse: { case: 'fileDescriptorResponse' as const, value: { fileDescriptorProto: bytes } } };
}

function refuse(error: QuantumLayerError) {
  const { code, details } = toGrpcStatus(error);
  return { messageResponse: { case: 'errorResponse' as const, value: { errorCode: code, errorMessage: details } } };
}

function withDependencies(roots: readonly DescFile[]): Map<string, DescFile> {
  const found = new Map<string, DescFile>();
  const visit = (file: DescFile): void => {
    if (found.has(file.name)) return;
    found.set(file.name, file);
    file.dependencies.forEach(visit);
  };
  roots.forEach(visit);
  return found;
}
