import { Role } from '@quantumlayer/contracts/platform/v1/platform';
import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import { readTree, type BlobStore } from '@quantumlayer/trees';
import { toTarGz, toZip } from '@quantumlayer/trees/archives';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { validate as isUuid } from 'uuid';
import type { Authenticate } from '../../domain/authenticate';
import type { Generations } from '../../domain/generations';
import { requireRole, type Principal } from '../../domain/principal';
import { metadataOf } from './call-of-request';
import { PROBLEMS } from './open-api';

export interface DownloadPorts {
  readonly generations: Generations;
  readonly blobs: BlobStore;
  readonly authenticate: Authenticate;
}

const FORMATS = {
  'tar.gz': { operation: 'downloadTarGz', type: 'application/gzip', make: toTarGz },
  zip: { operation: 'downloadZip', type: 'application/zip', make: toZip },
} as const;
const TEXT = 'text/plain; charset=utf-8';
const OTHER = 'application/octet-stream';

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } };
const PATH = { name: 'path', in: 'path', required: true, schema: { type: 'string', minLength: 1 } };
const TREE = { name: 'tree', in: 'query', schema: { type: 'string' } };

/** The routes below as the OpenAPI document has them; of the others the contract tells. */
export const DOWNLOAD_PATHS: Readonly<Record<string, object>> = {
  '/v1/generations/{id}/files/{path}': {
    get: download('downloadFile', 'A file, shown as text where it is text', [ID, PATH], [TEXT, OTHER]),
  },
  ...Object.fromEntries(
    Object.entries(FORMATS).map(([format, { operation, type }]) => [
      `/v1/generations/{id}/project.${format}`,
      { get: download(operation, 'The whole project', [ID, TREE], [type]) },
    ]),
  ),
};

function download(operationId: string, description: string, parameters: readonly object[], types: readonly string[]) {
  const content = Object.fromEntries(types.map((type) => [type, {}]));
  return {
    operationId,
    summary: description,
    tags: ['Generation'],
    parameters,
    responses: { '200': { description, content }, ...PROBLEMS },
  };
}

/** Bytes rather than messages: single files and whole projects. */
export function addDownloads(app: FastifyInstance, { generations, blobs, authenticate }: DownloadPorts): void {
  const admit = async (request: FastifyRequest): Promise<Principal> => {
    const principal = await authenticate(metadataOf(request));
    requireRole(principal, Role.VIEWER);
    return principal;
  };

  app.get<{ Params: { id: string; '*': string } }>('/v1/generations/:id/files/*', async (request, reply) => {
    const principal = await admit(request);
    const { id, '*': path } = request.params;
    const { content, digest } = await generations.file(principal, requireId(id), path);
    // Generated text is shown as text, whatever it is: nothing of it may run on our origin.
    return reply
      .header('etag', `"${digest}"`)
      .header('content-disposition', 'attachment')
      .type(isText(content) ? TEXT : OTHER)
      .send(Buffer.from(content));
  });

  for (const [format, { type, make }] of Object.entries(FORMATS)) {
    app.get<{ Params: { id: string }; Querystring: { tree?: string } }>(
      `/v1/generations/:id/project.${format}`,
      async (request, reply) => {
        const principal = await admit(request);
        const id = requireId(request.params.id);
        const { digest } = await generations.tree(principal, id, request.query.tree);
        const name = `project-${id}`;
        const archive = await make(name, await readTree(blobs, digest));
        return reply
          .header('etag', `"${digest}.${format}"`)
          .header('content-disposition', `attachment; filename="${name}.${format}"`)
          .type(type)
          .send(Buffer.from(archive));
      },
    );
  }
}

function requireId(id: string): string {
  if (isUuid(id)) return id;
  throw new QuantumLayerError(ErrorCode.INVALID_INPUT, 'A generation is named by a UUID.', {
    violations: [{ field: 'id', rule: 'string.uuid', message: 'must be a UUID' }],
  });
}

function isText(content: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(content).includes('\u0000');
  } catch {
    return false;
  }
}
